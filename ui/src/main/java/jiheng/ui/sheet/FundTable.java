package jiheng.ui.sheet;

import static jiheng.ui.sheet.Square.Kind.AMOUNT;
import static jiheng.ui.sheet.Square.Kind.COLUMN_HEAD;
import static jiheng.ui.sheet.Square.Kind.POINTS;
import static jiheng.ui.sheet.Square.Kind.ROW_HEAD;
import static jiheng.ui.sheet.Square.Kind.TEXT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Layout;

/** The fund table: a line of headings, one for each source and one for their sum. */
final class FundTable {
    private final Drawing drawing;
    private final Layout layout;
    private final Columns columns;
    private final Options options;
    private final int[] spans;

    FundTable(Drawing drawing, Layout layout, Columns columns, Options options) {
        this.drawing = drawing;
        this.layout = layout;
        this.columns = columns;
        this.options = options;
        this.spans = spans();
    }

    /** The source first, all but the last square up to the score, the last under what explains it, if that is there. */
    private int[] spans() {
        var squares =
                1 + layout.funds().columns().size() + layout.funds().figures().size();
        var score = columns.index("score");
        var after = score + (options.helpers() ? 2 : 1);
        var apart = after <= columns.last();
        var widths = new int[apart ? squares - 1 : squares];
        Arrays.fill(widths, 3);
        widths[0] = 4;
        var left = columns.spread(1, score, widths);
        return apart
                ? IntStream.concat(Arrays.stream(left), IntStream.of(columns.span(after, columns.last())))
                        .toArray()
                : left;
    }

    List<Line> lines() {
        var funds = layout.funds();
        var lines = new ArrayList<Line>();
        var headings = new ArrayList<Square>();
        var height = funds.sources().size() + 2 + (explains() ? 1 : 0) + (adjusts() ? 1 : 0);
        headings.add(Square.head(ROW_HEAD, Label.message("sheet.funds"), height, 1));
        headings.addAll(line(
                Square.head(COLUMN_HEAD, Label.message("sheet.funds.source"), 1, 1),
                column -> Square.head(COLUMN_HEAD, drawing.words(column), 1, 1),
                figure -> Square.head(COLUMN_HEAD, title(figure), 1, 1),
                scored()
                        ? Square.head(COLUMN_HEAD, Label.message("sheet.column.rule"), 1, 1)
                        : Square.blank(Label.NONE, 1)));
        lines.add(Line.of("fund headings", headings));
        for (var source : funds.sources()) {
            lines.add(Line.of(
                    "fund",
                    line(
                            Square.head(ROW_HEAD, drawing.words(source), 1, 1),
                            column -> drawing.cell(
                                    Cell.fund(source.key(), column.key()), AMOUNT, drawing.words(column), 1),
                            figure -> figure.figure() == Layout.Figure.RATE
                                    ? drawing.figure("funds/" + source.key() + "/rate", title(figure), 1)
                                    : Square.blank(title(figure), 1),
                            Square.blank(Label.message("sheet.column.rule"), 1))));
        }
        lines.add(new Line(
                "fund sum",
                Cell.TOTAL,
                "",
                "",
                line(
                        Square.head(ROW_HEAD, Label.message("sheet.funds.total"), 1, 1),
                        column -> drawing.figure("funds/total/" + column.key(), drawing.words(column), 1),
                        this::sum,
                        scored()
                                ? drawing.figure("rule/" + Cell.TOTAL, Label.message("sheet.column.rule"), 1)
                                : Square.blank(Label.NONE, 1))));
        if (explains()) {
            lines.add(explanation());
        }
        if (adjusts()) {
            lines.add(Line.of(
                    "fund adjusting",
                    List.of(
                            Square.head(ROW_HEAD, Label.message("sheet.adjusting"), 1, spans[0]),
                            drawing.adjusting(Cell.FUNDS, "reason", columns.span(1, columns.last()) - spans[0]))));
        }
        return lines;
    }

    private Square sum(Layout.FundFigure figure) {
        return switch (figure.figure()) {
            case WEIGHT -> drawing.adjusting(Cell.FUNDS, "weight", 1);
            case RATE -> drawing.figure("funds/rate", title(figure), 1);
            case SCORE -> drawing.cell(Cell.fund(Cell.TOTAL, "score"), POINTS, title(figure), 1);
        };
    }

    private List<Square> line(
            Square source,
            Function<Layout.FundColumn, Square> column,
            Function<Layout.FundFigure, Square> figure,
            Square rule) {
        var squares = new ArrayList<Square>();
        squares.add(source);
        layout.funds().columns().forEach(one -> squares.add(column.apply(one)));
        layout.funds().figures().forEach(one -> squares.add(figure.apply(one)));
        for (int i = 0; i < squares.size(); i++) {
            squares.set(i, squares.get(i).spanning(spans[i]));
        }
        if (options.helpers()) {
            var apart = columns.index("rule") < columns.last();
            squares.add(apart ? squares.size() - 1 : squares.size(), rule.asHelper());
        }
        return squares;
    }

    private boolean scored() {
        return layout.funds().figures().stream().anyMatch(one -> one.figure() == Layout.Figure.SCORE);
    }

    private boolean adjusts() {
        return drawing.adjusts(Cell.FUNDS);
    }

    /** Why the execution rate loses points: the official form has no room for it, so it stands in a line of its own. */
    private boolean explains() {
        return options.helpers() && scored() && drawing.shows(Cell.fund(Cell.TOTAL, "reason"));
    }

    private Line explanation() {
        var spans = columns.spread(1, columns.last(), 1, 3, 1, 3);
        return new Line(
                "fund reason",
                Cell.TOTAL,
                "",
                "",
                List.of(
                        Square.head(ROW_HEAD, Label.message("sheet.column.reason"), 1, spans[0]),
                        explanation("reason", spans[1]),
                        Square.head(ROW_HEAD, Label.message("sheet.column.improvement"), 1, spans[2]),
                        explanation("improvement", spans[3])));
    }

    private Square explanation(String field, int colspan) {
        return drawing.cell(Cell.fund(Cell.TOTAL, field), TEXT, Label.message("sheet.column." + field), colspan);
    }

    private Label title(Layout.FundFigure figure) {
        return Label.words(options.pick(figure.title()));
    }
}
