package jiheng.ui.importing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** 资金情况: amounts per source and in total, with the points of the execution rate. */
final class FundTable {
    private static final Set<String> SECTION = Set.of("资金情况", "年度资金情况", "项目资金", "预算执行情况", "项目资金情况");
    private static final Pattern UNIT_OF_MONEY = Pattern.compile("\\(?(金额)?单位:(人民币)?万?元\\)?");

    private final Grid grid;
    private final Taking taking;
    private final Notices notices;
    private final Vocabulary words;
    private final Columns columns;
    private final List<FundRow> sources = new ArrayList<>();
    private @Nullable FundTotals total;
    private Taking.@Nullable Figure sheetUnit;

    private FundTable(Grid grid, Taking taking, Notices notices, Vocabulary words, Columns columns) {
        this.grid = grid;
        this.taking = taking;
        this.notices = notices;
        this.words = words;
        this.columns = columns;
    }

    static @Nullable Columns find(Grid grid, Vocabulary words) {
        return Columns.find(grid, words::fund, words::isFundHead);
    }

    static FundTable read(
            Grid grid, Taking taking, Notices notices, Vocabulary words, Columns columns, IntPredicate anotherPart) {
        FundTable table = new FundTable(grid, taking, notices, words, columns);
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
        Grid.Cell budget = columns.labels().get(words.layout().funds().budget().orElse("budget"));
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
        columns.ignored(row).forEach(taking::ignored);
        Grid.Cell source = source(row);
        boolean empty = columns.own(row).isEmpty() && source == null;
        if (empty || repeatedHead(row) || (source != null && Labels.footer(source))) {
            return;
        }
        if (source != null && Labels.subtotal(source)) {
            notices.noted(
                    source.address(),
                    "subtotal",
                    "小计行，已跳过；合计由系统计算。",
                    "A subtotal; it was passed over, sums are worked out.");
            grid.beginningIn(row).forEach(taking::ignored);
            return;
        }
        String corrected =
                source == null ? null : words.corrected(Correction.Part.SOURCES, Labels.bareSource(source.text()));
        boolean isTotal = source != null && corrected == null && isTotal(source);
        if (isTotal && total != null) {
            return;
        }
        if (Vocabulary.IGNORED.equals(corrected)) {
            grid.beginningIn(row).forEach(taking::ignored);
            return;
        }
        Map<String, Found> amounts = new LinkedHashMap<>();
        for (var column : words.layout().funds().columns()) {
            Found amount = money(row, column.key());
            if (amount != null) {
                amounts.put(column.key(), amount);
            }
        }
        Found weight = taking.figure(begun(row, Vocabulary.WEIGHT), Taking.Figure.POINTS);
        Found rate = taking.text(begun(row, Vocabulary.RATE));
        Found score = taking.figure(begun(row, Vocabulary.SCORE), Taking.Figure.POINTS);
        if (isTotal && source != null) {
            taking.label(source);
            total = new FundTotals(amounts, weight, rate, score);
        } else {
            sources.add(new FundRow(taking.text(source), amounts, weight, rate, score));
        }
    }

    private static boolean isTotal(Grid.Cell source) {
        var bare = Labels.bareSource(source.text());
        return Labels.is(source, Labels.FUND_TOTAL) || Labels.FUND_TOTAL.contains(bare);
    }

    private boolean repeatedHead(int row) {
        List<Grid.Cell> own = columns.own(row);
        return !own.isEmpty() && own.stream().allMatch(cell -> words.fund(cell.text()) != null);
    }

    /** The name of a row's source; where no column is headed so, the nearest name to the left of the figures. */
    private Grid.@Nullable Cell source(int row) {
        if (columns.span(Vocabulary.SOURCE) != null) {
            return columns.at(row, Vocabulary.SOURCE);
        }
        for (int column = columns.first() - 1; column >= 0; column--) {
            Grid.Cell cell = grid.at(row, column);
            if (cell != null && !SECTION.contains(Labels.base(cell.text()))) {
                return cell.row() == row ? cell : null;
            }
        }
        return null;
    }

    /** A figure merged over several rows counts once, in the first. */
    private Grid.@Nullable Cell begun(int row, String column) {
        Grid.Cell cell = columns.at(row, column);
        return cell == null || cell.row() != row ? null : cell;
    }

    private @Nullable Found money(int row, String column) {
        Grid.Cell label = columns.labels().get(column);
        Taking.Figure unit = label == null ? null : unit(Labels.plain(label.text()));
        unit = unit == null ? sheetUnit : unit;
        return taking.figure(begun(row, column), unit == null ? Taking.Figure.TEN_THOUSAND_YUAN : unit);
    }

    private void compare() {
        var sums = total;
        if (sums == null || sources.isEmpty()) {
            return;
        }
        for (var column : words.layout().funds().columns()) {
            compare(
                    Labels.base(column.title().zh()),
                    column.title().en(),
                    sums.amounts().get(column.key()),
                    row -> row.amounts().get(column.key()));
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
                    "The total of “" + en + "” " + printed.text() + " differs from the sum of the sources, "
                            + Figures.plain(sum) + ".");
        }
    }
}
