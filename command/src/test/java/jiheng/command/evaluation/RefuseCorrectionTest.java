package jiheng.command.evaluation;

import static jiheng.command.CommandRefused.Kind.ABSENT;
import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.MALFORMED;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.evaluation.AForm.CORRECTION;
import static jiheng.command.evaluation.AForm.ID;
import static jiheng.command.organisation.Region.FINANCE;
import static jiheng.command.organisation.Region.PREPARER;

import jiheng.events.evaluation.CorrectionRefused;
import jiheng.events.organisation.AccountId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefuseCorrectionTest {
    private static final RefuseCorrection REFUSAL = new RefuseCorrection(ID, CORRECTION, "依据不足");

    @Test
    void theStepThatSettlesRefusesWithAReason() {
        AForm.settled().requested().when(FINANCE, REFUSAL).tells(new CorrectionRefused(ID, CORRECTION, "依据不足"));
    }

    @Test
    void theFormStandsAsSettled() {
        var form = AForm.settled().requested().by(FINANCE, REFUSAL);
        form.when(PREPARER, form.filling("narratives/results/text", "更正"))
                .refused(RULE, "wrong-state")
                .with("state", "SETTLED");
        form.when(FINANCE, new GrantCorrection(ID, CORRECTION, "")).refused(ABSENT, "no-such-correction");
    }

    @Test
    void aReasonIsGiven() {
        AForm.settled()
                .requested()
                .when(FINANCE, new RefuseCorrection(ID, CORRECTION, " "))
                .refused(MALFORMED, "reason-missing");
    }

    @Test
    void onlyWhatIsPendingIsRefused() {
        AForm.settled().when(FINANCE, REFUSAL).refused(ABSENT, "no-such-correction");
        AForm.correcting().when(FINANCE, REFUSAL).refused(RULE, "wrong-state");
    }

    @ParameterizedTest
    @ValueSource(strings = {"preparer", "approver", "reviewer", "auditor"})
    void nobodyElseRefuses(String who) {
        AForm.settled().requested().when(AccountId.of(who), REFUSAL).refused(FORBIDDEN, "not-entitled");
    }
}
