package jiheng.command.evaluation;

import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.evaluation.AForm.APPROVER;
import static jiheng.command.evaluation.AForm.COLLEAGUE;
import static jiheng.command.evaluation.AForm.ID;
import static jiheng.command.organisation.Region.FINANCE;
import static jiheng.command.organisation.Region.PREPARER;
import static jiheng.command.organisation.Region.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import jiheng.events.evaluation.CellCorrected;
import jiheng.events.evaluation.FormSubmitted;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.SubmissionWithdrawn;
import jiheng.events.organisation.AccountId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WithdrawSubmissionTest {
    private static final WithdrawSubmission WITHDRAWAL = new WithdrawSubmission(ID);

    @Test
    void aSubmissionIsTakenBackBeforeAnyoneActedOnIt() {
        AForm.filled().submitted().when(COLLEAGUE, WITHDRAWAL).tells(new SubmissionWithdrawn(ID, Stage.RESULTS, 1));
    }

    @Test
    void afterwardsItIsFilledInAndSubmittedAsTheNextVersion() {
        var form = AForm.filled().submitted().withdrawn().fills("narratives/results/text", "又改过");
        form.when(PREPARER, new SubmitForm(ID, form.seen()))
                .tells(new FormSubmitted(ID, Stage.RESULTS, 2, form.content().digest(), "unit", false));
    }

    @Test
    void notAfterAnApproval() {
        AForm.filled()
                .submitted()
                .approvedBy(APPROVER)
                .when(PREPARER, WITHDRAWAL)
                .refused(RULE, "already-acted-on");
    }

    @Test
    void aResubmissionIsTakenBackThoughEarlierVersionsWereActedOn() {
        var form = AForm.filled()
                .submitted()
                .approvedBy(APPROVER)
                .returnedBy(REVIEWER)
                .submitted();

        var withdrawn = form.when(PREPARER, WITHDRAWAL).tells(new SubmissionWithdrawn(ID, Stage.RESULTS, 2));

        // It is as returned as before: it still goes straight to the step that returned it.
        withdrawn
                .when(PREPARER, new SubmitForm(ID, withdrawn.seen()))
                .tells(new FormSubmitted(ID, Stage.RESULTS, 3, form.content().digest(), "supervising", false));
        form.approvedBy(REVIEWER).when(PREPARER, WITHDRAWAL).refused(RULE, "already-acted-on");
    }

    @Test
    void aSubmissionThatWasCancelledAndReopenedIsTakenBackToo() {
        var form = AForm.filled().submitted();
        form = form.by(FINANCE, new CancelEvaluation(ID, form.seen(), "重复"));
        form = form.by(FINANCE, new ReopenEvaluation(ID, "并非重复"));

        var withdrawn = form.when(PREPARER, WITHDRAWAL).tells(new SubmissionWithdrawn(ID, Stage.RESULTS, 1));

        withdrawn.fills("narratives/results/text", "能改了");
    }

    @Test
    void aSubmittedCorrectionGoesBackToBeingCorrected() {
        var form = AForm.correcting()
                .fills("narratives/results/text", "更正")
                .submitted()
                .withdrawn();
        assertThat(form.fills("narratives/results/text", "再更正").toldSince(form))
                .hasSize(1)
                .allSatisfy(event -> assertThat(event).isInstanceOf(CellCorrected.class));
    }

    @Test
    void onlyWhatIsSubmittedIsTakenBack() {
        AForm.filled().when(PREPARER, WITHDRAWAL).refused(RULE, "wrong-state").with("state", "DRAFT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"approver", "reviewer", "finance", "auditor", "archivist"})
    void onlyAPreparerOfTheUnitTakesItBack(String who) {
        AForm.filled().submitted().when(AccountId.of(who), WITHDRAWAL).refused(FORBIDDEN, "not-entitled");
    }
}
