package jiheng.command.evaluation;

import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.MALFORMED;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.CommandRefused.Kind.STALE;
import static jiheng.command.evaluation.AForm.APPROVER;
import static jiheng.command.evaluation.AForm.AUDITOR;
import static jiheng.command.evaluation.AForm.BOTH;
import static jiheng.command.evaluation.AForm.ID;
import static jiheng.command.organisation.Region.FINANCE;
import static jiheng.command.organisation.Region.PREPARER;
import static jiheng.command.organisation.Region.REVIEWER;
import static jiheng.command.organisation.Region.SCHOOL;

import java.util.List;
import java.util.Map;
import jiheng.events.evaluation.FormReturned;
import jiheng.events.evaluation.RowReason;
import jiheng.events.evaluation.Stage;
import jiheng.events.organisation.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnFormTest {
    private static ReturnForm returning(AForm form, RowReason... rows) {
        return new ReturnForm(ID, form.seen(), "请核对", List.of(rows));
    }

    @Test
    void theStepReturnsTheFormWithAReasonForItAndForRows() {
        var form = AForm.filled().submitted();
        form.when(
                        APPROVER,
                        returning(
                                form,
                                new RowReason("indicator-1", " 数据\u0007有误 "),
                                new RowReason("total", "执行率偏高"),
                                new RowReason("goals", "太长")))
                .tells(new FormReturned(
                        ID,
                        Stage.RESULTS,
                        1,
                        "unit",
                        "请核对",
                        List.of(
                                new RowReason("indicator-1", "数据有误"),
                                new RowReason("total", "执行率偏高"),
                                new RowReason("goals", "太长"))));
    }

    @Test
    void earlierApprovalsStand() {
        var form = AForm.filled()
                .submitted()
                .approvedBy(APPROVER)
                .returnedBy(REVIEWER)
                .submitted();
        form.when(APPROVER, new ApproveStep(ID, form.seen(), "")).refused(FORBIDDEN, "not-entitled");
        form.when(REVIEWER, new ApproveStep(ID, form.seen(), "")).accepted();
    }

    @Test
    void theLastStepReturnsWhatItHadApproved() {
        var form = AForm.filled()
                .submitted()
                .approvedBy(APPROVER)
                .approvedBy(REVIEWER)
                .approvedBy(FINANCE);
        form = form.when(FINANCE, returning(form))
                .tells(new FormReturned(ID, Stage.RESULTS, 1, "finance", "请核对", List.of()));
        form = form.submitted();
        form.when(FINANCE, new SettleForm(ID, form.seen(), "")).accepted();
    }

    @Test
    void aReasonIsGiven() {
        var form = AForm.filled().submitted();
        form.when(APPROVER, new ReturnForm(ID, form.seen(), " \u0000\n", List.of()))
                .refused(MALFORMED, "reason-missing")
                .at("reason", "reason-missing");
        form.when(APPROVER, returning(form, new RowReason("indicator-1", ""))).refused(MALFORMED, "reason-missing");
        form.when(APPROVER, new ReturnForm(ID, form.seen(), "长".repeat(2001), List.of()))
                .refused(MALFORMED, "text-too-long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"indicator-9", "output", "", "indicators/indicator-1/score"})
    void aRowReasonNamesARowOfTheForm(String row) {
        var form = AForm.filled().submitted();
        form.when(APPROVER, returning(form, new RowReason(row, "有误")))
                .refused(MALFORMED, "no-such-row")
                .at("rows", "no-such-row", Map.of("row", row));
    }

    @Test
    void nobodyReturnsTheirOwnWork() {
        var form = AForm.filled();
        var submitted = form.by(BOTH, new SubmitForm(ID, form.seen()));
        submitted.when(BOTH, returning(submitted)).refused(FORBIDDEN, "own-work");
        var lent = form.submitted().delegating(APPROVER, Role.UNIT_APPROVER, SCHOOL, PREPARER);
        lent.when(PREPARER, returning(lent)).refused(FORBIDDEN, "own-work");
    }

    @Test
    void onlyTheStepWaitedForReturns() {
        var form = AForm.filled().submitted();
        form.when(REVIEWER, returning(form)).refused(FORBIDDEN, "not-entitled");
        form.when(AUDITOR, returning(form)).refused(FORBIDDEN, "not-entitled");
    }

    @Test
    void onlyWhatWasSeenIsReturned() {
        var form = AForm.filled();
        var stale = returning(form);
        form.fills("narratives/results/text", "又改过")
                .submitted()
                .when(APPROVER, stale)
                .refused(STALE, "form-changed");
    }

    @Test
    void aDraftAndASettledFormAreNotReturned() {
        AForm.filled().when(APPROVER, returning(AForm.filled())).refused(RULE, "wrong-state");
        AForm.settled()
                .when(FINANCE, returning(AForm.settled()))
                .refused(RULE, "wrong-state")
                .with("state", "SETTLED");
    }
}
