package jiheng.query.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.Evidence;
import jiheng.events.evaluation.Indicator;
import jiheng.events.evaluation.IndicatorId;
import jiheng.events.evaluation.KeptCell;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.Value;
import jiheng.events.evaluation.Words;

/** What differs between two states of a form, cell by cell. Pure. */
public final class Comparison {
    /** How a cell differs, or a row as a whole, whether or not it has cells. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        ROW_ADDED,
        ROW_REMOVED,
        /** The cell says the same, and has its place on one of the two forms only. */
        KEPT
    }

    /**
     * One cell that differs, or a row that came or went.
     *
     * @param field the path of the cell, or {@code indicators/<id>} for a row; {@code indicators/<id>/ruleScore} and
     *     {@code totals/…} are figures that follow from others, {@code …/evidence} stands for the files of
     *     a row
     * @param from empty for a row, as {@code to} is; of {@code totals/grade} the grade's name
     * @param segments the text word by word, empty where it is no text
     */
    public record Difference(
            String field, Words label, Kind kind, String from, String to, List<TextComparison.Segment> segments) {
        public Difference {
            segments = List.copyOf(segments);
        }
    }

    /** The field of the grade. */
    public static final String GRADE = "totals/grade";

    private Comparison() {}

    /** All cells in which {@code to} differs from {@code from}, in the order of the later form. */
    public static List<Difference> between(Form from, Form to) {
        return between(from.layout(), from.content(), to.layout(), to.content());
    }

    public static List<Difference> between(Layout layout, Content from, Content to) {
        return between(layout, from, layout, to);
    }

    private static List<Difference> between(Layout layoutFrom, Content from, Layout layout, Content to) {
        var labelsFrom = new Labels(layoutFrom, from);
        var labelsTo = new Labels(layout, to);
        List<Difference> all = new ArrayList<>();
        rows(Kind.ROW_REMOVED, labelsFrom, layout, from, to, all);
        rows(Kind.ROW_ADDED, labelsTo, layout, to, from, all);
        for (var cell : order(layout, from, to)) {
            var before = text(from, cell);
            var after = text(to, cell);
            var label = (to.value(cell).isPresent() ? labelsTo : labelsFrom).cell(cell);
            if (before.equals(after)
                    && from.value(cell).isPresent() != to.value(cell).isPresent()) {
                all.add(new Difference(cell.path(), label, Kind.KEPT, before, after, List.of()));
            } else if (!before.equals(after)) {
                var isText = from.value(cell).or(() -> to.value(cell)).orElse(null) instanceof Value.Text;
                all.add(difference(
                        cell.path(),
                        label,
                        before,
                        after,
                        isText && !before.isEmpty() && !after.isEmpty()
                                ? TextComparison.between(before, after)
                                : List.of()));
            }
        }
        evidence(labelsFrom, labelsTo, from, to, all);
        scores(labelsFrom, labelsTo, from, to, all);
        totals(from, to, all);
        return List.copyOf(all);
    }

    /** What stands in the cell, or was kept of it last. */
    private static String text(Content content, Cell cell) {
        return content.value(cell)
                .or(() -> kept(content, cell))
                .map(Value::toString)
                .orElse("");
    }

    private static Optional<Value> kept(Content content, Cell cell) {
        return content.kept().stream()
                .filter(one -> one.cell().equals(cell))
                .map(KeptCell::value)
                .reduce((first, second) -> second);
    }

    /** The rows of one content that the other does not have, in the order of the form. */
    private static void rows(
            Kind kind, Labels labels, Layout layout, Content content, Content other, List<Difference> all) {
        content.indicators().stream()
                .filter(row -> other.indicator(row.id()).isEmpty())
                .sorted(Comparator.comparingInt(row -> rank(layout, row)))
                .forEach(row -> {
                    var label = labels.row(row.id().value());
                    all.add(new Difference(
                            Cell.INDICATORS + "/" + row.id(),
                            new Words("指标行「" + label.zh() + "」", "the row “" + label.en() + "”"),
                            kind,
                            "",
                            "",
                            List.of()));
                });
    }

    private static void evidence(Labels labelsFrom, Labels labelsTo, Content from, Content to, List<Difference> all) {
        var rows = new TreeSet<String>();
        from.evidence().forEach(one -> rows.add(one.row()));
        to.evidence().forEach(one -> rows.add(one.row()));
        for (var row : rows) {
            if (!from.evidence(row).equals(to.evidence(row))) {
                var cell = Evidence.cell(row);
                var label = (to.evidence(row).isEmpty() ? labelsFrom : labelsTo).cell(cell);
                all.add(difference(cell.path(), label, files(from, row), files(to, row), List.of()));
            }
        }
    }

    private static String files(Content content, String row) {
        return content.evidence(row).stream().map(Evidence::toString).collect(Collectors.joining("\n"));
    }

    private static void scores(Labels labelsFrom, Labels labelsTo, Content from, Content to, List<Difference> all) {
        var rows = new TreeSet<>(from.scores().keySet());
        rows.addAll(to.scores().keySet());
        for (var row : rows) {
            var before = score(from, row);
            var after = score(to, row);
            if (!before.equals(after)) {
                var section = row.equals(Cell.TOTAL) ? Cell.FUNDS : Cell.INDICATORS;
                var cell = new Cell(section + "/" + row + "/ruleScore");
                var label = (to.scores().containsKey(row) ? labelsTo : labelsFrom).cell(cell);
                all.add(difference(cell.path(), label, before, after, List.of()));
            }
        }
    }

    private static void totals(Content from, Content to, List<Difference> all) {
        var before = from.totals();
        var after = to.totals();
        var selfBefore = before == null ? "" : before.self().toString();
        var selfAfter = after == null ? "" : after.self().toString();
        if (!selfBefore.equals(selfAfter)) {
            all.add(difference("totals/self", new Words("自评总分", "Self total"), selfBefore, selfAfter, List.of()));
        }
        var ruleBefore = before == null ? "" : before.rule().toString();
        var ruleAfter = after == null ? "" : after.rule().toString();
        if (!ruleBefore.equals(ruleAfter)) {
            all.add(difference("totals/rule", new Words("规则总分", "Rule total"), ruleBefore, ruleAfter, List.of()));
        }
        var gradeBefore = before == null ? "" : before.grade().name();
        var gradeAfter = after == null ? "" : after.grade().name();
        if (!gradeBefore.equals(gradeAfter)) {
            all.add(difference(GRADE, new Words("等级", "Grade"), gradeBefore, gradeAfter, List.of()));
        }
    }

    private static String score(Content content, String row) {
        var score = content.scores().get(row);
        return score == null || score.score() == null ? "" : score.score().toString();
    }

    private static Difference difference(
            String field, Words label, String before, String after, List<TextComparison.Segment> segments) {
        var kind = before.isEmpty() ? Kind.ADDED : after.isEmpty() ? Kind.REMOVED : Kind.CHANGED;
        return new Difference(field, label, kind, before, after, segments);
    }

    private static List<Cell> order(Layout layout, Content from, Content to) {
        var cells = new TreeSet<Cell>(Comparator.<Cell>comparingInt(cell -> rank(layout, from, to, cell))
                .thenComparing(cell -> cell));
        cells.addAll(from.cells().keySet());
        cells.addAll(to.cells().keySet());
        Stream.concat(from.kept().stream(), to.kept().stream())
                .map(KeptCell::cell)
                .forEach(cells::add);
        return List.copyOf(cells);
    }

    private static int rank(Layout layout, Content from, Content to, Cell cell) {
        return switch (cell.section()) {
            case Cell.HEADER -> 0;
            case Cell.FUNDS -> 1;
            case Cell.NARRATIVES -> 2;
            case Cell.BRANCHES -> 3;
            case Cell.SIGNOFF -> Integer.MAX_VALUE;
            default -> {
                var id = new IndicatorId(cell.row());
                yield to.indicator(id)
                        .or(() -> from.indicator(id))
                        .map(row -> rank(layout, row))
                        .orElse(Integer.MAX_VALUE - 1);
            }
        };
    }

    private static int rank(Layout layout, Indicator row) {
        return 10 + 10_000 * childRank(layout, row.branch(), row.child()) + row.position();
    }

    private static int childRank(Layout layout, String branch, String child) {
        var rank = 0;
        for (var one : layout.branches()) {
            for (var under : one.children()) {
                rank++;
                if (one.key().equals(branch) && under.key().equals(child)) {
                    return rank;
                }
            }
        }
        return rank + 1;
    }
}
