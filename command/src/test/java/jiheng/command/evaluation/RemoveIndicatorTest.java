package jiheng.command.evaluation;

import static jiheng.command.CommandRefused.Kind.ABSENT;
import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.MALFORMED;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.CommandRefused.Kind.STALE;
import static jiheng.command.evaluation.AForm.BENEFIT;
import static jiheng.command.evaluation.AForm.COLLEAGUE;
import static jiheng.command.evaluation.AForm.ID;
import static jiheng.command.organisation.Region.PREPARER;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import jiheng.events.evaluation.ApprovalLapsed;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.CellChange;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.IndicatorId;
import jiheng.events.evaluation.IndicatorRemoved;
import jiheng.events.evaluation.Measure;
import jiheng.events.evaluation.Operator;
import jiheng.events.evaluation.Points;
import jiheng.events.evaluation.Value;
import jiheng.events.organisation.AccountId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoveIndicatorTest {
    private static RemoveIndicator removing(AForm form) {
        return new RemoveIndicator(ID, form.seen(), BENEFIT);
    }

    @Test
    void aRowIsTakenOffAndWhatItHeldIsTold() {
        var form = AForm.targeted();
        form = form.when(PREPARER, removing(form))
                .tellsBesideScores(new IndicatorRemoved(
                        ID,
                        BENEFIT,
                        "benefit",
                        "social",
                        1,
                        List.of(
                                new CellChange(new Cell("indicators/indicator-2/name"), new Value.Text("指标2"), null),
                                new CellChange(
                                        new Cell("indicators/indicator-2/targets"),
                                        new Value.Measures(List.of(new Measure(Operator.QUALITATIVE, null, ""))),
                                        null),
                                new CellChange(
                                        new Cell("indicators/indicator-2/weight"),
                                        new Value.Number(new BigDecimal("30.00")),
                                        null)),
                        null));
        form.when(PREPARER, form.filling("indicators/indicator-2/weight", "1"))
                .refused(MALFORMED, "cells-malformed")
                .at("indicators/indicator-2/weight", "no-such-cell");
    }

    @Test
    void theTotalsFollow() {
        var form = AForm.together();
        assertThat(form.content().totals()).extracting(Content.Totals::self).isEqualTo(Points.of("96.53"));
        form = form.by(PREPARER, removing(form));
        assertThat(form.content().totals()).extracting(Content.Totals::self).isEqualTo(Points.of("66.53"));
    }

    @Test
    void onlyARowThatIsThere() {
        var form = AForm.targeted();
        form.when(PREPARER, new RemoveIndicator(ID, form.seen(), IndicatorId.of("9")))
                .refused(ABSENT, "no-such-row")
                .with("row", "indicator-9");
    }

    @Test
    void onlyAsItWasSeen() {
        var stale = removing(AForm.targeted());
        AForm.targeted()
                .fills("indicators/indicator-2/name", "新名称")
                .when(COLLEAGUE, stale)
                .refused(STALE, "form-changed");
    }

    @Test
    void theBaselineLosesNoRows() {
        var form = AForm.baselined();
        form.when(PREPARER, removing(form)).refused(RULE, "baseline-locked");
    }

    @Test
    void aCorrectionMayTakeOneOffAndTheApprovalsOfTheTargetsLapse() {
        var form = AForm.correcting();
        var after = form.by(PREPARER, removing(form));
        assertThat(after.toldSince(form).stream()
                        .filter(ApprovalLapsed.class::isInstance)
                        .map(event -> ((ApprovalLapsed) event).step()))
                .containsExactly("unit", "supervising", "finance");
    }

    @Test
    void aSubmittedFormLosesNoRows() {
        var form = AForm.targeted().submitted();
        form.when(PREPARER, removing(form)).refused(RULE, "wrong-state");
    }

    @ParameterizedTest
    @ValueSource(strings = {"approver", "finance", "auditor", "archivist"})
    void onlyAPreparerOfTheUnitTakesRowsOff(String who) {
        var form = AForm.targeted();
        form.when(AccountId.of(who), removing(form)).refused(FORBIDDEN, "not-entitled");
    }
}
