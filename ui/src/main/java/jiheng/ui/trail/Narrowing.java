package jiheng.ui.trail;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.organisation.UnitId;
import jiheng.query.history.Histories;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a reader narrowed a history to, as it stands in the address; empty does not narrow.
 *
 * @param person an account, with or without its prefix, or part of a name
 * @param from the first day, or a moment
 * @param until the last day, all of it, or a moment
 * @param row a row's key or a cell's path
 * @param scores {@code hide} leaves out what the rules made of each act
 */
public record Narrowing(
        @Nullable String person,
        @Nullable String from,
        @Nullable String until,
        @Nullable String act,
        @Nullable String row,
        @Nullable String text,
        @Nullable String scores,
        @Nullable String unit) {
    private static final String HIDE = "hide";

    public Narrowing {
        person = clean(person);
        from = clean(from);
        until = clean(until);
        act = clean(act);
        row = clean(row);
        text = clean(text);
        scores = clean(scores);
        unit = clean(unit);
    }

    /** The fields whose text names nothing, e.g. a day that is not in the calendar. */
    List<String> malformed() {
        var wrong = new ArrayList<String>();
        if (!of(from).isEmpty() && Times.day(of(from), false).isEmpty()) {
            wrong.add("from");
        }
        if (!of(until).isEmpty() && Times.day(of(until), true).isEmpty()) {
            wrong.add("until");
        }
        return wrong;
    }

    /** Whether nothing can lie between the two days, since the last is before the first. */
    public boolean isReversed() {
        var first = Times.day(of(from), false);
        var end = Times.day(of(until), true);
        return first.isPresent() && end.isPresent() && !first.get().isBefore(end.get());
    }

    boolean hidesScores() {
        return of(scores).equals(HIDE);
    }

    boolean isEmpty() {
        return parameters().isEmpty();
    }

    Histories.Filter within(EvaluationId evaluation) {
        return filter(evaluation, null);
    }

    /** @param readable the units the reader may see; a unit that is not among them finds nothing */
    Histories.Filter among(Collection<UnitId> readable) {
        return filter(
                null,
                readable.stream()
                        .filter(one -> of(unit).isEmpty() || one.value().equals(unit))
                        .toList());
    }

    private Histories.Filter filter(@Nullable EvaluationId evaluation, @Nullable Collection<UnitId> units) {
        return new Histories.Filter(
                evaluation,
                units,
                person,
                Times.day(of(from), false).orElse(null),
                Times.day(of(until), true).orElse(null),
                act,
                row,
                null,
                text,
                hidesScores());
    }

    /** This narrowing as the query of an address, with its question mark; empty if it does not narrow. */
    String query() {
        return query(parameters());
    }

    /** As {@link #query()}, for a page of what was found. */
    public String page(int page) {
        var all = parameters();
        all.put("page", "" + page);
        return query(all);
    }

    private static String query(Map<String, String> all) {
        var builder = UriComponentsBuilder.newInstance();
        all.forEach((name, value) -> builder.queryParam(name, "{" + name + "}"));
        return builder.encode().buildAndExpand(all).toUriString();
    }

    private Map<String, String> parameters() {
        var all = new LinkedHashMap<String, String>();
        put(all, "person", person);
        put(all, "from", from);
        put(all, "until", until);
        put(all, "act", act);
        put(all, "row", row);
        put(all, "unit", unit);
        put(all, "text", text);
        put(all, "scores", scores);
        return all;
    }

    private static void put(Map<String, String> all, String name, @Nullable String value) {
        if (!of(value).isEmpty()) {
            all.put(name, of(value));
        }
    }

    private static String of(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String clean(@Nullable String text) {
        return of(text).strip();
    }
}
