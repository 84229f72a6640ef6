package jiheng.query.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jiheng.events.evaluation.CellCorrected;
import jiheng.events.evaluation.CellFilled;
import jiheng.events.evaluation.EvaluationEvent;
import jiheng.events.evaluation.EvidenceAttached;
import jiheng.events.evaluation.EvidenceWithdrawn;
import jiheng.events.evaluation.FormScored;
import jiheng.events.evaluation.IndicatorAdded;
import jiheng.events.evaluation.IndicatorRemoved;
import org.junit.jupiter.api.Test;

/** Who adds an event must say here, or in the fold, what it does to a form. */
class FoldGuardTest {
    /** These change what stands in the form, and nothing about where it is on its way. */
    private static final Set<Class<?>> CONTENT_ONLY = Set.of(
            IndicatorAdded.class,
            IndicatorRemoved.class,
            CellFilled.class,
            CellCorrected.class,
            FormScored.class,
            EvidenceAttached.class,
            EvidenceWithdrawn.class);

    @Test
    void everyEventChangesTheContentOrTheWayOfAForm() {
        var content = new HashSet<Class<?>>();
        var way = new HashSet<Class<?>>();
        Form before = null;
        for (var message : EvaluationStory.whole()) {
            var event = (EvaluationEvent) message.getPayload();
            if (before != null && !before.id().equals(event.evaluation())) {
                before = null;
            }
            var act = Act.from(message.getMetaData(), message.getTimestamp());
            var after = Fold.after(before, event, message.getSequenceNumber(), act);
            if (before == null || !way(before).equals(way(after))) {
                way.add(event.getClass());
            } else if (!before.content().equals(after.content())) {
                content.add(event.getClass());
            }
            before = after;
        }

        assertThat(content).isEqualTo(CONTENT_ONLY);
        assertThat(Stream.concat(content.stream(), way.stream()).toList())
                .containsExactlyInAnyOrderElementsOf(List.of(EvaluationEvent.class.getPermittedSubclasses()));
    }

    /** All of a form but its content and who was last at it. */
    private static List<Object> way(Form form) {
        return List.of(
                form.stage(),
                form.state(),
                form.resumes(),
                form.locked(),
                form.version(),
                form.submissions(),
                form.approvals(),
                "" + form.returned(),
                "" + form.correction(),
                "" + form.settlement(),
                form.disclosure(),
                form.findings(),
                form.template());
    }
}
