package jiheng.command.evaluation;

import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.MALFORMED;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.evaluation.AForm.APPROVER;
import static jiheng.command.evaluation.AForm.ID;
import static jiheng.command.organisation.Region.FINANCE;
import static jiheng.command.organisation.Region.PREPARER;
import static jiheng.command.organisation.Region.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import jiheng.events.evaluation.EvaluationReopened;
import jiheng.events.evaluation.FormSubmitted;
import jiheng.events.evaluation.Stage;
import org.junit.jupiter.api.Test;

class ReopenEvaluationTest {
    private static final ReopenEvaluation REOPENING = new ReopenEvaluation(ID, "并非重复");

    private static AForm cancelled(AForm form) {
        return form.by(FINANCE, new CancelEvaluation(ID, form.seen(), "重复"));
    }

    @Test
    void aCancelledFormGoesOnWithAllItHeld() {
        var form = cancelled(AForm.filled()).when(FINANCE, REOPENING).tells(new EvaluationReopened(ID, "并非重复"));
        assertThat(form.content()).isEqualTo(AForm.filled().content());
        form.submitted();
    }

    @Test
    void whereItStood() {
        var submitted =
                cancelled(AForm.filled().submitted().approvedBy(APPROVER)).by(FINANCE, REOPENING);
        submitted.when(REVIEWER, new ApproveStep(ID, submitted.seen(), "")).accepted();

        var returned = cancelled(AForm.filled().submitted().approvedBy(APPROVER).returnedBy(REVIEWER))
                .by(FINANCE, REOPENING);
        returned.when(PREPARER, new SubmitForm(ID, returned.seen()))
                .tells(new FormSubmitted(
                        ID, Stage.RESULTS, 2, returned.content().digest(), "supervising", false));

        var approved = cancelled(AForm.filled()
                        .submitted()
                        .approvedBy(APPROVER)
                        .approvedBy(REVIEWER)
                        .approvedBy(FINANCE))
                .by(FINANCE, REOPENING);
        approved.when(FINANCE, new SettleForm(ID, approved.seen(), "")).accepted();
    }

    @Test
    void whoMayCancelMayReopen() {
        cancelled(AForm.targeted()).when(PREPARER, REOPENING).accepted();
        cancelled(AForm.filled()).when(PREPARER, REOPENING).refused(FORBIDDEN, "not-entitled");
        cancelled(AForm.filled()).when(REVIEWER, REOPENING).refused(FORBIDDEN, "not-entitled");
    }

    @Test
    void aReasonIsGiven() {
        cancelled(AForm.filled()).when(FINANCE, new ReopenEvaluation(ID, "")).refused(MALFORMED, "reason-missing");
    }

    @Test
    void onlyWhatIsCancelledIsReopened() {
        AForm.filled().when(FINANCE, REOPENING).refused(RULE, "wrong-state").with("state", "DRAFT");
    }
}
