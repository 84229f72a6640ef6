package jiheng.events.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** No two contents that differ in anything share a digest: each test lists contents and wants as many digests. */
class ContentDigestTest {
    private static final Indicator INDICATOR = new Indicator(IndicatorId.of("1"), "output", "quantity", 1);
    private static final Cell CELL = Cell.narrative("duties");

    @Test
    void aDigestIsSha256InHexAndTheSameEveryTime() {
        assertThat(Content.EMPTY.digest()).matches("[0-9a-f]{64}").isEqualTo(Content.EMPTY.digest());
    }

    @Test
    void everyPartOfARowCounts() {
        distinct(List.of(
                Content.EMPTY,
                rows(INDICATOR),
                rows(new Indicator(IndicatorId.of("2"), "output", "quantity", 1)),
                rows(new Indicator(IndicatorId.of("1"), "benefit", "quantity", 1)),
                rows(new Indicator(IndicatorId.of("1"), "output", "quality", 1)),
                rows(new Indicator(IndicatorId.of("1"), "output", "quantity", 2)),
                rows(INDICATOR, new Indicator(IndicatorId.of("2"), "output", "quantity", 2))));
    }

    @Test
    void theAddressTheKindAndTheValueOfACellCount() {
        distinct(List.of(
                cell(CELL, new Value.Text("5")),
                cell(CELL, new Value.Text("50")),
                cell(CELL, new Value.Text("")),
                cell(Cell.narrative("goals"), new Value.Text("5")),
                cell(CELL, number("5")),
                cell(CELL, number("5.0")),
                cell(CELL, number("-5")),
                cell(CELL, new Value.Measures(List.of())),
                cell(CELL, new Value.Readings(List.of()))));
    }

    @Test
    void everyPartOfAMeasureCounts() {
        distinct(List.of(
                cell(CELL, measures(measure(Operator.AT_LEAST, "500", "人"))),
                cell(CELL, measures(measure(Operator.MORE_THAN, "500", "人"))),
                cell(CELL, measures(measure(Operator.AT_LEAST, "501", "人"))),
                cell(CELL, measures(measure(Operator.AT_LEAST, "500", "次"))),
                cell(CELL, measures(measure(Operator.QUALITATIVE, null, ""))),
                cell(CELL, measures(measure(Operator.QUALITATIVE, null, "好"))),
                cell(CELL, measures(measure(Operator.AT_LEAST, "5", "期"), measure(Operator.AT_LEAST, "500", "人"))),
                cell(CELL, measures(measure(Operator.AT_LEAST, "500", "人"), measure(Operator.AT_LEAST, "5", "期")))));
    }

    @Test
    void everyPartOfAReadingCounts() {
        distinct(List.of(
                cell(CELL, readings(reading("500", "人", null))),
                cell(CELL, readings(reading("512", "人", null))),
                cell(CELL, readings(reading("500", "次", null))),
                cell(CELL, readings(reading(null, "", Band.REACHED))),
                cell(CELL, readings(reading(null, "", Band.NOT))),
                cell(CELL, readings(reading(null, "人", Band.NOT))),
                cell(CELL, readings(reading("500", "人", null), reading("500", "人", null)))));
    }

    @Test
    void measuresThatReadTheSameAreToldApart() {
        var two = measures(measure(Operator.AT_LEAST, "5", "期"), measure(Operator.AT_LEAST, "3", "人"));
        var one = measures(measure(Operator.AT_LEAST, "5", "期；≥3人"));
        assertThat(one).hasToString(two.toString());
        var figure = measures(measure(Operator.AT_LEAST, "50", "人"));
        var unit = measures(measure(Operator.AT_LEAST, "5", "0人"));
        assertThat(unit).hasToString(figure.toString());
        var read = readings(reading("1", "；未达成", null));
        var band = readings(reading("1", "", null), reading(null, "", Band.NOT));
        assertThat(band).hasToString(read.toString());

        distinct(List.of(
                cell(CELL, two),
                cell(CELL, one),
                cell(CELL, figure),
                cell(CELL, unit),
                cell(CELL, read),
                cell(CELL, band),
                cell(CELL, new Value.Text(two.toString())),
                cell(CELL, new Value.Text(figure.toString()))));
    }

    @Test
    void aTextCannotPassForALine() {
        var two = cells(Map.of(CELL, new Value.Text("甲"), Cell.narrative("goals"), new Value.Text("乙")));
        var spelledOut = cell(CELL, new Value.Text("甲 \n4:cell 21:narratives/goals/text 4:text 1:乙"));

        distinct(List.of(
                two,
                spelledOut,
                cell(CELL, new Value.Text("甲 ")),
                cell(CELL, new Value.Text("甲\n")),
                cell(CELL, new Value.Text("1:甲")),
                cell(CELL, new Value.Text("甲"))));
    }

    /** The same attempts against a text of parts that ends each with a blank and starts each with a colon, without lengths. */
    @Test
    void aTextCannotPassForTheBordersBetweenParts() {
        distinct(List.of(
                cell(CELL, measures(measure(Operator.AT_LEAST, "5", "期"), measure(Operator.AT_LEAST, "3", "人"))),
                cell(CELL, measures(measure(Operator.AT_LEAST, "5", "期 :AT_LEAST :3 :人")))));
        distinct(List.of(
                cells(Map.of(CELL, new Value.Text("甲"), Cell.narrative("goals"), new Value.Text("乙"))),
                cell(CELL, new Value.Text("甲 \n:cell :narratives/goals/text :text :乙"))));
    }

    @Test
    void everyPartOfAScoreCounts() {
        var contents = new ArrayList<Content>();
        contents.add(Content.EMPTY);
        contents.add(score("indicator-1", Points.of("5"), derivation()));
        contents.add(score("indicator-2", Points.of("5"), derivation()));
        contents.add(score("indicator-1", Points.of("4.99"), derivation()));
        contents.add(score("indicator-1", null, derivation()));
        otherDerivations().forEach(other -> contents.add(score("indicator-1", Points.of("5"), other)));

        distinct(contents);
    }

    @Test
    void everyPartOfTheTotalsCounts() {
        var contents = new ArrayList<Content>();
        contents.add(Content.EMPTY);
        contents.add(totals("94.53", "92.03", Grade.EXCELLENT, derivation()));
        contents.add(totals("94.52", "92.03", Grade.EXCELLENT, derivation()));
        contents.add(totals("94.53", "92.02", Grade.EXCELLENT, derivation()));
        contents.add(totals("92.03", "94.53", Grade.EXCELLENT, derivation()));
        contents.add(totals("94.53", "92.03", Grade.GOOD, derivation()));
        otherDerivations().forEach(other -> contents.add(totals("94.53", "92.03", Grade.EXCELLENT, other)));

        distinct(contents);
    }

    @Test
    void everyPartOfAPieceOfEvidenceCounts() {
        distinct(List.of(
                Content.EMPTY,
                evidence(proof("1", "total", "a.pdf", "application/pdf", 5, "a")),
                evidence(proof("2", "total", "a.pdf", "application/pdf", 5, "a")),
                evidence(proof("1", "indicator-1", "a.pdf", "application/pdf", 5, "a")),
                evidence(proof("1", "total", "b.pdf", "application/pdf", 5, "a")),
                evidence(proof("1", "total", "a.pdf", "image/png", 5, "a")),
                evidence(proof("1", "total", "a.pdf", "application/pdf", 6, "a")),
                evidence(proof("1", "total", "a.pdf", "application/pdf", 5, "b")),
                evidence(
                        proof("1", "total", "a.pdf", "application/pdf", 5, "a"),
                        proof("2", "total", "a.pdf", "application/pdf", 5, "a"))));
    }

    @Test
    void theOrderInWhichEvidenceCameDoesNotMatter() {
        var one = proof("1", "total", "a.pdf", "application/pdf", 5, "a");
        var other = proof("2", "total", "b.pdf", "application/pdf", 6, "b");

        assertThat(evidence(one, other).digest()).isEqualTo(evidence(other, one).digest());
    }

    /** Submissions recorded these before there was evidence: SHA-256 of the text that stands here in full. */
    @Test
    void theDigestOfAContentWithoutEvidenceIsWhatItWasBeforeThereWasAny() throws NoSuchAlgorithmException {
        assertThat(Content.EMPTY.digest())
                .isEqualTo("bce711e214d6b0ae5511278b02c471347c8cccff52d82cb62c5f8db7b5196c68");
        var text = "jiheng-content-1\n" + "3:row 11:indicator-1 6:output 8:quantity 1:1 \n"
                + "4:cell 22:narratives/duties/text 4:text 1:甲 \n";
        var sha = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));

        assertThat(rows(INDICATOR).with(CELL, new Value.Text("甲")).digest())
                .isEqualTo(HexFormat.of().formatHex(sha));
    }

    private static Content evidence(Evidence... evidence) {
        return new Content(List.of(), new TreeMap<>(), Map.of(), null, List.of(evidence), List.of());
    }

    private static Evidence proof(String key, String row, String file, String type, long size, String digit) {
        return new Evidence(EvidenceId.of(key), row, file, type, size, digit.repeat(64));
    }

    private static void distinct(List<Content> contents) {
        assertThat(contents).doesNotHaveDuplicates();
        assertThat(contents).extracting(Content::digest).doesNotHaveDuplicates();
    }

    private static Derivation derivation() {
        return derivation("at-least", "national", 1, Map.of("a", "1", "b", "2"), List.of("x", "y"), "半", "half");
    }

    /** One for each part of the derivation, and some that move a border between two parts. */
    private static List<Derivation> otherDerivations() {
        var inputs = Map.of("a", "1", "b", "2");
        var steps = List.of("x", "y");
        return List.of(
                derivation("at-most", "national", 1, inputs, steps, "半", "half"),
                derivation("at-least", "as-filed", 1, inputs, steps, "半", "half"),
                derivation("at-least", "national", 2, inputs, steps, "半", "half"),
                derivation("at-least", "national", 1, Map.of("a", "1", "b", "3"), steps, "半", "half"),
                derivation("at-least", "national", 1, Map.of("a", "1", "c", "2"), steps, "半", "half"),
                derivation("at-least", "national", 1, Map.of("a", "1"), steps, "半", "half"),
                derivation("at-least", "national", 1, inputs, List.of("y", "x"), "半", "half"),
                derivation("at-least", "national", 1, inputs, List.of("x"), "半", "half"),
                derivation("at-least", "national", 1, inputs, steps, "全", "half"),
                derivation("at-least", "national", 1, inputs, steps, "半", "whole"),
                derivation("at-least", "national", 1, Map.of("a", "1"), List.of("b", "2", "x", "y"), "半", "half"),
                derivation("at-least", "national", 1, inputs, List.of("x", "y", "半"), "half", ""));
    }

    private static Derivation derivation(
            String rule,
            String ruleSet,
            int version,
            Map<String, String> inputs,
            List<String> steps,
            String zh,
            String en) {
        return new Derivation(rule, new RuleSetVersion(ruleSet, version), inputs, steps, new Words(zh, en));
    }

    private static Content rows(Indicator... rows) {
        return new Content(List.of(rows), new TreeMap<>(), Map.of(), null);
    }

    private static Content cell(Cell cell, Value value) {
        return Content.EMPTY.with(cell, value);
    }

    private static Content cells(Map<Cell, Value> cells) {
        return new Content(List.of(), new TreeMap<>(cells), Map.of(), null);
    }

    private static Content score(String row, @Nullable Points points, Derivation derivation) {
        return new Content(List.of(), new TreeMap<>(), Map.of(row, new RowScore(row, points, derivation)), null);
    }

    private static Content totals(String self, String rule, Grade grade, Derivation derivation) {
        var totals = new Content.Totals(Points.of(self), Points.of(rule), grade, derivation);
        return new Content(List.of(), new TreeMap<>(), Map.of(), totals);
    }

    private static Value number(String number) {
        return new Value.Number(new BigDecimal(number));
    }

    private static Value measures(Measure... measures) {
        return new Value.Measures(List.of(measures));
    }

    private static Value readings(Reading... readings) {
        return new Value.Readings(List.of(readings));
    }

    private static Measure measure(Operator operator, @Nullable String number, String unit) {
        return new Measure(operator, number == null ? null : new BigDecimal(number), unit);
    }

    private static Reading reading(@Nullable String number, String unit, @Nullable Band band) {
        return new Reading(number == null ? null : new BigDecimal(number), unit, band);
    }
}
