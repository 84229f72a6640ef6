package jiheng.ui.sheet;

import static jiheng.ui.sheet.Square.Kind.AMOUNT;
import static jiheng.ui.sheet.Square.Kind.COLUMN_HEAD;
import static jiheng.ui.sheet.Square.Kind.COUNT;
import static jiheng.ui.sheet.Square.Kind.POINTS;
import static jiheng.ui.sheet.Square.Kind.ROW_HEAD;
import static jiheng.ui.sheet.Square.Kind.TEXT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jiheng.command.evaluation.Completeness;
import jiheng.command.evaluation.Fields;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.Indicator;
import jiheng.events.evaluation.Layout;

/**
 * Lays the parts of a form upon the columns of its indicator table, merged as on paper. Spans are given as columns from
 * and to, so that leaving out the helper columns narrows the merged squares over them.
 */
final class Drawing {
    private static final String GOALS = "goals";
    private static final String RESULTS = "results";

    private final Layout layout;
    private final Content content;
    private final Options options;
    private final Map<String, Figure> figures;
    private final List<Line> lines = new ArrayList<>();

    Drawing(Layout layout, Content content, Options options, Map<String, Figure> figures) {
        this.layout = layout;
        this.content = content;
        this.options = options;
        this.figures = figures;
    }

    List<Line> lines() {
        header();
        funds();
        narratives();
        indicators();
        total();
        return List.copyOf(lines);
    }

    private void header() {
        var pairs = new ArrayList<List<Square>>();
        pairs.add(fixed("sheet.unit", options.unit()));
        if (!options.project().isEmpty()) {
            pairs.add(fixed("sheet.project", options.project()));
        }
        for (var field : layout.header()) {
            var label = words(field);
            pairs.add(List.of(
                    Square.head(ROW_HEAD, label, 1, 1),
                    cell(Cell.header(field.key()), field.limit() == 0 ? COUNT : TEXT, label, 1)));
        }
        for (int left = 0; left < pairs.size(); left += 2) {
            var squares = new ArrayList<Square>();
            boolean alone = left + 1 == pairs.size();
            squares.addAll(
                    spread(pairs.get(left), Column.PART, Column.PART, alone ? Column.IMPROVEMENT : Column.TARGETS));
            if (!alone) {
                squares.addAll(spread(pairs.get(left + 1), Column.ACTUAL, Column.ACTUALS, Column.IMPROVEMENT));
            }
            lines.add(Line.of("header", squares));
        }
    }

    private List<Square> fixed(String message, String text) {
        var label = Label.message(message);
        return List.of(Square.head(ROW_HEAD, label, 1, 1), Square.fixed(label, text, 1));
    }

    private List<Square> spread(List<Square> pair, Column from, Column head, Column to) {
        return List.of(
                pair.get(0).spanning(span(from, head)),
                pair.get(1).spanning(span(Column.values()[head.ordinal() + 1], to)));
    }

    private void funds() {
        var funds = layout.funds();
        var places = places(funds.columns().size());
        var headings = new ArrayList<Square>();
        headings.add(Square.head(
                ROW_HEAD,
                Label.message("sheet.funds"),
                funds.sources().size() + 2 + (explains() ? 1 : 0) + (adjusts(Cell.FUNDS) ? 1 : 0),
                1));
        headings.add(heading("sheet.funds.source", span(Column.BRANCH, Column.CHILD)));
        for (int i = 0; i < places.length; i++) {
            headings.add(Square.head(COLUMN_HEAD, words(funds.columns().get(i)), 1, places[i]));
        }
        headings.add(heading("sheet.column.weight", span(Column.ACTUAL, Column.ACTUALS)));
        headings.add(Square.head(
                COLUMN_HEAD,
                Label.words(options.pick(funds.figures().get(1).title())),
                1,
                span(Column.WEIGHT, Column.SCORE)));
        helper(headings, heading("sheet.column.rule", 1));
        headings.add(heading("sheet.column.score", span(Column.REASON, Column.IMPROVEMENT)));
        lines.add(Line.of("fund headings", headings));
        for (var source : funds.sources()) {
            var squares = new ArrayList<Square>();
            squares.add(Square.head(ROW_HEAD, words(source), 1, span(Column.BRANCH, Column.CHILD)));
            for (int i = 0; i < places.length; i++) {
                var column = funds.columns().get(i);
                squares.add(cell(Cell.fund(source.key(), column.key()), AMOUNT, words(column), places[i]));
            }
            squares.add(Square.blank(Label.message("sheet.column.weight"), span(Column.ACTUAL, Column.ACTUALS)));
            squares.add(figure("funds/" + source.key() + "/rate", "sheet.funds.rate", Column.WEIGHT, Column.SCORE));
            helper(squares, Square.blank(Label.message("sheet.column.rule"), 1));
            squares.add(Square.blank(Label.message("sheet.column.score"), span(Column.REASON, Column.IMPROVEMENT)));
            lines.add(Line.of("fund", squares));
        }
        fundTotal(places);
    }

    private void fundTotal(int[] places) {
        var squares = new ArrayList<Square>();
        squares.add(Square.head(ROW_HEAD, Label.message("sheet.funds.total"), 1, span(Column.BRANCH, Column.CHILD)));
        for (int i = 0; i < places.length; i++) {
            var column = layout.funds().columns().get(i);
            squares.add(Square.figure(figureOf("funds/total/" + column.key()), words(column), places[i]));
        }
        squares.add(adjusting(Cell.FUNDS, "weight", span(Column.ACTUAL, Column.ACTUALS)));
        squares.add(figure("funds/rate", "sheet.funds.rate", Column.WEIGHT, Column.SCORE));
        helper(squares, figure("rule/" + Cell.TOTAL, "sheet.column.rule", Column.RULE, Column.RULE));
        squares.add(cell(
                Cell.fund(Cell.TOTAL, "score"), POINTS, Column.SCORE.label(), span(Column.REASON, Column.IMPROVEMENT)));
        lines.add(new Line("fund sum", Cell.TOTAL, "", "", squares));
        fundReason();
        if (adjusts(Cell.FUNDS)) {
            lines.add(Line.of(
                    "fund adjusting",
                    List.of(
                            Square.head(
                                    ROW_HEAD, Label.message("sheet.adjusting"), 1, span(Column.BRANCH, Column.CHILD)),
                            adjusting(Cell.FUNDS, "reason", span(Column.NAME, Column.IMPROVEMENT)))));
        }
    }

    /** Whether a level-1 weight may be changed or was: the official form has no room for it and its reason. */
    private boolean adjusts(String branch) {
        var weight = Cell.branch(branch, "weight");
        return options.helpers()
                && (options.editable().test(weight) || content.value(weight).isPresent());
    }

    private Square adjusting(String branch, String field, int colspan) {
        var weight = field.equals("weight");
        var square = cell(
                Cell.branch(branch, field),
                weight ? POINTS : TEXT,
                Label.message(weight ? "sheet.adjusting.weight" : "sheet.adjusting"),
                colspan);
        return weight ? square.showing(Figures.decimals(Completeness.branchWeight(layout, content, branch))) : square;
    }

    private void adjusting(Layout.Branch branch) {
        if (!adjusts(branch.key())) {
            return;
        }
        lines.add(Line.of(
                "adjusting",
                List.of(
                        Square.head(ROW_HEAD, Label.message("sheet.adjusting"), 1, 1),
                        adjusting(branch.key(), "reason", span(Column.NAME, Column.TARGETS)),
                        Square.head(
                                ROW_HEAD,
                                Label.message("sheet.adjusting.weight"),
                                1,
                                span(Column.ACTUAL, Column.ACTUALS)),
                        adjusting(branch.key(), "weight", 1),
                        Square.blank(Label.NONE, span(Column.SCORE, Column.IMPROVEMENT)))));
    }

    /** Why the execution rate loses points: the official form has no room for it, so it stands in a line of its own. */
    private boolean explains() {
        var reason = Cell.fund(Cell.TOTAL, "reason");
        return options.helpers()
                && (options.editable().test(reason) || content.value(reason).isPresent());
    }

    private void fundReason() {
        if (!explains()) {
            return;
        }
        lines.add(new Line(
                "fund reason",
                Cell.TOTAL,
                "",
                "",
                List.of(
                        Square.head(ROW_HEAD, Column.REASON.label(), 1, span(Column.BRANCH, Column.CHILD)),
                        explanation(Column.REASON, span(Column.NAME, Column.TARGETS)),
                        Square.head(ROW_HEAD, Column.IMPROVEMENT.label(), 1, span(Column.ACTUAL, Column.ACTUALS)),
                        explanation(Column.IMPROVEMENT, span(Column.WEIGHT, Column.IMPROVEMENT)))));
    }

    private Square explanation(Column column, int colspan) {
        return cell(Cell.fund(Cell.TOTAL, column.field()), TEXT, column.label(), colspan);
    }

    /** The widths of the fund columns, which share the room between the sources and the weight. */
    private int[] places(int columns) {
        var room = List.of(Column.NAME, Column.CONTENT, Column.TARGET);
        if (columns < 1 || columns > room.size()) {
            throw new IllegalArgumentException("a fund table has 1 to 3 columns, not " + columns);
        }
        var widths = new int[columns];
        Arrays.fill(widths, 1);
        widths[columns - 1] = span(room.get(columns - 1), Column.TARGETS);
        return widths;
    }

    private void narratives() {
        var fields = layout.narratives();
        for (int i = 0; i < fields.size(); i++) {
            var field = fields.get(i);
            if (field.key().equals(GOALS)
                    && i + 1 < fields.size()
                    && fields.get(i + 1).key().equals(RESULTS)) {
                sideBySide(field, fields.get(++i));
            } else {
                var label = words(field);
                lines.add(Line.of(
                        "narrative",
                        List.of(
                                Square.head(ROW_HEAD, label, 1, 1),
                                narrative(field, span(Column.BRANCH, Column.IMPROVEMENT)))));
            }
        }
    }

    private void sideBySide(Layout.Narrative left, Layout.Narrative right) {
        int leftSpan = span(Column.BRANCH, Column.TARGETS);
        int rightSpan = span(Column.ACTUAL, Column.IMPROVEMENT);
        lines.add(Line.of(
                "narrative headings",
                List.of(
                        Square.head(ROW_HEAD, Label.message("sheet.goals"), 2, 1),
                        Square.head(COLUMN_HEAD, words(left), 1, leftSpan),
                        Square.head(COLUMN_HEAD, words(right), 1, rightSpan))));
        lines.add(Line.of("narrative", List.of(narrative(left, leftSpan), narrative(right, rightSpan))));
    }

    private Square narrative(Layout.Narrative field, int colspan) {
        return cell(Cell.narrative(field.key()), TEXT, words(field), colspan);
    }

    private void indicators() {
        int height = layout.branches().stream().mapToInt(this::height).sum();
        var headings = new ArrayList<Square>();
        headings.add(Square.head(ROW_HEAD, Label.message("sheet.indicators"), height + 1, 1));
        columns().skip(1).forEach(column -> {
            var head = Square.head(COLUMN_HEAD, column.label(), 1, 1);
            headings.add(column.helper() ? head.asHelper() : head);
        });
        lines.add(Line.of("indicator headings", headings));
        layout.branches().forEach(this::branch);
    }

    private void branch(Layout.Branch branch) {
        boolean first = true;
        for (var child : branch.children()) {
            var rows = rows(branch, child);
            for (int i = 0; i < Math.max(1, rows.size()); i++) {
                var squares = new ArrayList<Square>();
                if (first) {
                    var sum = figureOf("branch/" + branch.key());
                    squares.add(Square.branch(Label.words(options.pick(branch.title())), sum, height(branch)));
                    first = false;
                }
                if (i == 0) {
                    squares.add(Square.head(ROW_HEAD, words(child), Math.max(1, rows.size()), 1));
                }
                if (rows.isEmpty()) {
                    empty(squares);
                } else {
                    columns().skip(Column.NAME.ordinal()).forEach(new Row(rows.get(i), squares)::add);
                }
                var row = rows.isEmpty() ? "" : rows.get(i).id().value();
                lines.add(new Line(
                        rows.isEmpty() ? "indicator vacant" : "indicator", row, branch.key(), child.key(), squares));
            }
        }
        adjusting(branch);
    }

    private void empty(List<Square> squares) {
        if (options.rows()) {
            squares.add(Square.head(
                    Square.Kind.ADD, Label.message("sheet.row.add"), 1, span(Column.NAME, Column.IMPROVEMENT)));
            return;
        }
        columns().skip(Column.NAME.ordinal()).forEach(column -> {
            var blank = Square.blank(column.label(), 1);
            squares.add(column.helper() ? blank.asHelper() : blank);
        });
    }

    /** One indicator's squares. */
    private final class Row {
        private final Indicator indicator;
        private final List<Square> squares;

        Row(Indicator indicator, List<Square> squares) {
            this.indicator = indicator;
            this.squares = squares;
        }

        void add(Column column) {
            if (column == Column.RULE) {
                squares.add(Square.figure(figureOf("rule/" + indicator.id()), column.label(), 1)
                        .asHelper());
                return;
            }
            var square = cell(Cell.indicator(indicator.id(), column.field()), column.kind(), column.label(), 1);
            squares.add(column.helper() ? square.asHelper() : square);
        }
    }

    private void total() {
        var squares = new ArrayList<Square>();
        squares.add(Square.head(ROW_HEAD, Label.message("sheet.total"), 1, span(Column.PART, Column.ACTUALS)));
        squares.add(figure("total/weight", "sheet.column.weight", Column.WEIGHT, Column.WEIGHT));
        squares.add(figure("total/self", "sheet.column.score", Column.SCORE, Column.SCORE));
        helper(squares, figure("total/rule", "sheet.column.rule", Column.RULE, Column.RULE));
        squares.add(figure("grade", "sheet.grade", Column.REASON, Column.IMPROVEMENT));
        lines.add(Line.of("total", squares));
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

    private Square cell(Cell cell, Square.Kind kind, Label label, int colspan) {
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

    private Square figure(String key, String message, Column from, Column to) {
        return Square.figure(figureOf(key), Label.message(message), span(from, to));
    }

    private Figure figureOf(String key) {
        return figures.getOrDefault(key, Figure.none(key));
    }

    private void helper(List<Square> squares, Square square) {
        if (options.helpers()) {
            squares.add(square.asHelper());
        }
    }

    private static Square heading(String message, int colspan) {
        return Square.head(COLUMN_HEAD, Label.message(message), 1, colspan);
    }

    private Label words(Layout.Named field) {
        return Label.words(options.pick(field.title()));
    }

    /** How many columns are drawn from one to another, both included. */
    private int span(Column from, Column to) {
        return (int) Arrays.stream(Column.values())
                .filter(column -> column.compareTo(from) >= 0 && column.compareTo(to) <= 0)
                .filter(column -> options.helpers() || !column.helper())
                .count();
    }

    private Stream<Column> columns() {
        return Arrays.stream(Column.values()).filter(column -> options.helpers() || !column.helper());
    }
}
