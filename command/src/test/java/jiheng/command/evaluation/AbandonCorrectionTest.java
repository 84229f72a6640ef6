package jiheng.command.evaluation;

import static jiheng.command.CommandRefused.Kind.ABSENT;
import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.MALFORMED;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.evaluation.AForm.CORRECTION;
import static jiheng.command.evaluation.AForm.ID;
import static jiheng.command.evaluation.AForm.OUTPUT;
import static jiheng.command.organisation.Region.PREPARER;

import java.util.List;
import jiheng.events.evaluation.CorrectionAbandoned;
import jiheng.events.evaluation.CorrectionId;
import jiheng.events.evaluation.IndicatorId;
import jiheng.events.organisation.AccountId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AbandonCorrectionTest {
    private static final AbandonCorrection GIVING_UP = new AbandonCorrection(ID, CORRECTION, "不必更正");

    @Test
    void aGrantedCorrectionIsGivenUpAndTheFormStandsAsSettled() {
        var form = AForm.correcting().when(PREPARER, GIVING_UP).tells(new CorrectionAbandoned(ID, CORRECTION, "不必更正"));
        form.when(PREPARER, form.filling("narratives/results/text", "更正")).refused(RULE, "wrong-state");
        form.when(PREPARER, new RequestCorrection(ID, CorrectionId.of("2"), "other", "又有误"))
                .accepted();
    }

    @Test
    void notOnceACellWasChanged() {
        AForm.correcting()
                .fills("narratives/results/text", "更正")
                .when(PREPARER, GIVING_UP)
                .refused(RULE, "already-corrected");
    }

    @Test
    void notOnceARowWasAddedOrTakenOff() {
        var form = AForm.correcting();
        form.by(PREPARER, new AddIndicator(ID, IndicatorId.of("4"), "output", "cost", List.of()))
                .when(PREPARER, GIVING_UP)
                .refused(RULE, "already-corrected");
        form.by(PREPARER, new RemoveIndicator(ID, form.seen(), OUTPUT))
                .when(PREPARER, GIVING_UP)
                .refused(RULE, "already-corrected");
    }

    @Test
    void aReasonIsGiven() {
        AForm.correcting()
                .when(PREPARER, new AbandonCorrection(ID, CORRECTION, ""))
                .refused(MALFORMED, "reason-missing");
    }

    @Test
    void onlyTheCorrectionUnderWayIsGivenUp() {
        AForm.settled().requested().when(PREPARER, GIVING_UP).refused(RULE, "wrong-state");
        AForm.correcting()
                .when(PREPARER, new AbandonCorrection(ID, CorrectionId.of("2"), "不必"))
                .refused(ABSENT, "no-such-correction");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reviewer", "finance", "auditor"})
    void nobodyElseGivesItUp(String who) {
        AForm.correcting().when(AccountId.of(who), GIVING_UP).refused(FORBIDDEN, "not-entitled");
    }
}
