package jiheng.ui.sheet;

import static jiheng.ui.sheet.Square.Kind.COLUMN_HEAD;
import static jiheng.ui.sheet.Square.Kind.COUNT;
import static jiheng.ui.sheet.Square.Kind.POINTS;
import static jiheng.ui.sheet.Square.Kind.ROW_HEAD;
import static jiheng.ui.sheet.Square.Kind.TEXT;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jiheng.command.evaluation.Completeness;
import jiheng.command.template.Fields;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.Indicator;
import jiheng.events.evaluation.Layout;

/** Lays the parts of a form upon the columns of its indicator table, merged as on paper. */
final class Drawing {
    /** Pairs of a heading and a text in one line of the header and of the block at the foot. */
    private static final int HEADER_PAIRS = 2;

    private static final int SIGNOFF_PAIRS = 3;

    private final Layout layout;
    private final Content content;
    private final Options options;
    private final Map<String, Figure> figures;
    private final Columns columns;
    private final List<Line> lines = new ArrayList<>();

    Drawing(Layout layout, Content content, Options options, Map<String, Figure> figures, Columns columns) {
        this.layout = layout;
        this.content = content;
        this.options = options;
        this.figures = figures;
        this.columns = columns;
    }

    List<Line> lines() {
        header();
        lines.addAll(new FundTable(this, layout, columns, options).lines());
        narratives();
        indicators();
        total();
        signOff();
        return List.copyOf(lines);
    }

    private void header() {
        var pairs = new ArrayList<List<Square>>();
        pairs.add(fixed("sheet.unit", options.unit()));
        if (!options.project().isEmpty()) {
            pairs.add(fixed("sheet.project", options.project()));
        }
        for (var field : layout.header()) {
            pairs.add(pair(field, Cell.header(field.key()), field.limit() == 0 ? COUNT : TEXT));
        }
        pairs("header", pairs, HEADER_PAIRS);
    }

    private void signOff() {
        pairs(
                "signoff",
                layout.signoff().stream()
                        .map(field -> pair(field, Cell.signOff(field.key()), TEXT))
                        .toList(),
                SIGNOFF_PAIRS);
    }

    private List<Square> pair(Layout.Named field, Cell cell, Square.Kind kind) {
        var label = words(field);
        return List.of(Square.head(ROW_HEAD, label, 1, 1), cell(cell, kind, label, 1));
    }

    private static List<Square> fixed(String message, String text) {
        var label = Label.message(message);
        return List.of(Square.head(ROW_HEAD, label, 1, 1), Square.fixed(label, text, 1));
    }

    /** The first heading stands over the headings of the parts; what follows shares the rest of the line. */
    private void pairs(String kind, List<List<Square>> pairs, int most) {
        for (int from = 0; from < pairs.size(); from += most) {
            var squares = new ArrayList<Square>();
            pairs.subList(from, Math.min(from + most, pairs.size())).forEach(squares::addAll);
            var widths = new int[squares.size() - 1];
            for (int i = 0; i < widths.length; i++) {
                widths[i] = i % 2 == 0 ? 3 : 1;
            }
            var spans = columns.spread(1, columns.last(), widths);
            for (int i = 0; i < spans.length; i++) {
                squares.set(i + 1, squares.get(i + 1).spanning(spans[i]));
            }
            lines.add(Line.of(kind, squares));
        }
    }

    private void narratives() {
        var fields = layout.narratives();
        for (int i = 0; i < fields.size(); ) {
            var under = fields.get(i).under();
            int end = i + 1;
            while (under != null
                    && end < fields.size()
                    && end - i < HEADER_PAIRS
                    && Objects.equals(fields.get(end).under(), under)) {
                end++;
            }
            if (end - i > 1 && under != null) {
                sideBySide(Label.words(options.pick(under)), fields.subList(i, end));
            } else {
                var field = fields.get(i);
                var rest = columns.span(1, columns.last());
                lines.add(Line.of(
                        "narrative", List.of(Square.head(ROW_HEAD, words(field), 1, 1), narrative(field, rest))));
            }
            i = end;
        }
    }

    private void sideBySide(Label under, List<Layout.Narrative> fields) {
        var widths = new int[fields.size()];
        Arrays.fill(widths, 1);
        var spans = columns.spread(1, columns.last(), widths);
        var headings = new ArrayList<Square>();
        var texts = new ArrayList<Square>();
        headings.add(Square.head(ROW_HEAD, under, 2, 1));
        for (int i = 0; i < spans.length; i++) {
            headings.add(Square.head(COLUMN_HEAD, words(fields.get(i)), 1, spans[i]));
            texts.add(narrative(fields.get(i), spans[i]));
        }
        lines.add(Line.of("narrative headings", headings));
        lines.add(Line.of("narrative", texts));
    }

    private Square narrative(Layout.Narrative field, int colspan) {
        return cell(Cell.narrative(field.key()), TEXT, words(field), colspan);
    }

    private void indicators() {
        var shown = layout.branches().stream().filter(this::shown).toList();
        int height = shown.stream().mapToInt(this::height).sum();
        var headings = new ArrayList<Square>();
        headings.add(Square.head(ROW_HEAD, Label.message("sheet.indicators"), height + 1, 1));
        columns.all().stream().skip(1).forEach(column -> {
            var head = Square.head(COLUMN_HEAD, column.label(), 1, column.parts());
            headings.add(column.helper() ? head.asHelper() : head);
        });
        lines.add(Line.of("indicator headings", headings));
        shown.forEach(this::branch);
    }

    /** A branch that weighs nothing and holds nothing is left off where nobody can add to it, unless somebody made it so. */
    private boolean shown(Layout.Branch branch) {
        return options.rows()
                || weight(branch.key()).signum() > 0
                || content.value(Cell.branch(branch.key(), "weight")).isPresent()
                || content.value(Cell.branch(branch.key(), "reason")).isPresent()
                || content.indicators().stream().anyMatch(row -> row.branch().equals(branch.key()));
    }

    private void branch(Layout.Branch branch) {
        boolean first = true;
        for (var child : branch.children()) {
            var rows = rows(branch, child);
            for (int i = 0; i < Math.max(1, rows.size()); i++) {
                var squares = new ArrayList<Square>();
                if (first) {
                    var sum = figureOf("branch/" + branch.key());
                    squares.add(Square.branch(words(branch), sum, height(branch))
                            .spanning(columns.all().get(1).parts()));
                    first = false;
                }
                if (i == 0) {
                    squares.add(Square.head(
                            ROW_HEAD,
                            words(child),
                            Math.max(1, rows.size()),
                            columns.all().get(2).parts()));
                }
                if (rows.isEmpty()) {
                    empty(squares);
                } else {
                    row(rows.get(i), squares);
                }
                var row = rows.isEmpty() ? "" : rows.get(i).id().value();
                lines.add(new Line(
                        rows.isEmpty() ? "indicator vacant" : "indicator", row, branch.key(), child.key(), squares));
            }
        }
        adjusting(branch);
    }

    /** Whether a level-1 weight may be changed or was: the official form has no room for it and its reason. */
    boolean adjusts(String branch) {
        return options.helpers() && shows(Cell.branch(branch, "weight"));
    }

    Square adjusting(String branch, String field, int colspan) {
        var weight = field.equals("weight");
        var square = cell(
                Cell.branch(branch, field),
                weight ? POINTS : TEXT,
                Label.message(weight ? "sheet.adjusting.weight" : "sheet.adjusting"),
                colspan);
        return weight ? square.showing(Figures.decimals(weight(branch))) : square;
    }

    private void adjusting(Layout.Branch branch) {
        if (!adjusts(branch.key())) {
            return;
        }
        var spans = columns.spread(3, columns.last(), 6, 2, 1);
        lines.add(Line.of(
                "adjusting",
                List.of(
                        Square.head(
                                ROW_HEAD,
                                Label.message("sheet.adjusting"),
                                1,
                                columns.all().get(2).parts()),
                        adjusting(branch.key(), "reason", spans[0]),
                        Square.head(ROW_HEAD, Label.message("sheet.adjusting.weight"), 1, spans[1]),
                        adjusting(branch.key(), "weight", spans[2]))));
    }

    private void empty(List<Square> squares) {
        if (options.rows()) {
            squares.add(
                    Square.head(Square.Kind.ADD, Label.message("sheet.row.add"), 1, columns.span(3, columns.last())));
            return;
        }
        columns.all().stream().skip(3).forEach(column -> {
            var blank = Square.blank(column.label(), column.parts());
            squares.add(column.helper() ? blank.asHelper() : blank);
        });
    }

    private void row(Indicator indicator, List<Square> squares) {
        columns.all().stream().skip(3).forEach(column -> {
            var square = column.field().equals("rule")
                    ? figure("rule/" + indicator.id(), column.label(), column.parts())
                    : cell(
                            Cell.indicator(indicator.id(), column.field()),
                            column.kind(),
                            column.label(),
                            column.parts());
            squares.add(column.helper() ? square.asHelper() : square);
        });
    }

    /** The sums stand under their columns, the grade beside them. */
    private void total() {
        var squares = new ArrayList<Square>();
        var weight = columns.index("weight");
        squares.add(Square.head(ROW_HEAD, Label.message("sheet.total"), 1, columns.span(0, weight - 1)));
        squares.add(figure("total/weight", columns.all().get(weight).label(), columns.span(weight, weight)));
        var score = columns.index("score");
        if (score > weight + 1) {
            squares.add(Square.blank(Label.NONE, columns.span(weight + 1, score - 1)));
        }
        squares.add(figure("total/self", columns.all().get(score).label(), columns.span(score, score)));
        var after = score + 1;
        if (options.helpers()) {
            squares.add(figure("total/rule", Label.message("sheet.column.rule"), columns.span(after, after))
                    .asHelper());
            after++;
        }
        var grade = figure("grade", Label.message("sheet.grade"), columns.span(after, columns.last()));
        if (after <= columns.last()) {
            squares.add(grade);
        }
        lines.add(Line.of("total", squares));
        if (after > columns.last()) {
            lines.add(Line.of(
                    "total",
                    List.of(
                            Square.head(ROW_HEAD, Label.message("sheet.grade"), 1, columns.span(0, weight - 1)),
                            grade.spanning(columns.span(weight, columns.last())))));
        }
    }

    private int height(Layout.Branch branch) {
        int rows = branch.children().stream()
                .mapToInt(child -> Math.max(1, rows(branch, child).size()))
                .sum();
        return rows + (adjusts(branch.key()) ? 1 : 0);
    }

    private List<Indicator> rows(Layout.Branch branch, Layout.Item child) {
        return content.indicators().stream()
                .filter(row -> row.branch().equals(branch.key()) && row.child().equals(child.key()))
                .sorted(Comparator.comparingInt(Indicator::position))
                .toList();
    }

    BigDecimal weight(String branch) {
        return Completeness.branchWeight(layout, content, branch);
    }

    /** Whether a cell that the official form lacks is shown: it holds something, or may be filled in. */
    boolean shows(Cell cell) {
        return options.editable().test(cell) || content.value(cell).isPresent();
    }

    Square cell(Cell cell, Square.Kind kind, Label label, int colspan) {
        int limit = Fields.of(layout, content, cell).map(Fields.Field::limit).orElse(0);
        return new Square(
                Square.id(cell),
                kind,
                cell,
                "",
                label,
                Sheet.text(cell, content.value(cell).orElse(null)),
                "",
                1,
                colspan,
                limit,
                false,
                options.editable().test(cell),
                options.marks().get(cell));
    }

    Square figure(String key, Label label, int colspan) {
        return Square.figure(figureOf(key), label, colspan);
    }

    private Figure figureOf(String key) {
        return figures.getOrDefault(key, Figure.none(key));
    }

    Label words(Layout.Named named) {
        return Label.words(options.pick(named.title()));
    }
}
