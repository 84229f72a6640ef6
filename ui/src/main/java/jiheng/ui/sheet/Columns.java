package jiheng.ui.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import jiheng.command.template.Fields;
import jiheng.events.evaluation.Layout;

/**
 * The columns a form is drawn on: those of its indicator table, some of them divided where the fund table has more of
 * its own. Every other part of the form is merged from them.
 */
final class Columns {
    private static final int PART_WIDTH = 60;
    private static final int RULE_WIDTH = 60;

    /**
     * One column of the indicator table.
     *
     * @param field of an indicator's cells; {@code part} and {@code rule} are the sheet's own
     * @param parts how many columns of the drawing it takes
     */
    record Column(String field, Label label, Square.Kind kind, boolean helper, int width, int parts) {}

    private final List<Column> all;

    private Columns(List<Column> all) {
        this.all = all;
    }

    static Columns of(Layout layout, Options options) {
        var all = new ArrayList<Column>();
        all.add(new Column("part", Label.NONE, Square.Kind.ROW_HEAD, false, PART_WIDTH, 1));
        for (var column : layout.columns()) {
            if (column.printed() || options.helpers()) {
                var label = Label.words(options.pick(column.title()));
                all.add(new Column(column.field(), label, kind(column.field()), !column.printed(), column.width(), 1));
            }
            if (column.field().equals("score") && options.helpers()) {
                all.add(new Column(
                        "rule", Label.message("sheet.column.rule"), Square.Kind.FIGURE, true, RULE_WIDTH, 1));
            }
        }
        var columns = new Columns(all);
        var apart = columns.last() > columns.index("score") + (options.helpers() ? 1 : 0);
        columns.makeRoom(
                layout.funds().columns().size() + layout.funds().figures().size() + (apart ? 0 : 1));
        return columns;
    }

    private static Square.Kind kind(String field) {
        return Fields.indicatorField(field)
                .map(known -> switch (known.kind()) {
                    case TEXT -> Square.Kind.TEXT;
                    case POINTS -> Square.Kind.POINTS;
                    case AMOUNT -> Square.Kind.AMOUNT;
                    case COUNT -> Square.Kind.COUNT;
                    case MEASURES -> Square.Kind.MEASURES;
                    case READINGS, READING -> Square.Kind.READINGS;
                    case NATURE -> Square.Kind.NATURE;
                    case VALUE -> Square.Kind.VALUE;
                })
                .orElse(Square.Kind.ROW_HEAD);
    }

    /** Divides the widest column between the first and the score until the fund table fits there. */
    private void makeRoom(int squares) {
        while (span(1, index("score")) < squares) {
            var widest = IntStream.rangeClosed(1, index("score"))
                    .boxed()
                    .max(Comparator.comparingInt(
                            i -> all.get(i).width() / all.get(i).parts()))
                    .orElseThrow();
            var one = all.get(widest);
            all.set(
                    widest,
                    new Column(one.field(), one.label(), one.kind(), one.helper(), one.width(), one.parts() + 1));
        }
    }

    List<Column> all() {
        return all;
    }

    int last() {
        return all.size() - 1;
    }

    int index(String field) {
        return IntStream.range(0, all.size())
                .filter(i -> all.get(i).field().equals(field))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no column " + field));
    }

    /** How many columns of the drawing lie from one column to another, both included; none if there is nothing between. */
    int span(int from, int to) {
        return IntStream.rangeClosed(from, to).map(i -> all.get(i).parts()).sum();
    }

    /** Shares out the columns from one to another among squares of these widths beside each other. */
    int[] spread(int from, int to, int... widths) {
        var parts = IntStream.rangeClosed(from, to)
                .flatMap(i -> IntStream.generate(
                                () -> all.get(i).width() / all.get(i).parts())
                        .limit(all.get(i).parts()))
                .toArray();
        if (parts.length < widths.length) {
            throw new IllegalArgumentException(widths.length + " squares on " + parts.length + " columns");
        }
        var room = (double) Arrays.stream(parts).sum() / Arrays.stream(widths).sum();
        var spans = new int[widths.length];
        int at = 0;
        double taken = 0;
        double owed = 0;
        for (int i = 0; i < widths.length; i++) {
            owed += widths[i] * room;
            var most = parts.length - (widths.length - 1 - i);
            var start = at;
            taken += parts[at++];
            while (at < most
                    && (i == widths.length - 1 || Math.abs(taken + parts[at] - owed) <= Math.abs(taken - owed))) {
                taken += parts[at++];
            }
            spans[i] = at - start;
        }
        return spans;
    }

    /** The columns of the drawing with their shares of its width. */
    List<Sheet.Breadth> breadths() {
        var total = all.stream().mapToInt(Column::width).sum();
        return all.stream()
                .flatMap(column -> IntStream.range(0, column.parts())
                        .mapToObj(part -> new Sheet.Breadth(
                                column.field().toLowerCase(Locale.ROOT),
                                column.helper(),
                                column.width() * 10_000 / column.parts() / total)))
                .toList();
    }
}
