package jiheng.command.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import jiheng.command.CommandRefused;
import jiheng.command.template.Fields.Kind;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Measure;
import jiheng.events.evaluation.Operator;
import jiheng.events.evaluation.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellSyntaxTest {
    private static final Cell CELL = new Cell("indicators/indicator-1/target");

    private static String read(Kind kind, String typed) {
        return CellSyntax.read(CELL, kind, 2000, typed).map(Value::toString).orElse("");
    }

    private static void refused(Kind kind, String typed, String code) {
        assertThatThrownBy(() -> read(kind, typed)).isInstanceOfSatisfying(CommandRefused.class, refused -> {
            assertThat(refused.kind()).isEqualTo(CommandRefused.Kind.MALFORMED);
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.field()).isEqualTo(CELL.path());
            assertThat(refused.toString().length()).isLessThan(500);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AMOUNT | 548.74 | 548.74",
                "AMOUNT | ５４８．７４ | 548.74",
                "AMOUNT | 1,234,567.89 | 1234567.89",
                "AMOUNT | １，２３４ 万元 | 1234",
                "AMOUNT | 739.39万元 | 739.39",
                "AMOUNT | -190.65 | -190.65",
                "AMOUNT | 0.000001 | 0.000001",
                "AMOUNT | 5.5000000 | 5.5",
                "AMOUNT | 1000000000000 | 1000000000000",
                "POINTS | 5 | 5.00",
                "POINTS | 6.5300 | 6.53",
                "POINTS | 8分 | 8.00",
                "COUNT | 12 个 | 12",
                "COUNT | 1,024 | 1024"
            })
    void aNumberIsReadAsItWasMeant(Kind kind, String typed, String meant) {
        assertThat(read(kind, typed)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POINTS | 五 | not-a-number",
                "POINTS | 5.123 | too-many-decimals",
                "POINTS | 1e9 | not-a-number",
                "POINTS | 1e999999999 | not-a-number",
                "POINTS | NaN | not-a-number",
                "POINTS | 0x10 | not-a-number",
                "POINTS | 5% | not-a-number",
                "AMOUNT | 0.0000001 | too-many-decimals",
                "AMOUNT | 1000000000000.01 | number-too-large",
                "AMOUNT | 9999999999999999 | not-a-number",
                "AMOUNT | 5 元 | not-a-number",
                "AMOUNT | 5 6 7 万 | not-a-number",
                "COUNT | 1.5 | too-many-decimals"
            })
    void whatIsNoSuchNumberIsRefused(Kind kind, String typed, String code) {
        refused(kind, typed, code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "≥5 期；≥500 人 | ≥5期；≥500人",
                "≥５期、≥５００人 | ≥5期；≥500人",
                "不少于5期;至少 500 人; | ≥5期；≥500人",
                ">=95% | ≥95%",
                "＞3 | >3",
                "≤1,234.50 万元 | ≤1234.5万元",
                "<=2 | ≤2",
                "不超过2 | ≤2",
                "<2 | <2",
                "等于 1 | =1",
                "100 | ≥100",
                "≥-3.5 ℃ | ≥-3.5°C",
                "≥20 m2 | ≥20m2",
                "≥3 件/月 | ≥3件/月",
                "定性 | 定性",
                "Qualitative | 定性"
            })
    void targetsAreReadAsMeasures(String typed, String meant) {
        assertThat(read(Kind.MEASURES, typed)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"9 期；1391 人 | 9期；1391人", "９５％ | 95%", "达成；部分完成；not reached | 达成；部分达成；未达成", "7,839 人次 | 7839人次"})
    void actualsAreReadAsReadings(String typed, String meant) {
        assertThat(read(Kind.READINGS, typed)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "全面完成",
                "≥",
                "≥人",
                "1e999999999",
                "1e5",
                "5E-3 人",
                "10-20 人",
                "10~20人",
                "10～20人",
                "1.2.3",
                "5 6 人",
                "≥5 期，≥500 人",
                "≥5期≥500人",
                "约 500 人",
                "5 一二三四五六七八九十一二三四五六七八九十一"
            })
    void whatIsNoMeasureIsRefusedAndNotHalfRead(String typed) {
        refused(Kind.MEASURES, typed, "not-a-measure");
        if (!typed.startsWith("≥")) {
            refused(Kind.READINGS, typed, "not-a-reading");
        }
    }

    @Test
    void aRowHasAtMostTenMeasures() {
        assertThat(read(Kind.MEASURES, "1;".repeat(10))).hasSize(29);
        refused(Kind.MEASURES, "1;".repeat(11), "too-many-measures");
        refused(Kind.MEASURES, "；；", "not-a-measure");
    }

    @Test
    void aMeasureHasTheSameLimitAsAnyNumber() {
        refused(Kind.MEASURES, "≥1000000000001", "number-too-large");
        refused(Kind.READINGS, "9".repeat(101), "number-too-large");
        refused(Kind.READINGS, "0." + "9".repeat(101), "number-too-large");
    }

    @Test
    void aMeasureWithoutAnOperatorIsAtLeast() {
        assertThat(CellSyntax.read(CELL, Kind.MEASURES, 0, "5 期"))
                .hasValueSatisfying(value -> assertThat(((Value.Measures) value).measures())
                        .extracting(Measure::operator)
                        .containsExactly(Operator.AT_LEAST));
    }

    static Stream<Arguments> monsters() {
        return Stream.of(Kind.values()).flatMap(kind -> Stream.of(
                        "9".repeat(100_000),
                        "9".repeat(50_000) + "人".repeat(50_000),
                        "9,".repeat(50_000),
                        "≥".repeat(100_000),
                        "1" + " ".repeat(50_000) + "≥",
                        "\ufdfa".repeat(100_000),
                        "1.".repeat(50_000),
                        "1e999999999",
                        "-" + "0".repeat(100_000))
                .map(text -> Arguments.of(kind, text)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("monsters")
    void monstersAreRefusedCheaply(Kind kind, String typed) {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            if ((kind == Kind.TEXT || kind == Kind.VALUE) && typed.length() <= 2000) {
                assertThat(read(kind, typed)).isEqualTo(typed);
            } else {
                assertThatThrownBy(() -> read(kind, typed)).isInstanceOf(CommandRefused.class);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"≥,≥", "＞＝,≥", "不低于,≥", "＝,=", "≤,≤", "不超过,≤", ">,>", "小于,<", "定性,定性", "Qualitative,定性"})
    void theNatureOfAMeasureIsKeptAsItsSign(String typed, String sign) {
        assertThat(read(Kind.NATURE, typed)).isEqualTo(sign);
    }

    @ParameterizedTest
    @ValueSource(strings = {"约", "≥5", "≥≥", "5"})
    void whatIsNoNatureIsRefused(String typed) {
        refused(Kind.NATURE, typed, "not-a-nature");
    }

    @Test
    void aValueIsANumberWhereItReadsAsOne() {
        assertThat(CellSyntax.read(CELL, Kind.VALUE, 200, "１，０００.50"))
                .contains(new Value.Number(new BigDecimal("1000.5")));
        assertThat(CellSyntax.read(CELL, Kind.VALUE, 200, "达到国家标准")).contains(new Value.Text("达到国家标准"));
        assertThat(CellSyntax.read(CELL, Kind.VALUE, 200, "95 %")).contains(new Value.Text("95 %"));
        refused(Kind.VALUE, "9".repeat(101), "number-too-large");
    }

    @Test
    void whatWasReachedIsOneReading() {
        assertThat(read(Kind.READING, "98.5 %")).isEqualTo("98.5%");
        assertThat(read(Kind.READING, "部分达成")).isEqualTo("部分达成");
        refused(Kind.READING, "5 期；500 人", "not-a-reading");
        refused(Kind.READING, "差不多", "not-a-reading");
    }

    @Test
    void aTextIsCountedInCharactersAsAPersonCountsThem() {
        assertThat(read(Kind.TEXT, "𠮷".repeat(2000))).hasSize(4000);
        refused(Kind.TEXT, "𠮷".repeat(2001), "text-too-long");
        refused(Kind.TEXT, "长".repeat(100_000), "text-too-long");
    }

    @Test
    void paragraphsAndTabsStayAndEveryOtherControlCharacterGoes() {
        assertThat(read(Kind.TEXT, "\u0000一\r\n二\r三\u0007\t四\u0085\u001b[31m\ufeff\u200b "))
                .isEqualTo("一\n二\n三\t四[31m");
        assertThat(read(Kind.TEXT, "\u0000\u0001")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"一\ud800二", "一\udc00二", "一\udc00\ud800二", "\ud800一二", "一二\ud842", "\udfb7一二"})
    void halvesOfCharactersGo(String typed) {
        var text = read(Kind.TEXT, typed);
        assertThat(text).isEqualTo("一二");
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).isTrue();
    }

    @Test
    void wholeCharactersStay() {
        assertThat(read(Kind.TEXT, "镕喆堃𠮷👍🏽")).isEqualTo("镕喆堃𠮷👍🏽");
    }

    @Test
    void whatIsQuotedInARefusalIsCutBetweenCharacters() {
        assertThatThrownBy(() -> read(Kind.POINTS, "𠮷".repeat(60)))
                .isInstanceOfSatisfying(CommandRefused.class, refused -> assertThat(refused.arguments())
                        .containsEntry("text", "𠮷".repeat(40) + "…"));
    }
}
