package jiheng.ui.importing.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import jiheng.ui.importing.Headings;
import jiheng.ui.importing.Headings.Indicator;
import org.jspecify.annotations.Nullable;

/** The rows of the table of indicators, put together from lines whose columns may be missing, moved or cut in two. */
final class IndicatorRows {
    private final Table table;
    private final Told told;
    private final List<Pieces> rows = new ArrayList<>();
    private @Nullable Pieces open;
    private @Nullable Line lone;
    private int offset;
    private boolean ended;

    IndicatorRows(Table table, Told told) {
        this.table = table;
        this.told = told;
    }

    List<Pieces> rows() {
        refuseLone();
        return rows;
    }

    /** Joins lines that a line's end within a cell broke; gives the rows to take. */
    List<Line> unbroken(List<Line> lines) {
        var whole = new ArrayList<Line>();
        for (var line : lines) {
            var last = whole.isEmpty() ? null : whole.get(whole.size() - 1);
            var width = last == null ? table.width() : last.cells().size();
            if (last != null
                    && !line.afterBreak()
                    && !line.first().isEmpty()
                    && width < table.width() - 1
                    && width > 1
                    && width + line.cells().size() - 1 <= table.width()
                    && table.offset(last, offset).isEmpty()) {
                var cells = new ArrayList<>(last.cells());
                cells.set(
                        width - 1,
                        Joined.of(List.of(cells.get(width - 1), line.first())).text());
                cells.addAll(line.cells().subList(1, line.cells().size()));
                whole.set(whole.size() - 1, new Line(last.number(), last.afterBreak(), cells));
                told.guessed(
                        line.number(),
                        "lines-joined",
                        "这一行接在第 " + last.number() + " 行之后，合为一行",
                        "The line goes on from line " + last.number() + " and was joined with it");
            } else {
                whole.add(line);
            }
        }
        return whole;
    }

    void take(Line line) {
        if (ended) {
            rows.add(asItStands(line));
        } else if (Table.headedBy(line).isPresent()) {
            told.noted(line.number(), "head-repeated", "重复的表头，已跳过", "A repeated table head was passed over");
        } else if (line.cells().stream().limit(table.column(Indicator.TARGET)).anyMatch(Headings::isTotal)) {
            total(line);
        } else if (line.alone()) {
            rows.add(asItStands(line));
        } else if (isLone(line)) {
            label(line);
        } else {
            var whole = table.offset(line, offset);
            if (whole.isPresent()) {
                row(line, whole.get());
            } else {
                pieces(line);
            }
        }
    }

    private Pieces asItStands(Line line) {
        var row = new Pieces(line.number());
        line.filled().forEach(i -> row.add(i, line.cells().get(i), line.number(), told));
        return row;
    }

    private void total(Line line) {
        var row = new Pieces(line.number());
        var filled = line.filled();
        var points =
                filled.stream().filter(i -> Table.isPoints(line.cells().get(i))).toList();
        for (int i : filled) {
            var place = points.indexOf(i);
            var column = place == 0
                    ? table.column(Indicator.WEIGHT)
                    : place == 1 ? table.column(Indicator.SCORE) : Math.min(i, table.column(Indicator.LEVEL3));
            row.add(column, line.cells().get(i), line.number(), told);
        }
        rows.add(row);
        ended = true;
    }

    private static boolean isLone(Line line) {
        var filled = line.filled();
        return filled.size() == 1 && Table.isLevel(line.cells().get(filled.get(0)));
    }

    /** A name beside rows that are merged on the paper may stand on a line of its own, below the first or above. */
    private void label(Line line) {
        var name = line.cells().get(line.filled().get(0));
        var row = open;
        var column = table.column(Indicator.LEVEL2);
        if (row != null && !row.has(column)) {
            row.add(column, name, line.number(), told);
            told.guessed(
                    line.number(),
                    "label-moved",
                    "单独成行的“" + name + "”看作第 " + row.line() + " 行的二级指标",
                    "“" + name + "” on a line of its own was taken as the level-2 indicator of line " + row.line());
        } else if (row == null
                || !line.afterBreak()
                || !Headings.plain(row.at(column)).equals(Headings.plain(name))) {
            refuseLone();
            lone = line;
        } else {
            told.noted(
                    line.number(),
                    "label-repeated",
                    "换页后重复的“" + name + "”，已跳过",
                    "“" + name + "”, repeated on the next page, was passed over");
        }
    }

    private void refuseLone() {
        var line = lone;
        if (line != null) {
            told.refused(
                    line.number(),
                    "label-alone",
                    "不知道这个指标名称属于哪一行，未导入：" + line.shown(),
                    "It is not clear which row this indicator's name belongs to; not imported: " + line.shown());
            lone = null;
        }
    }

    private void row(Line line, int by) {
        var row = new Pieces(line.number());
        for (int i : line.filled()) {
            var text = line.cells().get(i);
            if (i + by < table.column(Indicator.LEVEL1)) {
                side(line, text);
            } else {
                row.add(i + by, text, line.number(), told);
            }
        }
        var waiting = lone;
        if (waiting != null && !row.has(table.column(Indicator.LEVEL2))) {
            var name = waiting.cells().get(waiting.filled().get(0));
            row.add(table.column(Indicator.LEVEL2), name, waiting.number(), told);
            told.guessed(
                    waiting.number(),
                    "label-moved",
                    "单独成行的“" + name + "”看作第 " + row.line() + " 行的二级指标",
                    "“" + name + "” on a line of its own was taken as the level-2 indicator of line " + row.line());
            lone = null;
        }
        refuseLone();
        if (by != 0 || line.cells().size() != table.width()) {
            told.guessed(
                    line.number(),
                    "columns-shifted",
                    "这一行有 " + line.cells().size() + " 列，表头有 " + table.width() + " 列，按指标名称和分值、得分对齐",
                    "The row has " + line.cells().size() + " columns and the head " + table.width()
                            + "; they were aligned by the indicators' names and the points");
        }
        offset = by;
        rows.add(row);
        open = row;
    }

    /** The label beside the whole table, which each page may repeat or cut. */
    private void side(Line line, String text) {
        if (!Headings.isSection(text)) {
            if (Headings.sideLabelsWith(text).isEmpty()) {
                told.refused(
                        line.number(),
                        "not-understood",
                        "表格左侧的文字未导入：" + Told.shortened(text),
                        "Text at the left of the table was not imported: " + Told.shortened(text));
            } else {
                told.guessed(
                        line.number(),
                        "label-cut",
                        "“" + text + "”看作被分页切断的“年度绩效指标”",
                        "“" + text + "” was taken for a part of the label “年度绩效指标”");
            }
        }
    }

    private void pieces(Line line) {
        var row = open;
        var rest = without(line, row);
        var columns = row == null || rest.filled().isEmpty()
                ? Optional.<Map<Integer, Integer>>empty()
                : table.below(row, rest, offset);
        if (row != null && columns.isPresent()) {
            columns.get().forEach((i, column) -> row.add(column, rest.cells().get(i), line.number(), told));
        } else if (row != null && line.afterBreak() && rest.filled().isEmpty()) {
            told.noted(
                    line.number(),
                    "label-repeated",
                    "换页后重复的名称，已跳过：" + line.shown(),
                    "Names repeated on the next page were passed over: " + line.shown());
        } else if (row == null || line.filled().size() > 2) {
            open = begun(line);
        } else {
            told.refused(
                    line.number(),
                    "row-not-understood",
                    "这一行对不上任何一行指标，未导入：" + line.shown(),
                    "The line fits no row of indicators and was not imported: " + line.shown());
        }
    }

    /** A row whose points stand on the next page, or that has none. */
    private Pieces begun(Line line) {
        var by = line.cells().size() < table.width() ? offset : 0;
        var row = new Pieces(line.number());
        for (int i : line.filled()) {
            row.add(
                    Math.max(0, Math.min(i + by, table.width() - 1)),
                    line.cells().get(i),
                    line.number(),
                    told);
        }
        told.guessed(
                line.number(),
                "row-without-points",
                "这一行没有分值和得分，看作新的一行",
                "The line has no points; it was taken as a row of its own");
        rows.add(row);
        return row;
    }

    /** What a page repeats of the row above is left out: its names, and the label beside the table. */
    private Line without(Line line, @Nullable Pieces above) {
        var repeated = IntStream.range(0, line.cells().size())
                .filter(i -> {
                    var text = line.cells().get(i);
                    var known = above != null
                            && IntStream.of(table.column(Indicator.LEVEL1), table.column(Indicator.LEVEL2))
                                    .anyMatch(column -> above.has(column)
                                            && Headings.plain(above.at(column)).equals(Headings.plain(text)));
                    return !text.isEmpty() && line.afterBreak() && (known || Headings.isSection(text));
                })
                .boxed()
                .toList();
        if (repeated.isEmpty()) {
            return line;
        }
        var cells = new ArrayList<>(line.cells());
        repeated.forEach(i -> cells.set(i, ""));
        return new Line(line.number(), line.afterBreak(), cells);
    }
}
