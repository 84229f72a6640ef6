package jiheng.command.evaluation;

import static jiheng.command.CommandRefused.Kind.ABSENT;
import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.MALFORMED;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.evaluation.AForm.FIRST;
import static jiheng.command.evaluation.AForm.ID;
import static jiheng.command.organisation.Region.FINANCE;
import static jiheng.command.organisation.Region.PREPARER;

import jiheng.events.evaluation.FindingAnswered;
import jiheng.events.evaluation.FindingId;
import org.junit.jupiter.api.Test;

class AnswerFindingTest {
    @Test
    void thePreparerAnswers() {
        AForm.doubted()
                .when(PREPARER, new AnswerFinding(ID, FIRST, "另有二十家次年完成"))
                .tells(new FindingAnswered(ID, FIRST, "另有二十家次年完成"));
    }

    @Test
    void withAWordAndNobodyElse() {
        AForm.doubted().when(PREPARER, new AnswerFinding(ID, FIRST, "")).refused(MALFORMED, "text-missing");
        AForm.doubted().when(FINANCE, new AnswerFinding(ID, FIRST, "甲")).refused(FORBIDDEN, "not-entitled");
    }

    @Test
    void onlyWhatIsOpen() {
        AForm.doubted()
                .by(FINANCE, new CloseFinding(ID, FIRST, "已核实"))
                .when(PREPARER, new AnswerFinding(ID, FIRST, "甲"))
                .refused(RULE, "finding-not-open")
                .with("number", "1");
        AForm.doubted()
                .when(PREPARER, new AnswerFinding(ID, FindingId.of("9"), "甲"))
                .refused(ABSENT, "no-such-finding");
    }
}
