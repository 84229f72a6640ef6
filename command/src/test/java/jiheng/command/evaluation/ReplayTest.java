package jiheng.command.evaluation;

import static jiheng.command.evaluation.AForm.APPROVER;
import static jiheng.command.organisation.Region.FINANCE;
import static jiheng.command.organisation.Region.PREPARER;
import static jiheng.command.organisation.Region.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import jiheng.command.organisation.Region;
import jiheng.events.evaluation.EvaluationEvent;
import jiheng.events.evaluation.EvaluationOpened;
import jiheng.events.evaluation.FormScored;
import jiheng.events.evaluation.FormSettled;
import jiheng.events.evaluation.FormSubmitted;
import jiheng.events.evaluation.RuleSetVersion;
import jiheng.events.evaluation.Stage;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static EvaluationOpened byForgottenRules(EvaluationOpened opened) {
        return new EvaluationOpened(
                opened.evaluation(),
                opened.unit(),
                opened.unitName(),
                opened.cycle(),
                opened.year(),
                opened.kind(),
                opened.project(),
                opened.template(),
                new RuleSetVersion("forgotten", 1),
                opened.layout(),
                opened.route(),
                opened.stage());
    }

    @Test
    void aFormWhoseRulesAreGoneIsStillDecidedOnByTheScoresItRecorded() {
        var form = AForm.filled().hadItBeenOpened(ReplayTest::byForgottenRules);
        form = form.submitted().approvedBy(APPROVER).approvedBy(REVIEWER).settledBy(FINANCE);

        assertThat(form.told().filter(FormSettled.class::isInstance).map(event -> ((FormSettled) event).digest()))
                .containsExactly(AForm.settled().content().digest());
    }

    @Test
    void andCannotBeScoredAgain() {
        var form = AForm.filled().hadItBeenOpened(ReplayTest::byForgottenRules);
        var fill = form.when(PREPARER, form.filling("indicators/indicator-1/score", "1"));
        assertThatThrownBy(fill::accepted).isInstanceOf(AssertionError.class).hasMessageContaining("forgotten");
    }

    @Test
    void aDigestOfASubmissionIsThatOfTheFoldOfTheEventsBeforeIt() {
        var events = AForm.settled().told().toList();
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof FormSubmitted submitted) {
                var before = new AForm(
                        new Region(), AForm.NOON, AForm.settled().events().subList(0, i));
                assertThat(submitted.digest()).isEqualTo(before.content().digest());
            }
        }
        assertThat(events.stream().filter(FormSubmitted.class::isInstance)).hasSize(2);
    }

    @Test
    void theStateFoldedIsTheSameHoweverOftenItIsFolded() {
        var form = AForm.settled();
        assertThat(folded(form)).usingRecursiveComparison().isEqualTo(folded(form));
        assertThat(folded(form).state()).isEqualTo(State.SETTLED);
        assertThat(folded(form).version(Stage.TARGETS)).isEqualTo(1);
        assertThat(folded(form).content()).isEqualTo(form.content());
    }

    private static Form folded(AForm form) {
        var state = new Form();
        long sequence = 0;
        for (var event : form.events()) {
            state.evolve(
                    (EvaluationEvent) event.getPayload(), sequence++, AForm.NOON, Set.of(PREPARER), "", "PREPARER");
        }
        return state;
    }

    @Test
    void scoresAreToldOnlyWhereAnOutcomeChanged() {
        var form = AForm.settled();
        var scored = form.told()
                .filter(FormScored.class::isInstance)
                .map(FormScored.class::cast)
                .toList();
        assertThat(scored).hasSizeGreaterThan(3).doesNotHaveDuplicates();
    }
}
