package jiheng.ui.importing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/** 年度绩效指标: one row an indicator, and the row 总分. */
final class IndicatorTable {
    private static final String BRANCH = "branch";
    private static final String CHILD = "child";
    private static final Set<String> POINTS = Set.of("weight", "score");

    private final Grid grid;
    private final Taking taking;
    private final Notices notices;
    private final Vocabulary words;
    private final Columns columns;
    private final List<Row> rows = new ArrayList<>();
    private final Set<Grid.Cell> shared = new HashSet<>();
    private @Nullable Totals totals;

    private IndicatorTable(Grid grid, Taking taking, Notices notices, Vocabulary words, Columns columns) {
        this.grid = grid;
        this.taking = taking;
        this.notices = notices;
        this.words = words;
        this.columns = columns;
    }

    static @Nullable Columns find(Grid grid, Vocabulary words) {
        return Columns.find(grid, words::indicator, words::isIndicatorHead);
    }

    static IndicatorTable read(
            Grid grid, Taking taking, Notices notices, Vocabulary words, Columns columns, IntPredicate anotherPart) {
        IndicatorTable table = new IndicatorTable(grid, taking, notices, words, columns);
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
                && own.stream().allMatch(c -> words.indicator(c.text()) != null)
                && own.stream().anyMatch(c -> BRANCH.equals(words.indicator(c.text())));
        if (head) {
            own.forEach(taking::label);
            notices.noted(
                    own.get(0).address(), "head-repeated", "重复的表头，已跳过。", "A repeated table head was passed over.");
        }
        return head;
    }

    private boolean footer(int row) {
        return columns.at(row, "weight") == null
                && grid.beginningIn(row).stream().anyMatch(c -> isLeftOf(c, CHILD) && Labels.footer(c));
    }

    /** A sum within the table; a total counts as one while indicators follow it. */
    private boolean subtotal(int row) {
        for (Grid.Cell cell : grid.beginningIn(row)) {
            boolean sum = Labels.subtotal(cell) || Labels.is(cell, Labels.TOTAL);
            if (sum && isLeftOf(cell, firstValue())) {
                notices.noted(
                        cell.address(),
                        "subtotal",
                        "小计行，已跳过；合计由系统计算。",
                        "A subtotal; it was passed over, sums are worked out.");
                columns.own(row).forEach(taking::ignored);
                return true;
            }
        }
        return false;
    }

    /** Whether an indicator stands below this row. */
    private boolean followed(int row) {
        for (int below = row + 1; below <= grid.lastRow(); below++) {
            Grid.Cell child = columns.at(below, CHILD);
            Grid.Cell weight = columns.at(below, "weight");
            if (child != null && weight != null && weight.row() == below && words.isChild(child.text())) {
                return true;
            }
        }
        return false;
    }

    /** The first column that says something of an indicator. */
    private String firstValue() {
        return columns.labels().keySet().stream()
                .filter(one -> List.of("target", "targets", "nature", "value", "weight")
                        .contains(one))
                .min(Comparator.comparingInt(one -> span(one).first()))
                .orElse("weight");
    }

    private Grid.Span span(String column) {
        return Objects.requireNonNull(columns.span(column));
    }

    private boolean total(int row) {
        for (Grid.Cell cell : grid.beginningIn(row)) {
            if (isLeftOf(cell, firstValue()) && Labels.is(cell, Labels.TOTAL) && !followed(row)) {
                taking.label(cell);
                totals = new Totals(
                        taking.figure(columns.at(row, "weight"), Taking.Figure.POINTS),
                        taking.figure(columns.at(row, "score"), Taking.Figure.POINTS));
                return true;
            }
        }
        return false;
    }

    private boolean isLeftOf(Grid.Cell cell, String column) {
        Grid.Span span = columns.span(column);
        return span != null && cell.column() < span.first();
    }

    private void row(int row) {
        columns.ignored(row).forEach(taking::ignored);
        List<Grid.Cell> own = columns.own(row);
        if (own.isEmpty() || subtotal(row) || own.stream().allMatch(c -> words.indicator(c.text()) != null)) {
            return;
        }
        Row above = rows.isEmpty() ? null : rows.get(rows.size() - 1);
        Found level1 = taking.text(columns.at(row, BRANCH));
        Found level2 = taking.text(columns.at(row, CHILD));
        if (level1 == null && above != null) {
            level1 = carried(row, BRANCH, above.level1());
        }
        if (level2 == null && above != null && level1 != null && level1.equals(above.level1())) {
            level2 = carried(row, CHILD, above.level2());
        }
        Map<String, Found> cells = new LinkedHashMap<>();
        for (var column : columns.labels().keySet()) {
            if (!column.equals(BRANCH) && !column.equals(CHILD) && !column.startsWith(Vocabulary.IGNORED)) {
                Found found = POINTS.contains(column) ? points(row, column) : value(row, column);
                if (found != null) {
                    cells.put(column, found);
                }
            }
        }
        rows.add(new Row(level1, level2, cells, row + 1));
    }

    /** Some write a level once and leave the cells below empty instead of merging them. */
    private @Nullable Found carried(int row, String column, @Nullable Found above) {
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

    /** The indicator's own name is nobody else's: a merged one names each of its rows without a word. */
    private @Nullable Found value(int row, String column) {
        return column.equals("name") ? taking.text(columns.at(row, column)) : text(row, column);
    }

    private @Nullable Found text(int row, String column) {
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
    private @Nullable Found points(int row, String column) {
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
