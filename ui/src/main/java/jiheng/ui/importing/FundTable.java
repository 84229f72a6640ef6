package jiheng.ui.importing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** 资金情况: amounts per source and in total, with the points of the execution rate. */
final class FundTable {
    enum Column {
        SOURCE,
        BUDGET,
        EXECUTED,
        TRANSFERS,
        WEIGHT,
        RATE,
        SCORE
    }

    static final Map<String, Column> VOCABULARY = Map.ofEntries(
            Map.entry("资金来源", Column.SOURCE),
            Map.entry("来源", Column.SOURCE),
            Map.entry("全年预算数", Column.BUDGET),
            Map.entry("全年预算", Column.BUDGET),
            Map.entry("全年执行数", Column.EXECUTED),
            Map.entry("全年执行", Column.EXECUTED),
            Map.entry("上级财政转移支付", Column.TRANSFERS),
            // As the published form prints it.
            Map.entry("上级财政移动支付", Column.TRANSFERS),
            Map.entry("上级转移支付", Column.TRANSFERS),
            Map.entry("分值", Column.WEIGHT),
            Map.entry("权重", Column.WEIGHT),
            Map.entry("执行率", Column.RATE),
            Map.entry("预算执行率", Column.RATE),
            Map.entry("得分", Column.SCORE),
            Map.entry("自评得分", Column.SCORE));

    private static final Set<String> SECTION = Set.of("资金情况", "年度资金情况");
    private static final Pattern UNIT_OF_MONEY = Pattern.compile("\\(?(金额)?单位:(人民币)?万?元\\)?");

    private final Grid grid;
    private final Taking taking;
    private final Notices notices;
    private final Columns<Column> columns;
    private final List<FundRow> sources = new ArrayList<>();
    private @Nullable FundTotals total;
    private Taking.@Nullable Figure sheetUnit;

    private FundTable(Grid grid, Taking taking, Notices notices, Columns<Column> columns) {
        this.grid = grid;
        this.taking = taking;
        this.notices = notices;
        this.columns = columns;
    }

    static @Nullable Columns<Column> find(Grid grid) {
        return Columns.find(grid, Column.class, VOCABULARY, EnumSet.of(Column.SOURCE, Column.BUDGET, Column.EXECUTED));
    }

    static FundTable read(
            Grid grid, Taking taking, Notices notices, Columns<Column> columns, IntPredicate anotherPart) {
        FundTable table = new FundTable(grid, taking, notices, columns);
        table.labels();
        for (int row = columns.firstRow(); row <= grid.lastRow() && !anotherPart.test(row); row++) {
            table.row(row);
        }
        table.compare();
        return table;
    }

    List<FundRow> sources() {
        return sources;
    }

    @Nullable FundTotals total() {
        return total;
    }

    private void labels() {
        columns.labels().values().forEach(taking::label);
        for (Grid.Cell cell : grid.all()) {
            String plain = Labels.plain(cell.text());
            boolean section = SECTION.contains(Labels.base(cell.text()));
            if (section || UNIT_OF_MONEY.matcher(plain).matches()) {
                taking.label(cell);
                Taking.Figure unit = unit(plain);
                sheetUnit = sheetUnit == null ? unit : sheetUnit;
            }
        }
        Grid.Cell budget = columns.labels().get(Column.BUDGET);
        if (sheetUnit == null && budget != null && unit(Labels.plain(budget.text())) == null) {
            notices.guessed(
                    budget.address(),
                    "unit-assumed",
                    "表中没有写明金额单位，按“万元”导入。",
                    "The form does not say its unit of money; ten thousand yuan was assumed.");
        }
    }

    private static Taking.@Nullable Figure unit(String plain) {
        if (plain.contains("万元")) {
            return Taking.Figure.TEN_THOUSAND_YUAN;
        }
        return plain.contains("元") ? Taking.Figure.YUAN : null;
    }

    private void row(int row) {
        List<Grid.Cell> own = columns.own(row);
        Grid.Cell source = columns.at(row, Column.SOURCE);
        if (own.isEmpty() || (source != null && Labels.footer(source))) {
            return;
        }
        boolean isTotal = source != null && Labels.is(source, Labels.FUND_TOTAL);
        if (isTotal && total != null) {
            return;
        }
        Found budget = money(row, Column.BUDGET);
        Found executed = money(row, Column.EXECUTED);
        Found transfers = money(row, Column.TRANSFERS);
        Found weight = taking.figure(begun(row, Column.WEIGHT), Taking.Figure.POINTS);
        Found rate = taking.text(begun(row, Column.RATE));
        Found score = taking.figure(begun(row, Column.SCORE), Taking.Figure.POINTS);
        if (isTotal && source != null) {
            taking.label(source);
            total = new FundTotals(budget, executed, transfers, weight, rate, score);
        } else {
            sources.add(new FundRow(taking.text(source), budget, executed, transfers, weight, rate, score));
        }
    }

    /** A figure merged over several rows counts once, in the first. */
    private Grid.@Nullable Cell begun(int row, Column column) {
        Grid.Cell cell = columns.at(row, column);
        return cell == null || cell.row() != row ? null : cell;
    }

    private @Nullable Found money(int row, Column column) {
        Grid.Cell label = columns.labels().get(column);
        Taking.Figure unit = label == null ? null : unit(Labels.plain(label.text()));
        unit = unit == null ? sheetUnit : unit;
        return taking.figure(begun(row, column), unit == null ? Taking.Figure.TEN_THOUSAND_YUAN : unit);
    }

    private void compare() {
        if (total != null && !sources.isEmpty()) {
            compare("全年预算数", "budget", total.budget(), FundRow::budget);
            compare("全年执行数", "executed", total.executed(), FundRow::executed);
            compare("上级财政转移支付", "transfers from above", total.transfers(), FundRow::transfers);
        }
    }

    private void compare(String zh, String en, @Nullable Found printed, Function<FundRow, @Nullable Found> column) {
        if (printed == null) {
            return;
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (FundRow row : sources) {
            Found amount = column.apply(row);
            sum = amount == null ? sum : sum.add(new BigDecimal(amount.text()));
        }
        if (sum.compareTo(new BigDecimal(printed.text())) != 0) {
            notices.noted(
                    printed.sheetCell(),
                    "fund-total-differs",
                    zh + "合计 " + printed.text() + " 与各资金来源之和 " + Figures.plain(sum) + " 不一致。",
                    "The total " + en + " " + printed.text() + " differs from the sum of the sources, "
                            + Figures.plain(sum) + ".");
        }
    }
}
