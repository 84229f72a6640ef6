package jiheng.command.evaluation;

import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.MALFORMED;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.CommandRefused.Kind.STALE;
import static jiheng.command.evaluation.AForm.FINANCE2;
import static jiheng.command.evaluation.AForm.ID;
import static jiheng.command.organisation.Region.FINANCE;

import jiheng.events.evaluation.DisclosureRefused;
import jiheng.events.organisation.AccountId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefuseDisclosureTest {
    @Test
    void withAReasonAndThenNothingWaits() {
        var form = AForm.settled().prepared();
        form.when(FINANCE2, refusing(form, "姓名未隐去")).tells(new DisclosureRefused(ID, 1, "姓名未隐去"));
        var refused = form.by(FINANCE2, refusing(form, "姓名未隐去"));
        refused.when(FINANCE2, new PublishForm(ID, refused.seen())).refused(RULE, "no-disclosure-waits");
    }

    @Test
    void whoeverProposedItTakesItBack() {
        var form = AForm.settled().prepared();
        form.when(FINANCE, refusing(form, "漏了一处")).accepted();
    }

    @Test
    void aReasonIsGiven() {
        var form = AForm.settled().prepared();
        form.when(FINANCE2, refusing(form, " ")).refused(MALFORMED, "reason-missing");
    }

    @Test
    void onlyWhatWaitsAndWasSeen() {
        AForm.settled().when(FINANCE, refusing(AForm.settled(), "无")).refused(RULE, "no-disclosure-waits");
        AForm.settled()
                .prepared()
                .when(FINANCE2, refusing(AForm.settled(), "无"))
                .refused(STALE, "form-changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"preparer", "approver", "reviewer", "auditor"})
    void nobodyElseRefusesIt(String who) {
        var form = AForm.settled().prepared();
        form.when(AccountId.of(who), refusing(form, "无")).refused(FORBIDDEN, "not-entitled");
    }

    private static RefuseDisclosure refusing(AForm form, String reason) {
        return new RefuseDisclosure(ID, form.seen(), reason);
    }
}
