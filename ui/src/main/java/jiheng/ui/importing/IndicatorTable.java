package jiheng.ui.importing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/** 年度绩效指标: one row an indicator, and the row 总分. */
final class IndicatorTable {
    enum Column {
        LEVEL1,
        LEVEL2,
        LEVEL3,
        CONTENT,
        TARGET,
        ACTUAL,
        WEIGHT,
        SCORE,
        REASON,
        IMPROVEMENT
    }

    static final Map<String, Column> VOCABULARY = Map.ofEntries(
            Map.entry("一级指标", Column.LEVEL1),
            Map.entry("二级指标", Column.LEVEL2),
            Map.entry("三级指标", Column.LEVEL3),
            Map.entry("目标内容", Column.CONTENT),
            Map.entry("指标内容", Column.CONTENT),
            Map.entry("目标值", Column.TARGET),
            Map.entry("年度目标值", Column.TARGET),
            Map.entry("指标值", Column.TARGET),
            Map.entry("年度指标值", Column.TARGET),
            Map.entry("完成值", Column.ACTUAL),
            Map.entry("实际完成值", Column.ACTUAL),
            Map.entry("全年完成值", Column.ACTUAL),
            Map.entry("分值", Column.WEIGHT),
            Map.entry("权重", Column.WEIGHT),
            Map.entry("得分", Column.SCORE),
            Map.entry("自评得分", Column.SCORE),
            Map.entry("未完成原因", Column.REASON),
            Map.entry("偏差原因", Column.REASON),
            Map.entry("未完成原因分析", Column.REASON),
            Map.entry("改进措施", Column.IMPROVEMENT));

    static final Set<Column> NEEDED = EnumSet.of(
            Column.LEVEL1, Column.LEVEL2, Column.LEVEL3, Column.TARGET, Column.ACTUAL, Column.WEIGHT, Column.SCORE);

    private final Grid grid;
    private final Taking taking;
    private final Notices notices;
    private final Columns<Column> columns;
    private final List<Row> rows = new ArrayList<>();
    private final Set<Grid.Cell> shared = new HashSet<>();
    private @Nullable Totals totals;

    private IndicatorTable(Grid grid, Taking taking, Notices notices, Columns<Column> columns) {
        this.grid = grid;
        this.taking = taking;
        this.notices = notices;
        this.columns = columns;
    }

    static @Nullable Columns<Column> find(Grid grid) {
        return Columns.find(grid, Column.class, VOCABULARY, NEEDED);
    }

    static IndicatorTable read(
            Grid grid, Taking taking, Notices notices, Columns<Column> columns, IntPredicate anotherPart) {
        IndicatorTable table = new IndicatorTable(grid, taking, notices, columns);
        columns.labels().values().forEach(taking::label);
        for (int row = columns.firstRow(); row <= grid.lastRow() && !anotherPart.test(row); row++) {
            if (!table.repeatedHead(row) && (table.total(row) || table.footer(row))) {
                break;
            }
            table.row(row);
        }
        return table;
    }

    List<Row> rows() {
        return rows;
    }

    @Nullable Totals totals() {
        return totals;
    }

    /** A table printed over several pages repeats its head; its cells are labels, and {@link #row} then finds none left. */
    private boolean repeatedHead(int row) {
        List<Grid.Cell> own = columns.own(row);
        boolean head = !own.isEmpty()
                && own.stream().allMatch(c -> VOCABULARY.containsKey(Labels.base(c.text())))
                && own.stream().anyMatch(c -> VOCABULARY.get(Labels.base(c.text())) == Column.LEVEL1);
        if (head) {
            own.forEach(taking::label);
            notices.noted(
                    own.get(0).address(), "head-repeated", "重复的表头，已跳过。", "A repeated table head was passed over.");
        }
        return head;
    }

    private boolean footer(int row) {
        return columns.at(row, Column.WEIGHT) == null
                && grid.beginningIn(row).stream().anyMatch(c -> isLeftOf(c, Column.LEVEL2) && Labels.footer(c));
    }

    private boolean total(int row) {
        for (Grid.Cell cell : grid.beginningIn(row)) {
            if (isLeftOf(cell, Column.TARGET) && Labels.is(cell, Labels.TOTAL)) {
                taking.label(cell);
                totals = new Totals(
                        taking.figure(columns.at(row, Column.WEIGHT), Taking.Figure.POINTS),
                        taking.figure(columns.at(row, Column.SCORE), Taking.Figure.POINTS));
                return true;
            }
        }
        return false;
    }

    private boolean isLeftOf(Grid.Cell cell, Column column) {
        Grid.Span span = columns.span(column);
        return span != null && cell.column() < span.first();
    }

    private void row(int row) {
        List<Grid.Cell> own = columns.own(row);
        if (own.isEmpty() || own.stream().allMatch(c -> VOCABULARY.containsKey(Labels.base(c.text())))) {
            return;
        }
        Row above = rows.isEmpty() ? null : rows.get(rows.size() - 1);
        Found level1 = taking.text(columns.at(row, Column.LEVEL1));
        Found level2 = taking.text(columns.at(row, Column.LEVEL2));
        if (level1 == null && above != null) {
            level1 = carried(row, Column.LEVEL1, above.level1());
        }
        if (level2 == null && above != null && level1 != null && level1.equals(above.level1())) {
            level2 = carried(row, Column.LEVEL2, above.level2());
        }
        rows.add(new Row(
                level1,
                level2,
                taking.text(columns.at(row, Column.LEVEL3)),
                text(row, Column.CONTENT),
                text(row, Column.TARGET),
                text(row, Column.ACTUAL),
                points(row, Column.WEIGHT),
                points(row, Column.SCORE),
                text(row, Column.REASON),
                text(row, Column.IMPROVEMENT),
                row + 1));
    }

    /** Some write a level once and leave the cells below empty instead of merging them. */
    private @Nullable Found carried(int row, Column column, @Nullable Found above) {
        Grid.Span span = columns.span(column);
        if (above != null && span != null && columns.at(row, column) == null) {
            notices.guessed(
                    new CellReference(row, span.first()).formatAsString(),
                    "level-carried",
                    "指标名称为空，沿用上一行的“" + Notices.shortened(above.text()) + "”。",
                    "The indicator's name is empty; that of the row above was taken: "
                            + Notices.shortened(above.text()));
            return above;
        }
        return null;
    }

    private @Nullable Found text(int row, Column column) {
        Grid.Cell cell = columns.at(row, column);
        Found found = taking.text(cell);
        if (cell != null && found != null && cell.row() < row && shared.add(cell)) {
            notices.noted(
                    cell.address(),
                    "shared-text",
                    "合并单元格的文字用于它覆盖的每一行指标：" + Notices.shortened(found.text()),
                    "The text of a merged cell was used for each row it covers: " + Notices.shortened(found.text()));
        }
        return found;
    }

    /** Points merged over several rows count once, in the first. */
    private @Nullable Found points(int row, Column column) {
        Grid.Cell cell = columns.at(row, column);
        if (cell != null && cell.row() < row) {
            if (shared.add(cell)) {
                notices.noted(
                        cell.address(),
                        "shared-points",
                        "合并单元格的分数只计入它覆盖的第一行。",
                        "The points of a merged cell were counted in the first row it covers only.");
            }
            return null;
        }
        return taking.figure(cell, Taking.Figure.POINTS);
    }

    /** Compares the row 总分 with the rows and the fund table's points. */
    void compare(@Nullable FundTotals funds) {
        if (totals != null) {
            compare("分值", "weights", totals.weight(), Row::weight, funds == null ? null : funds.weight());
            compare("得分", "scores", totals.score(), Row::score, funds == null ? null : funds.score());
        }
    }

    private void compare(
            String zh,
            String en,
            @Nullable Found printed,
            Function<Row, @Nullable Found> column,
            @Nullable Found funds) {
        if (printed == null) {
            return;
        }
        BigDecimal sum = funds == null ? BigDecimal.ZERO : new BigDecimal(funds.text());
        for (Row row : rows) {
            Found points = column.apply(row);
            sum = points == null ? sum : sum.add(new BigDecimal(points.text()));
        }
        if (sum.compareTo(new BigDecimal(printed.text())) != 0) {
            notices.noted(
                    printed.sheetCell(),
                    "total-differs",
                    "总分行的" + zh + " " + printed.text() + " 与各行及资金执行率之和 " + Figures.plain(sum) + " 不一致。",
                    "The total of the " + en + " " + printed.text()
                            + " differs from the sum of the rows and the execution rate, " + Figures.plain(sum) + ".");
        }
    }
}
