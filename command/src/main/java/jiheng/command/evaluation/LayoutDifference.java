package jiheng.command.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.LayoutChange;
import jiheng.events.evaluation.LayoutChange.Kind;
import jiheng.events.evaluation.Points;
import jiheng.events.evaluation.Words;
import org.jspecify.annotations.Nullable;

/** What one layout has otherwise than another, thing by thing in the order of the form. Pure. */
final class LayoutDifference {
    private static final Words FORM = new Words("表", "the form");
    private static final Words ORDER = new Words("次序", "order");
    private static final Words WIDTHS = new Words("列宽", "column widths");
    private static final Words RATE = new Words("预算执行率", "Budget execution rate");

    private final List<LayoutChange> all = new ArrayList<>();

    private LayoutDifference() {}

    static List<LayoutChange> between(Layout from, Layout to) {
        var found = new LayoutDifference();
        if (!from.title().equals(to.title())) {
            found.add(Kind.RENAMED, "title", to.title(), from.title(), to.title());
        }
        found.things(named("header", Layout::header).limited(Layout.Field::limit), from, to);
        found.funds(from.funds(), to.funds());
        found.things(
                named("narratives", Layout::narratives)
                        .limited(Layout.Narrative::limit)
                        .set(LayoutSettings::of),
                from,
                to);
        found.things(
                named("branches", Layout::branches)
                        .weighed(Layout.Branch::weight)
                        .set(LayoutSettings::of),
                from,
                to);
        found.children(from, to);
        found.things(
                new Part<Layout, Layout.Column>("columns", Layout::columns, Layout.Column::field, Layout.Column::title)
                        .set(LayoutSettings::of),
                from,
                to);
        found.widths(from, to);
        found.things(
                named("signoff", Layout::signoff).limited(Layout.SignOff::limit).set(LayoutSettings::of), from, to);
        found.settings("paper", FORM, LayoutSettings.of(from), LayoutSettings.of(to));
        return List.copyOf(found.all);
    }

    private void funds(Layout.Funds from, Layout.Funds to) {
        things(named("funds/columns", Layout.Funds::columns).set(LayoutSettings::of), from, to);
        things(named("funds/sources", Layout.Funds::sources), from, to);
        var figures = new Part<Layout.Funds, Layout.FundFigure>(
                "funds/figures", Layout.Funds::figures, one -> one.figure().name(), Layout.FundFigure::title);
        things(figures, from, to);
        weight("funds", RATE, from.weight(), to.weight());
        settings("funds", RATE, LayoutSettings.of(from), LayoutSettings.of(to));
    }

    private void children(Layout from, Layout to) {
        for (var branch : from.branches()) {
            to.branch(branch.key())
                    .ifPresent(
                            other -> things(named("branches/" + branch.key(), Layout.Branch::children), branch, other));
        }
        for (var branch : to.branches()) {
            if (from.branch(branch.key()).isEmpty()) {
                branch.children().forEach(one -> added("branches/" + branch.key() + "/" + one.key(), one.title()));
            }
        }
        for (var branch : from.branches()) {
            if (to.branch(branch.key()).isEmpty()) {
                branch.children().forEach(one -> dropped("branches/" + branch.key() + "/" + one.key(), one.title()));
            }
        }
    }

    /**
     * A list of things within a whole.
     *
     * @param limit the longest text, null where there is none
     * @param weight the points, null where there are none
     * @param rest what else is laid down
     */
    private record Part<W, T>(
            String place,
            Function<W, List<T>> list,
            Function<T, String> key,
            Function<T, Words> title,
            @Nullable ToIntFunction<T> limit,
            @Nullable Function<T, Points> weight,
            Function<T, List<Words>> rest) {
        Part(String place, Function<W, List<T>> list, Function<T, String> key, Function<T, Words> title) {
            this(place, list, key, title, null, null, one -> List.of());
        }

        Part<W, T> limited(ToIntFunction<T> by) {
            return new Part<>(place, list, key, title, by, weight, rest);
        }

        Part<W, T> weighed(Function<T, Points> by) {
            return new Part<>(place, list, key, title, limit, by, rest);
        }

        Part<W, T> set(Function<T, List<Words>> by) {
            return new Part<>(place, list, key, title, limit, weight, by);
        }
    }

    private static <W, T extends Layout.Named> Part<W, T> named(String place, Function<W, List<T>> list) {
        return new Part<>(place, list, Layout.Named::key, Layout.Named::title);
    }

    private <W, T> void things(Part<W, T> part, W from, W to) {
        var before = part.list().apply(from);
        var after = part.list().apply(to);
        var left = after.stream().map(part.key()).collect(Collectors.toSet());
        for (var one : before) {
            if (!left.contains(part.key().apply(one))) {
                dropped(part.place() + "/" + part.key().apply(one), part.title().apply(one));
            }
        }
        for (var one : after) {
            var key = part.key().apply(one);
            before.stream()
                    .filter(other -> part.key().apply(other).equals(key))
                    .findFirst()
                    .ifPresentOrElse(
                            other -> thing(part, other, one),
                            () -> added(part.place() + "/" + key, part.title().apply(one)));
        }
        var known = before.stream().map(part.key()).collect(Collectors.toSet());
        if (!stayed(part, before, left).equals(stayed(part, after, known))) {
            add(Kind.SETTING, part.place(), ORDER, order(part, before), order(part, after));
        }
    }

    /** The keys of what stayed, in their order. */
    private static <W, T> List<String> stayed(Part<W, T> part, List<T> all, Set<String> other) {
        return all.stream().map(part.key()).filter(other::contains).toList();
    }

    private static <W, T> Words order(Part<W, T> part, List<T> all) {
        var titles = all.stream().map(part.title()).toList();
        return new Words(
                titles.stream().map(Words::zh).collect(Collectors.joining("、")),
                titles.stream().map(Words::en).collect(Collectors.joining(", ")));
    }

    private void widths(Layout from, Layout to) {
        var other = from.columns().stream().anyMatch(one -> to.column(one.field())
                .filter(now -> now.width() != one.width())
                .isPresent());
        if (other) {
            add(Kind.SETTING, "columns", WIDTHS, null, null);
        }
    }

    private void settings(String place, Words name, List<Words> from, List<Words> to) {
        if (!from.equals(to)) {
            add(Kind.SETTING, place, name, LayoutSettings.unlike(from, to), LayoutSettings.unlike(to, from));
        }
    }

    private <W, T> void thing(Part<W, T> part, T from, T to) {
        var place = part.place() + "/" + part.key().apply(to);
        var name = part.title().apply(to);
        if (!part.title().apply(from).equals(name)) {
            add(Kind.RENAMED, place, name, part.title().apply(from), name);
        }
        if (part.limit() != null
                && part.limit().applyAsInt(from) != part.limit().applyAsInt(to)) {
            add(
                    Kind.LIMIT,
                    place,
                    name,
                    limit(part.limit().applyAsInt(from)),
                    limit(part.limit().applyAsInt(to)));
        }
        if (part.weight() != null) {
            weight(place, name, part.weight().apply(from), part.weight().apply(to));
        }
        settings(place, name, part.rest().apply(from), part.rest().apply(to));
    }

    private void weight(String place, Words name, Points from, Points to) {
        if (from.compareTo(to) != 0) {
            add(Kind.WEIGHT, place, name, figure(from), figure(to));
        }
    }

    /** Without a limit it is a number that is filled in. */
    private static Words limit(int limit) {
        return limit == 0 ? new Words("填数字", "a number") : figure(limit);
    }

    private static Words figure(Object figure) {
        return new Words(figure.toString(), figure.toString());
    }

    private void added(String place, Words name) {
        add(Kind.ADDED, place, name, null, null);
    }

    private void dropped(String place, Words name) {
        add(Kind.DROPPED, place, name, null, null);
    }

    private void add(Kind kind, String place, Words name, @Nullable Words from, @Nullable Words to) {
        all.add(new LayoutChange(kind, place, name, from, to));
    }
}
