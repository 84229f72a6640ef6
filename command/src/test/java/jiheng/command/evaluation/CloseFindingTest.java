package jiheng.command.evaluation;

import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.MALFORMED;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.evaluation.AForm.APPROVER;
import static jiheng.command.evaluation.AForm.AUDITOR;
import static jiheng.command.evaluation.AForm.FIRST;
import static jiheng.command.evaluation.AForm.ID;
import static jiheng.command.organisation.Region.FINANCE;
import static jiheng.command.organisation.Region.REVIEWER;

import jiheng.events.evaluation.FindingClosed;
import jiheng.events.evaluation.FindingId;
import org.junit.jupiter.api.Test;

class CloseFindingTest {
    @Test
    void aReviewerClosesOneWithAReasonOnce() {
        var closed = AForm.doubted()
                .when(REVIEWER, new CloseFinding(ID, FIRST, "台账已核"))
                .tells(new FindingClosed(ID, FIRST, false, "台账已核"));
        closed.when(REVIEWER, new CloseFinding(ID, FIRST, "台账已核")).refused(RULE, "finding-not-open");
    }

    @Test
    void notWithoutAReason() {
        AForm.doubted().when(REVIEWER, new CloseFinding(ID, FIRST, " ")).refused(MALFORMED, "reason-missing");
    }

    @Test
    void aUnitApproverClosesWhatTheyRaisedThemselvesAndNoOther() {
        var form = AForm.doubted().by(APPROVER, new RaiseFinding(ID, "", "请附名单"));
        form.when(APPROVER, new CloseFinding(ID, FIRST, "台账已核")).refused(FORBIDDEN, "not-entitled");
        form.when(APPROVER, new CloseFinding(ID, FindingId.of("3"), "名单已附")).accepted();
    }

    @Test
    void whatAnAuditorRaisedOnlyAnAuditorCloses() {
        var form = AForm.settled().by(AUDITOR, new RaiseFinding(ID, "", "请附名单"));
        form.when(FINANCE, new CloseFinding(ID, FIRST, "名单已附")).refused(FORBIDDEN, "not-entitled");
        form.when(AUDITOR, new CloseFinding(ID, FIRST, "名单已附")).accepted();
    }
}
