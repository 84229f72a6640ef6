package jiheng.command.evaluation;

import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.evaluation.AForm.APPROVER;
import static jiheng.command.evaluation.AForm.ID;
import static jiheng.command.evaluation.AForm.OUTPUT;
import static jiheng.command.evaluation.AForm.cells;
import static jiheng.command.organisation.Region.FINANCE;
import static jiheng.command.organisation.Region.PREPARER;
import static jiheng.command.organisation.Region.REVIEWER;

import java.util.List;
import java.util.stream.Stream;
import jiheng.events.evaluation.IndicatorId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a closed cycle still lets happen to its forms. */
class ClosedCycleTest {
    private static final String RESULTS = "narratives/results/text";

    static Stream<Object> acts() {
        var targets = AForm.targeted();
        var filled = AForm.filled();
        return Stream.of(
                new AddIndicator(ID, IndicatorId.of("9"), "output", "quality", List.of()),
                new RemoveIndicator(ID, targets.seen(), OUTPUT),
                targets.filling("narratives/goals/text", "改"),
                new SubmitForm(ID, targets.seen()),
                filled.filling(RESULTS, "改"),
                new CorrectTargets(ID, filled.seen(), cells("narratives/goals/text", "改"), "basis-changed", "计划调整"),
                new SubmitForm(ID, filled.seen()));
    }

    @ParameterizedTest
    @MethodSource("acts")
    void whatIsStillBeingFilledInStaysAsItIs(Object act) {
        var form = act instanceof CorrectTargets
                        || act instanceof FillCells fill
                                && fill.seen() == AForm.filled().seen()
                        || act instanceof SubmitForm submit
                                && submit.seen() == AForm.filled().seen()
                ? AForm.filled()
                : AForm.targeted();
        form.withItsCycleClosed()
                .when(PREPARER, act)
                .refused(RULE, "cycle-closed")
                .with("year", "2024");
        // The control: in an open cycle it goes through.
        form.when(PREPARER, act).accepted();
    }

    @Test
    void reviewersFinishWhatIsOut() {
        AForm.filled()
                .submitted()
                .withItsCycleClosed()
                .approvedBy(APPROVER)
                .approvedBy(REVIEWER)
                .settledBy(FINANCE);
    }

    @Test
    void whatTheyReturnIsMendedAndSubmittedAgain() {
        AForm.filled()
                .submitted()
                .withItsCycleClosed()
                .approvedBy(APPROVER)
                .returnedBy(REVIEWER)
                .fills(RESULTS, "改过")
                .submitted()
                .withdrawn()
                .submitted()
                .approvedBy(REVIEWER);
    }

    @Test
    void aFirstSubmissionIsNotWithdrawnSinceItCouldNotBeSubmittedAgain() {
        var form = AForm.filled().submitted();
        form.withItsCycleClosed().when(PREPARER, new WithdrawSubmission(ID)).refused(RULE, "cycle-closed");
        form.withdrawn();
    }

    @Test
    void whatIsSettledIsStillCorrected() {
        AForm.settled()
                .withItsCycleClosed()
                .requested()
                .granted()
                .fills(RESULTS, "更正")
                .submitted()
                .approvedBy(APPROVER)
                .settledBy(FINANCE);
    }
}
