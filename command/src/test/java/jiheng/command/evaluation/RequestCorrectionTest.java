package jiheng.command.evaluation;

import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.MALFORMED;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.evaluation.AForm.COLLEAGUE;
import static jiheng.command.evaluation.AForm.CORRECTION;
import static jiheng.command.evaluation.AForm.ID;
import static jiheng.command.organisation.Region.FINANCE;
import static jiheng.command.organisation.Region.PREPARER;

import java.util.Map;
import jiheng.events.evaluation.CorrectionId;
import jiheng.events.evaluation.CorrectionRequested;
import jiheng.events.organisation.AccountId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestCorrectionTest {
    private static final RequestCorrection REQUEST = new RequestCorrection(ID, CORRECTION, "figure-wrong", "执行数有误");

    @ParameterizedTest
    @ValueSource(strings = {"preparer", "colleague", "approver"})
    void thePeopleOfTheUnitAskToCorrectASettledForm(String who) {
        AForm.settled()
                .when(AccountId.of(who), REQUEST)
                .tells(new CorrectionRequested(ID, CORRECTION, "figure-wrong", "执行数有误"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"typing-error", "figure-wrong", "basis-changed", "audit-finding", "other"})
    void theReasonHasOneOfTheseCodes(String code) {
        AForm.settled()
                .when(PREPARER, new RequestCorrection(ID, CORRECTION, code, "有误"))
                .accepted();
    }

    @Test
    void anotherCodeIsRefused() {
        AForm.settled()
                .when(PREPARER, new RequestCorrection(ID, CORRECTION, "mood", "有误"))
                .refused(MALFORMED, "unknown-reason-code")
                .at("reasonCode", "unknown-reason-code", Map.of("code", "mood"));
    }

    @Test
    void aReasonIsGiven() {
        AForm.settled()
                .when(PREPARER, new RequestCorrection(ID, CORRECTION, "other", "\t"))
                .refused(MALFORMED, "reason-missing");
    }

    @Test
    void oneAtATime() {
        var second = new RequestCorrection(ID, CorrectionId.of("2"), "other", "另一处");
        AForm.settled().requested().when(COLLEAGUE, second).refused(RULE, "correction-pending");
    }

    @Test
    void againOnceTheFirstWasRefused() {
        var form = AForm.settled().requested().by(FINANCE, new RefuseCorrection(ID, CORRECTION, "不必"));
        form.when(PREPARER, new RequestCorrection(ID, CorrectionId.of("2"), "other", "另一处"))
                .accepted();
    }

    @Test
    void onlyASettledFormNeedsOne() {
        AForm.filled().when(PREPARER, REQUEST).refused(RULE, "wrong-state");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reviewer", "finance", "auditor", "admin", "archivist"})
    void nobodyElseAsks(String who) {
        AForm.settled().when(AccountId.of(who), REQUEST).refused(FORBIDDEN, "not-entitled");
    }
}
