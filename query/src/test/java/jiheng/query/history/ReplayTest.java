package jiheng.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jiheng.events.evaluation.EvaluationEvent;
import jiheng.events.evaluation.EvaluationId;
import jiheng.query.evaluation.Act;
import jiheng.query.evaluation.EvaluationStory;
import jiheng.query.evaluation.Fold;
import jiheng.query.evaluation.Form;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private final Replay replay = new Replay(store());

    @Test
    void theFormAsOfEachEventIsTheFoldUpToIt() {
        var folds = folds();

        for (var sequence = 0; sequence < folds.size(); sequence++) {
            assertThat(replay.asOf(EvaluationStory.UNION, sequence)).contains(folds.get(sequence));
        }
        assertThat(replay.asOf(EvaluationStory.UNION, folds.size())).isEmpty();
        assertThat(replay.asOf(EvaluationStory.UNION, -1)).isEmpty();
        assertThat(replay.asOf(EvaluationId.of("nothing"), 0)).isEmpty();
    }

    @Test
    void theFormAsOfAMomentIsTheFoldOfWhatHadHappened() {
        var folds = folds();
        Instant third = folds.get(3).last().at();

        assertThat(replay.asOf(EvaluationStory.UNION, third)).contains(folds.get(3));
        assertThat(replay.asOf(EvaluationStory.UNION, third.minusMillis(1))).contains(folds.get(2));
        assertThat(replay.asOf(EvaluationStory.UNION, EvaluationStory.START.minusMillis(1)))
                .isEmpty();
        assertThat(replay.asOf(EvaluationStory.UNION, third.plusSeconds(1_000_000)))
                .contains(folds.get(folds.size() - 1));
    }

    @Test
    void everyStepTellsItsEventAndTheFormAfterIt() {
        var steps = replay.steps(EvaluationStory.UNION);

        assertThat(steps).extracting(Replay.Step::form).isEqualTo(folds());
        assertThat(steps).allSatisfy(step -> {
            assertThat(step.entry().summary().zh()).isNotBlank();
            assertThat(step.entry().sequence()).isEqualTo(step.form().sequence());
        });
        assertThat(replay.steps(EvaluationStory.UNION, sequence -> sequence == 7))
                .containsExactly(steps.get(7));
    }

    private static List<DomainEventMessage<?>> union() {
        return EvaluationStory.whole().stream()
                .filter(one -> one.getAggregateIdentifier().equals(EvaluationStory.UNION.value()))
                .toList();
    }

    private static List<Form> folds() {
        List<Form> forms = new ArrayList<>();
        Form form = null;
        for (var message : union()) {
            form = Fold.after(
                    form,
                    (EvaluationEvent) message.getPayload(),
                    message.getSequenceNumber(),
                    Act.from(message.getMetaData(), message.getTimestamp()));
            forms.add(form);
        }
        return forms;
    }

    private static EmbeddedEventStore store() {
        var engine = new InMemoryEventStorageEngine();
        engine.appendEvents(EvaluationStory.whole());
        return EmbeddedEventStore.builder().storageEngine(engine).build();
    }
}
