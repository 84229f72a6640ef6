package jiheng.events.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.List;
import java.util.TreeSet;
import jiheng.events.Ids;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.UnitId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    @ParameterizedTest
    @CsvSource({
        "6.526, 6.53",
        "6.524, 6.52",
        "6.525, 6.53",
        "-6.525, -6.53",
        "0.005, 0.01",
        "0.0049, 0.00",
        "10, 10.00",
        "94.5, 94.50",
        "1E+2, 100.00",
        "9.995, 10.00"
    })
    void pointsHaveTwoDecimalsRoundedHalfUp(String given, String kept) {
        assertThat(Points.of(given)).hasToString(kept).isEqualTo(Points.of(kept));
    }

    @Test
    void pointsAddUpExactly() {
        var tenth = Points.of("0.10");

        assertThat(tenth.plus(tenth).plus(tenth)).isEqualTo(Points.of("0.30"));
        assertThat(Points.of("100").minus(Points.of("5.47"))).isEqualTo(Points.of("94.53"));
        assertThat(Points.of("9.99")).isLessThan(Points.of("10.00"));
        assertThat(Points.ZERO).hasToString("0.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ten", "1,5", "1E+999999999", "1E-999999999"})
    void whatIsNoFigureIsNoPoints(String given) {
        assertThatIllegalArgumentException().isThrownBy(() -> Points.of(given));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1E+999999999", "1E-999999999", "1E+100", "1E-101"})
    void aFigureTooLongToWriteOutIsRefused(String given) {
        var number = new BigDecimal(given);

        assertThatIllegalArgumentException().isThrownBy(() -> new Value.Number(number));
        assertThatIllegalArgumentException().isThrownBy(() -> new Measure(Operator.AT_LEAST, number, "人"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Reading(number, "人", null));
    }

    @Test
    void aFigureKeepsTheDecimalsItWasGiven() {
        assertThat(new Value.Number(new BigDecimal("548.740000"))).hasToString("548.740000");
        assertThat(new Value.Number(new BigDecimal("1E+3"))).isEqualTo(new Value.Number(new BigDecimal("1000")));
        assertThat(new Value.Number(new BigDecimal("1.5"))).isNotEqualTo(new Value.Number(new BigDecimal("1.50")));
    }

    @Test
    void severalMeasuresReadAsOneLine() {
        var target = new Value.Measures(List.of(
                new Measure(Operator.AT_LEAST, new BigDecimal("5"), "期"), new Measure(Operator.QUALITATIVE, null, "")));
        var reached = new Value.Readings(
                List.of(new Reading(new BigDecimal("5"), "期", null), new Reading(null, "", Band.PARTLY)));

        assertThat(target).hasToString("≥5期；定性");
        assertThat(reached).hasToString("5期；部分达成");
    }

    @Test
    void aMeasureHasANumberUnlessItIsQualitative() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Measure(Operator.AT_LEAST, null, "人"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Measure(Operator.QUALITATIVE, BigDecimal.ONE, "人"));
    }

    @Test
    void aReadingHasEitherANumberOrABand() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Reading(null, "人", null));
        assertThatIllegalArgumentException().isThrownBy(() -> new Reading(BigDecimal.ONE, "人", Band.REACHED));
    }

    @ParameterizedTest
    @CsvSource({
        "funds/fiscal/budget, funds, fiscal, budget",
        "indicators/indicator-3/score, indicators, indicator-3, score",
        "narratives/duties/text, narratives, duties, text",
        "header/form/independentUnits, header, form, independentUnits",
        "branches/output/weight, branches, output, weight"
    })
    void anAddressHasASectionARowAndAField(String path, String section, String row, String field) {
        var cell = new Cell(path);

        assertThat(List.of(cell.section(), cell.row(), cell.field())).containsExactly(section, row, field);
        assertThat(cell.isIn(section)).isTrue();
        assertThat(cell).hasToString(path);
    }

    @Test
    void theBuildersOfAddressesAgreeWithTheirText() {
        assertThat(Cell.fund("fiscal", "budget")).isEqualTo(new Cell("funds/fiscal/budget"));
        assertThat(Cell.indicator(IndicatorId.of("3"), "score")).isEqualTo(new Cell("indicators/indicator-3/score"));
        assertThat(Cell.narrative("duties")).isEqualTo(new Cell("narratives/duties/text"));
        assertThat(Cell.header("leader")).isEqualTo(new Cell("header/form/leader"));
        assertThat(Cell.branch("output", "weight")).isEqualTo(new Cell("branches/output/weight"));
        assertThat(Cell.fund("fiscal", "budget").isIn("fund")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "funds",
                "funds/fiscal",
                "funds/fiscal/",
                "funds//budget",
                "/fiscal/budget",
                "funds/fiscal/budget/more",
                "other/fiscal/budget",
                "Funds/fiscal/budget",
                "funds/Fiscal/budget",
                "funds/-fiscal/budget",
                "funds/../budget",
                "funds/fiscal/1budget",
                "funds/fiscal/bud-get",
                "funds/财政/budget",
                "funds/fiscal/预算",
                "funds/fiscal/budget\n",
                " funds/fiscal/budget",
                "funds/fis cal/budget"
            })
    void whatIsNoAddressIsRefused(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Cell(path));
    }

    @Test
    void anAddressEndsAtTwoHundredLetters() {
        var head = "funds/fiscal/";

        assertThat(new Cell(head + "a".repeat(200 - head.length())).path()).hasSize(200);
        assertThatIllegalArgumentException().isThrownBy(() -> new Cell(head + "a".repeat(201 - head.length())));
    }

    @Test
    void addressesSortByTheirText() {
        var cells = new TreeSet<>(List.of(new Cell("indicators/a/x"), new Cell("funds/b/x"), new Cell("funds/a/x")));

        assertThat(cells).extracting(Cell::path).containsExactly("funds/a/x", "funds/b/x", "indicators/a/x");
    }

    @Test
    void anIdSaysItsKind() {
        assertThat(UnitId.of("yunxi-union")).hasToString("unit-yunxi-union");
        assertThat(UnitId.of("yunxi-union").key()).isEqualTo("yunxi-union");
        assertThat(Ids.isA("unit", "unit-a")).isTrue();
        assertThat(Ids.isA("unit", "account-a")).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new AccountId("unit-yunxi-union"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "unit", "unit-", "unit--a", "unit-A", "unit-a_b", "unit-a b", "unit-甲", "unit-a\n", "units-a"
            })
    void whatIsNoIdIsRefused(String value) {
        assertThat(Ids.isA("unit", value)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new UnitId(value));
    }

    @Test
    void anIdsKeyEndsAtAHundredLetters() {
        assertThat(Ids.isA("unit", "unit-" + "a".repeat(100))).isTrue();
        assertThat(Ids.isA("unit", "unit-" + "a".repeat(101))).isFalse();
    }
}
