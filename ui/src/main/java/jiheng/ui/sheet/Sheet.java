package jiheng.ui.sheet;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.Value;
import org.jspecify.annotations.Nullable;

/** A form laid out as the official table, ready to be rendered; the same squares on screen, in a replay and on paper. */
public record Sheet(
        String title,
        String caption,
        Options options,
        List<Breadth> columns,
        List<Line> lines,
        Map<String, Figure> figures) {
    /**
     * A column of the drawing.
     *
     * @param share of the whole width, in hundredths of a percent
     */
    public record Breadth(String field, boolean helper, int share) {
        public String percent() {
            return BigDecimal.valueOf(share, 2).toPlainString() + "%";
        }

        /** The name in style sheets. */
        public String style() {
            return "col-" + field + (helper ? " helper" : "");
        }
    }

    public static Sheet of(Layout layout, Content content, Options options) {
        return of(layout, content, content, options);
    }

    /** A sheet on which more is drawn than the content holds, such as rows that are gone; its figures are the content's. */
    public static Sheet of(Layout layout, Content content, Content drawn, Options options) {
        var figures = new Figures(layout, content, options).all();
        var columns = Columns.of(layout, options);
        return new Sheet(
                options.pick(layout.title()),
                caption(layout, options),
                options,
                columns.breadths(),
                new Drawing(layout, drawn, options, figures, columns).lines(),
                figures);
    }

    /** The figures that are worked out, in the order of the form; what a page is told after a save. */
    public static Collection<Figure> figures(Layout layout, Content content, Locale locale) {
        return new Figures(layout, content, Options.reading("", "").in(locale))
                .all()
                .values();
    }

    /** What a cell shows: points and amounts with at least two decimals, all else as it was given. */
    public static String text(Cell cell, @Nullable Value value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Value.Number number
                && !cell.isIn(Cell.HEADER)
                && !cell.field().equals("value")) {
            return Figures.decimals(number.number());
        }
        return value.toString();
    }

    /** The figure of a key, without text where the form has none. */
    public Figure figure(String key) {
        return figures.getOrDefault(key, Figure.none(key));
    }

    /** Every square with its place, from the top left, as a table with merged cells lays them out. */
    public List<Placed> placed() {
        var placed = new ArrayList<Placed>();
        var takenUntil = new int[columns.size()];
        for (int row = 0; row < lines.size(); row++) {
            int column = 0;
            for (var square : lines.get(row).squares()) {
                while (takenUntil[column] > row) {
                    column++;
                }
                placed.add(new Placed(lines.get(row), square, row, column));
                Arrays.fill(takenUntil, column, column + square.colspan(), row + square.rowspan());
                column += square.colspan();
            }
        }
        return placed;
    }

    public boolean editable() {
        return options.saving() != null;
    }

    private static String caption(Layout layout, Options options) {
        return options.pick(layout.paper().caption())
                .replace("{year}", options.year())
                .replace("{unit}", options.unit())
                .replace("{project}", options.project());
    }
}
