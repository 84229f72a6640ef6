package jiheng.events.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContentTest {
    private static final EvaluationId FORM = EvaluationId.of("a");
    private static final IndicatorId ROW = IndicatorId.of("1");
    private static final IndicatorId OTHER = IndicatorId.of("2");
    private static final Cell BUDGET = Cell.fund("fiscal", "budget");
    private static final Cell DUTIES = Cell.narrative("duties");
    private static final Cell TARGET = Cell.indicator(ROW, "target");
    private static final Derivation DERIVATION = new Derivation(
            "at-least",
            new RuleSetVersion("national", 1),
            Map.of("target", "40"),
            List.of("20 ÷ 40"),
            new Words("得一半", "half"));

    @Test
    void aCellHoldsWhatItWasLastFilledWith() {
        var content = Content.EMPTY
                .after(filled(BUDGET, null, number("548.74")))
                .after(filled(BUDGET, number("548.74"), number("739.39")));

        assertThat(content.value(BUDGET)).contains(number("739.39"));
        assertThat(content.number(BUDGET)).contains(new BigDecimal("739.39"));
        assertThat(content.text(BUDGET)).isEqualTo("739.39");
    }

    @Test
    void anEmptiedCellHoldsNothing() {
        var content = Content.EMPTY
                .after(filled(DUTIES, null, new Value.Text("服务职工")))
                .after(filled(DUTIES, new Value.Text("服务职工"), null));

        assertThat(content).isEqualTo(Content.EMPTY);
        assertThat(content.value(DUTIES)).isEmpty();
        assertThat(content.text(DUTIES)).isEmpty();
    }

    @Test
    void aTextIsNoNumber() {
        var content = Content.EMPTY.with(DUTIES, new Value.Text("12"));

        assertThat(content.number(DUTIES)).isEmpty();
    }

    @Test
    void aCorrectionChangesTheCellToo() {
        var content = Content.EMPTY
                .after(filled(BUDGET, null, number("548.74")))
                .after(new CellCorrected(FORM, BUDGET, number("548.74"), number("739.39"), null, "omission", "漏计追加"));

        assertThat(content.number(BUDGET)).contains(new BigDecimal("739.39"));
    }

    @Test
    void anAddedRowStandsWhereItWasPut() {
        var content = Content.EMPTY.after(new IndicatorAdded(FORM, ROW, "output", "quantity", 3, null));

        assertThat(content.indicator(ROW)).contains(new Indicator(ROW, "output", "quantity", 3));
        assertThat(content.indicator(OTHER)).isEmpty();
    }

    @Test
    void aRemovedRowTakesItsCellsAndItsScoreAndNothingElse() {
        var neighbour = Content.EMPTY
                .after(new IndicatorAdded(FORM, OTHER, "output", "quantity", 2, null))
                .after(filled(Cell.indicator(OTHER, "target"), null, number("2")))
                .after(filled(new Cell("funds/indicator-1/budget"), null, number("3")));
        var both = neighbour
                .after(new IndicatorAdded(FORM, ROW, "output", "quantity", 1, null))
                .after(filled(TARGET, null, number("1")))
                .after(scored(new RowScore(ROW.value(), Points.of("5"), DERIVATION)));

        var left = both.after(new IndicatorRemoved(FORM, ROW, "output", "quantity", 1, List.of(), null));

        assertThat(left.indicators()).isEqualTo(neighbour.indicators());
        assertThat(left.cells()).isEqualTo(neighbour.cells());
        assertThat(left.scores()).isEmpty();
    }

    @Test
    void evidenceStandsWithItsRowUntilItIsWithdrawn() {
        var first = attached("1", ROW.value());
        var second = attached("2", Cell.TOTAL);
        var content = Content.EMPTY.after(first).after(second);

        assertThat(content.evidence()).containsExactly(first.attached(), second.attached());
        assertThat(content.evidence(ROW.value())).containsExactly(first.attached());
        assertThat(content.after(withdrawn("1", ROW.value())).evidence()).containsExactly(second.attached());
    }

    @Test
    void aRemovedRowTakesItsEvidenceAndNoOther() {
        var other = attached("2", OTHER.value());
        var content = Content.EMPTY
                .after(new IndicatorAdded(FORM, ROW, "output", "quantity", 1, null))
                .after(attached("1", ROW.value()))
                .after(other)
                .after(new IndicatorRemoved(FORM, ROW, "output", "quantity", 1, List.of(), null));

        assertThat(content.evidence()).containsExactly(other.attached());
    }

    @Test
    void cellsRowsAndScoresLeaveTheEvidence() {
        var proof = attached("1", OTHER.value());
        var content = full().after(proof)
                .after(filled(BUDGET, number("548.74"), null))
                .after(new IndicatorAdded(FORM, IndicatorId.of("9"), "output", "quantity", 9, null))
                .after(scored(new RowScore(ROW.value(), null, DERIVATION)));

        assertThat(content.evidence()).containsExactly(proof.attached());
    }

    @Test
    void evidenceTakenBackLeavesNoTraceInTheDigest() {
        var content = full();

        var back = content.after(attached("1", ROW.value())).after(withdrawn("1", ROW.value()));

        assertThat(back.digest()).isEqualTo(content.digest());
    }

    @Test
    void aFileReadsAsNameSizeAndTheBeginningOfItsHash() {
        assertThat(sized(12_595)).hasToString("签到表.pdf（12.3 KB，SHA-256 abababab…）");
        assertThat(sized(1023)).hasToString("签到表.pdf（1023 B，SHA-256 abababab…）");
        assertThat(sized(52_428_800)).hasToString("签到表.pdf（50.0 MB，SHA-256 abababab…）");
    }

    private static Evidence sized(long size) {
        return new Evidence(EvidenceId.of("1"), ROW.value(), "签到表.pdf", "application/pdf", size, "ab".repeat(32));
    }

    private static EvidenceAttached attached(String key, String row) {
        return new EvidenceAttached(
                FORM, EvidenceId.of(key), row, "签到表.pdf", "application/pdf", 5, "ab".repeat(32), null);
    }

    private static EvidenceWithdrawn withdrawn(String key, String row) {
        return new EvidenceWithdrawn(FORM, EvidenceId.of(key), row, "签到表.pdf", "ab".repeat(32), "误传", null);
    }

    @Test
    void scoresOfOtherRowsStandWhenSomeChange() {
        var content = Content.EMPTY
                .after(scored(
                        new RowScore(ROW.value(), Points.of("5"), DERIVATION),
                        new RowScore(OTHER.value(), Points.of("4"), DERIVATION)))
                .after(scored(new RowScore(ROW.value(), null, DERIVATION)));

        assertThat(content.scores())
                .containsEntry(ROW.value(), new RowScore(ROW.value(), null, DERIVATION))
                .containsEntry(OTHER.value(), new RowScore(OTHER.value(), Points.of("4"), DERIVATION))
                .hasSize(2);
        assertThat(content.totals())
                .isEqualTo(new Content.Totals(Points.of("9"), Points.of("8"), Grade.GOOD, DERIVATION));
    }

    @Test
    void aMoveToAnotherTemplateKeepsWhatHasNoPlaceBesideTheFormAndRestoresIt() {
        var content = full();
        var first = new TemplateVersion("department", 1);
        var kept = new KeptCell(BUDGET, content.value(BUDGET).orElseThrow(), new Words("预算", "Budget"), first);

        var without = content.after(moved(List.of(kept), List.of()));
        assertThat(without.value(BUDGET)).isEmpty();
        assertThat(without.kept()).containsExactly(kept);
        assertThat(without.digest()).isNotEqualTo(content.digest());
        assertThat(without.digest()).isNotEqualTo(content.with(BUDGET, null).digest());

        assertThat(without.after(moved(List.of(), List.of(kept)))).isEqualTo(content);
    }

    private static TemplateChanged moved(List<KeptCell> kept, List<KeptCell> restored) {
        var words = new Words("表", "form");
        var rate = new Layout.Rate(Layout.Numerator.EXECUTED, Layout.Denominator.ADJUSTED);
        var layout = new Layout(
                words,
                List.of(),
                new Layout.Funds(List.of(), List.of(), rate, List.of(), Points.of("10"), false),
                List.of(),
                Layout.Targets.TEXT,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Layout.Paper(Layout.Orientation.LANDSCAPE, words));
        return new TemplateChanged(
                FORM,
                new TemplateVersion("department", 1),
                new TemplateVersion("department", 2),
                new RuleSetVersion("national", 1),
                layout,
                List.of(),
                List.of(),
                kept,
                restored);
    }

    @Test
    void whatChangesNoContentLeavesItAsItIs() {
        var content = full();
        var digest = content.digest();
        var correction = CorrectionId.of("1");
        var finding = FindingId.of("1");
        var still = List.of(
                new FormSubmitted(FORM, Stage.RESULTS, 1, digest, "unit", false),
                new SubmissionWithdrawn(FORM, Stage.RESULTS, 1),
                new FormReturned(FORM, Stage.RESULTS, 1, "unit", "请核对", List.of(new RowReason("total", "不符"))),
                new StepApproved(FORM, Stage.RESULTS, 1, "unit", "同意"),
                new BaselineLocked(FORM, 1, digest),
                new FormSettled(FORM, 1, digest, Points.of("9"), Points.of("8"), Grade.GOOD, ""),
                new CorrectionRequested(FORM, correction, "omission", "漏计"),
                new CorrectionGranted(FORM, correction, "同意"),
                new CorrectionRefused(FORM, correction, "无依据"),
                new CorrectionAbandoned(FORM, correction, "无误"),
                new ApprovalLapsed(FORM, Stage.RESULTS, "unit", 1, BUDGET),
                new DisclosurePrepared(FORM, 1, 9, List.of(new Redaction(BUDGET, null))),
                new DisclosureRefused(FORM, 1, "另行公开"),
                new FormPublished(FORM, 1, 1, digest),
                new PublicationWithdrawn(FORM, 1, "有误"),
                new EvaluationCancelled(FORM, "撤并"),
                new EvaluationReopened(FORM, "恢复"),
                new FindingRaised(
                        FORM,
                        finding,
                        new Finding(
                                null,
                                false,
                                List.of(),
                                List.of(),
                                List.of(),
                                Points.of("5"),
                                new Words("疑", "a doubt"))),
                new FindingAnswered(FORM, finding, "已核"),
                new FindingAccepted(FORM, finding, "属实"),
                new FindingClosed(FORM, finding, true, ""),
                new FindingsPassedOver(FORM, Stage.RESULTS, 1, "unit", List.of(finding), "已核实"));

        // With the eight that change content and the one that opens the form, these are all the family has.
        assertThat(still).hasSize(EvaluationEvent.class.getPermittedSubclasses().length - 9);
        assertThat(still).allSatisfy(event -> assertThat(content.after(event)).isSameAs(content));
    }

    @Test
    void aContentKeepsNoneOfItsSources() {
        var rows = new ArrayList<>(List.of(new Indicator(ROW, "output", "quantity", 1)));
        var cells = new TreeMap<>(Map.of(BUDGET, number("1")));
        var scores = new HashMap<>(Map.of(ROW.value(), new RowScore(ROW.value(), null, DERIVATION)));
        var content = new Content(rows, cells, scores, null);
        var digest = content.digest();

        rows.clear();
        cells.clear();
        scores.clear();

        assertThat(content.digest()).isEqualTo(digest);
        assertThatThrownBy(() -> content.cells().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> content.scores().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> content.indicators().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void theOrderOfEditsLeavesNoTraceInTheDigest() {
        var edits = new ArrayList<EvaluationEvent>();
        for (var row = 1; row <= 6; row++) {
            var id = IndicatorId.of("" + row);
            edits.add(new IndicatorAdded(FORM, id, "output", "quantity", row, null));
            edits.add(filled(Cell.indicator(id, "target"), null, number("" + row)));
        }
        edits.add(filled(BUDGET, null, number("548.74")));
        edits.add(filled(DUTIES, null, new Value.Text("服务职工")));
        var digest = replay(edits).digest();
        var random = new Random(20221231);

        for (var round = 0; round < 200; round++) {
            Collections.shuffle(edits, random);
            assertThat(replay(edits).digest()).isEqualTo(digest);
        }
    }

    @Test
    void aDetourLeavesNoTraceInTheDigest() {
        var content = full();

        var back = content.with(BUDGET, number("1"))
                .with(BUDGET, content.value(BUDGET).orElseThrow())
                .after(new IndicatorAdded(FORM, IndicatorId.of("9"), "output", "quantity", 9, null))
                .after(new IndicatorRemoved(FORM, IndicatorId.of("9"), "output", "quantity", 9, List.of(), null));

        assertThat(back).isEqualTo(content);
        assertThat(back.digest()).isEqualTo(content.digest());
    }

    private static Content full() {
        return Content.EMPTY
                .after(new IndicatorAdded(FORM, ROW, "output", "quantity", 1, null))
                .after(filled(BUDGET, null, number("548.74")))
                .after(filled(DUTIES, null, new Value.Text("服务职工")))
                .after(scored(new RowScore(ROW.value(), Points.of("5"), DERIVATION)));
    }

    private static Content replay(List<EvaluationEvent> edits) {
        var content = Content.EMPTY;
        for (var edit : edits) {
            content = content.after(edit);
        }
        return content;
    }

    private static FormScored scored(RowScore... rows) {
        return new FormScored(FORM, List.of(rows), Points.of("9"), Points.of("8"), Grade.GOOD, DERIVATION);
    }

    private static CellFilled filled(Cell cell, @Nullable Value before, @Nullable Value after) {
        return new CellFilled(FORM, cell, before, after, null);
    }

    private static Value number(String number) {
        return new Value.Number(new BigDecimal(number));
    }
}
