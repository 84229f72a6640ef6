package jiheng.command.evaluation;

import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.evaluation.AForm.APPROVER;
import static jiheng.command.evaluation.AForm.FIRST;
import static jiheng.command.evaluation.AForm.ID;
import static jiheng.command.organisation.Region.FINANCE;
import static jiheng.command.organisation.Region.PREPARER;
import static jiheng.command.organisation.Region.REVIEWER;

import jiheng.events.evaluation.FindingAccepted;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.StepApproved;
import org.junit.jupiter.api.Test;

class AcceptFindingTest {
    private static final AForm ANSWERED = AForm.doubted().by(PREPARER, new AnswerFinding(ID, FIRST, "次年完成"));

    @Test
    void aReviewerAcceptsTheAnswerAndNothingStandsInTheWay() {
        ANSWERED.when(REVIEWER, new AcceptFinding(ID, FIRST, "属实")).tells(new FindingAccepted(ID, FIRST, "属实"));
        var accepted = ANSWERED.by(FINANCE, new AcceptFinding(ID, FIRST, ""));
        accepted.when(APPROVER, new ApproveStep(ID, accepted.seen(), ""))
                .tells(new StepApproved(ID, Stage.RESULTS, 1, "unit", ""));
    }

    @Test
    void anAnswerIsNotYetAccepted() {
        ANSWERED.when(APPROVER, new ApproveStep(ID, ANSWERED.seen(), "")).refused(RULE, "open-findings");
    }

    @Test
    void thereIsAnAnswerToAccept() {
        AForm.doubted().when(FINANCE, new AcceptFinding(ID, FIRST, "")).refused(RULE, "finding-not-answered");
    }

    @Test
    void theUnitDoesNotAcceptItsOwnAnswers() {
        ANSWERED.when(APPROVER, new AcceptFinding(ID, FIRST, "")).refused(FORBIDDEN, "not-entitled");
        ANSWERED.when(PREPARER, new AcceptFinding(ID, FIRST, "")).refused(FORBIDDEN, "not-entitled");
    }
}
