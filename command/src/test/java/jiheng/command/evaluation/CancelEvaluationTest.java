package jiheng.command.evaluation;

import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.MALFORMED;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.CommandRefused.Kind.STALE;
import static jiheng.command.evaluation.AForm.ID;
import static jiheng.command.organisation.Region.FINANCE;
import static jiheng.command.organisation.Region.PREPARER;
import static org.assertj.core.api.Assertions.assertThat;

import jiheng.events.evaluation.EvaluationCancelled;
import jiheng.events.organisation.AccountId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CancelEvaluationTest {
    private static CancelEvaluation cancelling(AForm form) {
        return new CancelEvaluation(ID, form.seen(), "重复开立");
    }

    @ParameterizedTest
    @ValueSource(strings = {"preparer", "finance"})
    void aFormThatWasNeverSubmittedIsItsUnitsToCancelOrTheBureaus(String who) {
        var form = AForm.targeted();
        form.when(AccountId.of(who), cancelling(form)).tells(new EvaluationCancelled(ID, "重复开立"));
    }

    @Test
    void afterASubmissionItIsTheBureausAlone() {
        var form = AForm.targeted().submitted().withdrawn();
        form.when(PREPARER, cancelling(form)).refused(FORBIDDEN, "not-entitled").with("roles", "FINANCE_REVIEWER");
        form.when(FINANCE, cancelling(form)).accepted();
    }

    @Test
    void nothingIsDoneToACancelledForm() {
        var form = AForm.filled().by(FINANCE, cancelling(AForm.filled()));
        form.when(PREPARER, form.filling("narratives/results/text", "改"))
                .refused(RULE, "wrong-state")
                .with("state", "CANCELLED");
        form.when(PREPARER, new SubmitForm(ID, form.seen())).refused(RULE, "wrong-state");
        form.when(FINANCE, cancelling(form)).refused(RULE, "wrong-state");
        assertThat(form.content()).isEqualTo(AForm.filled().content());
    }

    @Test
    void aSettledFormIsNotCancelled() {
        AForm.settled().when(FINANCE, cancelling(AForm.settled())).refused(RULE, "wrong-state");
        AForm.correcting().when(FINANCE, cancelling(AForm.correcting())).refused(RULE, "wrong-state");
    }

    @Test
    void aReasonIsGiven() {
        var form = AForm.targeted();
        form.when(PREPARER, new CancelEvaluation(ID, form.seen(), "　")).refused(MALFORMED, "reason-missing");
    }

    @Test
    void onlyWhatWasSeenIsCancelled() {
        var stale = cancelling(AForm.targeted());
        AForm.targeted()
                .fills("narratives/goals/text", "新目标")
                .when(PREPARER, stale)
                .refused(STALE, "form-changed");
    }
}
