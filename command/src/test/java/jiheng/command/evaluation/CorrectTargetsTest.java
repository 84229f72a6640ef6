package jiheng.command.evaluation;

import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.MALFORMED;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.CommandRefused.Kind.STALE;
import static jiheng.command.evaluation.AForm.APPROVER;
import static jiheng.command.evaluation.AForm.COLLEAGUE;
import static jiheng.command.evaluation.AForm.CORRECTION;
import static jiheng.command.evaluation.AForm.ID;
import static jiheng.command.evaluation.AForm.cells;
import static jiheng.command.organisation.Region.PREPARER;
import static jiheng.command.organisation.Region.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import jiheng.events.evaluation.ApprovalLapsed;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.CellCorrected;
import jiheng.events.evaluation.FormSubmitted;
import jiheng.events.evaluation.Measure;
import jiheng.events.evaluation.Operator;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.Value;
import jiheng.events.organisation.AccountId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrectTargetsTest {
    private static final Cell TARGETS = new Cell("indicators/indicator-1/targets");

    private static CorrectTargets correcting(AForm form, String... cells) {
        return new CorrectTargets(ID, form.seen(), cells(cells), "basis-changed", "计划调整");
    }

    private static Value measures(String number) {
        return new Value.Measures(List.of(new Measure(Operator.AT_LEAST, new BigDecimal(number), "期")));
    }

    @Test
    void aLockedTargetIsChangedWithItsReasonAndTheApprovalsThatVouchedForItLapse() {
        var form = AForm.baselined();
        form = form.when(PREPARER, correcting(form, TARGETS.path(), "≥6 期"))
                .tellsBesideScores(
                        new CellCorrected(
                                ID,
                                TARGETS,
                                new Value.Measures(List.of(
                                        new Measure(Operator.AT_LEAST, new BigDecimal("5"), "期"),
                                        new Measure(Operator.AT_LEAST, new BigDecimal("500"), "人"))),
                                measures("6"),
                                null,
                                "basis-changed",
                                "计划调整"),
                        lapsed(Stage.TARGETS, "unit"),
                        lapsed(Stage.TARGETS, "supervising"),
                        lapsed(Stage.TARGETS, "finance"));

        // What lapsed does not lapse again.
        form.when(PREPARER, correcting(form, TARGETS.path(), "≥7 期"))
                .tellsBesideScores(
                        new CellCorrected(ID, TARGETS, measures("6"), measures("7"), null, "basis-changed", "计划调整"));
    }

    private static ApprovalLapsed lapsed(Stage stage, String step) {
        return new ApprovalLapsed(ID, stage, step, 1, TARGETS);
    }

    @Test
    void whereTargetsCameWithTheResultsTheApprovalOfBothLapses() {
        var form = AForm.together().submitted().approvedBy(APPROVER).returnedBy(REVIEWER);
        var after = form.by(PREPARER, correcting(form, TARGETS.path(), "≥6 期"));
        assertThat(after.toldSince(form)).contains(lapsed(Stage.RESULTS, "unit"));
        after.when(PREPARER, new SubmitForm(ID, after.seen()))
                .tells(new FormSubmitted(ID, Stage.RESULTS, 2, after.content().digest(), "unit", false));
    }

    @Test
    void aLockedWeightIsNotCorrectedBelowTheScoreThatStands() {
        var weight = "indicators/indicator-1/weight";
        var form = AForm.filled();
        form.when(PREPARER, correcting(form, weight, "49"))
                .refused(MALFORMED, "cells-malformed")
                .onlyAt(weight, "weight-below-score", Map.of("weight", "49.00", "score", "50.00"));
        var lower = form.fills("indicators/indicator-1/score", "49");
        lower.when(PREPARER, correcting(lower, weight, "49")).accepted();
    }

    @Test
    void theGoalsAreTargetsToo() {
        var form = AForm.baselined();
        var after = form.by(PREPARER, correcting(form, "narratives/goals/text", "新目标"));
        assertThat(after.toldSince(form))
                .contains(new ApprovalLapsed(ID, Stage.TARGETS, "unit", 1, new Cell("narratives/goals/text")));
    }

    @Test
    void withinACorrectionAfterSettlementItBelongsToThat() {
        var form = AForm.correcting()
                .fills("narratives/results/text", "更正")
                .submitted()
                .returnedBy(APPROVER);
        var after = form.by(PREPARER, correcting(form, "indicators/indicator-1/name", "新名称"));
        assertThat(after.toldSince(form).stream()
                        .filter(CellCorrected.class::isInstance)
                        .map(event -> ((CellCorrected) event).correction()))
                .containsExactly(CORRECTION);
    }

    @Test
    void resultsAreNotTargets() {
        var form = AForm.baselined();
        form.when(PREPARER, correcting(form, TARGETS.path(), "≥6 期", "indicators/indicator-1/score", "1"))
                .refused(MALFORMED, "not-a-target")
                .at("indicators/indicator-1/score", "not-a-target");
    }

    @Test
    void beforeTheyAreLockedTheyAreJustFilledIn() {
        var form = AForm.targeted();
        form.when(PREPARER, correcting(form, TARGETS.path(), "≥6 期")).refused(RULE, "baseline-not-locked");
    }

    @Test
    void aReasonIsGivenAndItsCodeIsKnown() {
        var form = AForm.baselined();
        var entries = cells(TARGETS.path(), "≥6 期");
        form.when(PREPARER, new CorrectTargets(ID, form.seen(), entries, "other", " "))
                .refused(MALFORMED, "reason-missing");
        form.when(PREPARER, new CorrectTargets(ID, form.seen(), entries, "mood", "有误"))
                .refused(MALFORMED, "unknown-reason-code");
    }

    @Test
    void anothersChangeIsNotOverwrittenUnseen() {
        var form = AForm.baselined();
        var stale = correcting(form, TARGETS.path(), "≥6 期");
        form.by(COLLEAGUE, correcting(form, TARGETS.path(), "≥8 期"))
                .when(PREPARER, stale)
                .refused(STALE, "cells-changed")
                .onlyAt(TARGETS.path(), "cell-changed", Map.of("theirs", "≥8期", "by", "同事"));
    }

    @Test
    void whatIsOutForApprovalIsNotCorrected() {
        var form = AForm.filled().submitted();
        form.when(PREPARER, correcting(form, TARGETS.path(), "≥6 期")).refused(RULE, "wrong-state");
    }

    @ParameterizedTest
    @ValueSource(strings = {"approver", "finance", "auditor", "archivist"})
    void onlyAPreparerOfTheUnitCorrects(String who) {
        var form = AForm.baselined();
        form.when(AccountId.of(who), correcting(form, TARGETS.path(), "≥6 期")).refused(FORBIDDEN, "not-entitled");
    }
}
