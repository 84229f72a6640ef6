package jiheng.command.evaluation;

import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.CommandRefused.Kind.STALE;
import static jiheng.command.evaluation.AForm.APPROVER;
import static jiheng.command.evaluation.AForm.AUDITOR;
import static jiheng.command.evaluation.AForm.ID;
import static jiheng.command.evaluation.AForm.NOON;
import static jiheng.command.organisation.Region.FINANCE;
import static jiheng.command.organisation.Region.PREPARER;
import static jiheng.command.organisation.Region.REVIEWER;
import static jiheng.command.organisation.Region.SCHOOL;

import java.util.List;
import jiheng.events.evaluation.CorrectionId;
import jiheng.events.evaluation.FormScored;
import jiheng.events.evaluation.FormSettled;
import jiheng.events.evaluation.Grade;
import jiheng.events.evaluation.Points;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.StepApproved;
import jiheng.events.organisation.Role;
import org.junit.jupiter.api.Test;

class SettleFormTest {
    private static SettleForm settling(AForm form) {
        return new SettleForm(ID, form.seen(), "审定");
    }

    private static AForm beforeFinance() {
        return AForm.filled().submitted().approvedBy(APPROVER).approvedBy(REVIEWER);
    }

    private static FormSettled settled(AForm form, int version) {
        return new FormSettled(
                ID, version, form.content().digest(), Points.of("96.53"), Points.of("96.53"), Grade.EXCELLENT, "审定");
    }

    @Test
    void settlingApprovesTheLastStepAndRecordsTotalsAndGrade() {
        var form = beforeFinance();
        form.when(FINANCE, settling(form))
                .tells(new StepApproved(ID, Stage.RESULTS, 1, "finance", "审定"), settled(form, 1));
    }

    @Test
    void whatIsAlreadyApprovedIsOnlySettled() {
        var form = beforeFinance().approvedBy(FINANCE);
        form.when(FINANCE, settling(form)).tells(settled(form, 1));
    }

    @Test
    void aCorrectedFormIsSettledAgain() {
        var form = AForm.correcting()
                .fills("narratives/results/text", "更正后的文字")
                .submitted()
                .approvedBy(APPROVER);
        form = form.when(FINANCE, settling(form))
                .tells(new StepApproved(ID, Stage.RESULTS, 2, "finance", "审定"), settled(form, 2));
        form.when(PREPARER, new RequestCorrection(ID, CorrectionId.of("2"), "other", "再更正"))
                .accepted();
    }

    @Test
    void targetsAreApprovedAndNotSettled() {
        var form = AForm.targeted().submitted().approvedBy(APPROVER).approvedBy(REVIEWER);
        form.when(FINANCE, settling(form)).refused(RULE, "targets-are-approved-not-settled");
    }

    @Test
    void notBeforeTheStepsBefore() {
        var form = AForm.filled().submitted();
        form.when(FINANCE, settling(form))
                .refused(RULE, "steps-before-settling")
                .with("step", "单位审核")
                .with("stepEn", "Unit approval");
    }

    @Test
    void nobodySettlesTheirOwnWork() {
        var form = AForm.filled().granting(FINANCE, Role.PREPARER, SCHOOL);
        form = form.by(FINANCE, form.filling("narratives/results/text", "财政代填"));
        form = form.submitted().approvedBy(APPROVER).approvedBy(REVIEWER);
        form.when(FINANCE, settling(form)).refused(FORBIDDEN, "own-work");
    }

    @Test
    void onlyTheLastStepSettles() {
        var form = beforeFinance();
        form.when(REVIEWER, settling(form)).refused(FORBIDDEN, "not-entitled").with("roles", "FINANCE_REVIEWER");
        form.when(AUDITOR, settling(form)).refused(FORBIDDEN, "not-entitled");
    }

    @Test
    void onlyWhatWasSeenIsSettled() {
        var form = beforeFinance();
        form.when(FINANCE, new SettleForm(ID, 3, "")).refused(STALE, "form-changed");
    }

    @Test
    void aDraftIsNotSettled() {
        AForm.filled().when(FINANCE, settling(AForm.filled())).refused(RULE, "wrong-state");
    }

    @Test
    void aFormThatWasNeverScoredIsNotSettled() {
        var events = beforeFinance().events().stream()
                .filter(event -> !(event.getPayload() instanceof FormScored))
                .toList();
        var form = new AForm(beforeFinance().region(), NOON, List.copyOf(events));
        form.when(FINANCE, settling(form)).refused(RULE, "not-scored");
    }
}
