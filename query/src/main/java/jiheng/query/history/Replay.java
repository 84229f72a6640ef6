package jiheng.query.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import jiheng.events.Ids;
import jiheng.events.evaluation.CellFilled;
import jiheng.events.evaluation.EvaluationEvent;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.IndicatorAdded;
import jiheng.events.evaluation.Origin;
import jiheng.query.evaluation.Act;
import jiheng.query.evaluation.Fold;
import jiheng.query.evaluation.Form;
import jiheng.query.evaluation.Happened;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/** The form as it was: folded anew from its stored events, each time. */
public final class Replay {
    private final EventStore events;

    public Replay(EventStore events) {
        this.events = events;
    }

    /** One step of a replay: what an event told, and the form after it. */
    public record Step(Entry entry, Form form) {}

    /** One event between the form before it, null before the first, and the form after it. */
    public record Passage(@Nullable Form before, EvaluationEvent event, Entry entry, Form after) {}

    /** All that happened to a form, in order. */
    public List<Happened> happened(EvaluationId id) {
        return stream(id).stream()
                .map(message -> new Happened(
                        (EvaluationEvent) message.getPayload(),
                        Act.from(message.getMetaData(), message.getTimestamp())))
                .toList();
    }

    /** The event with this sequence number; what came later is not folded. */
    public Optional<Passage> passage(EvaluationId id, long sequence) {
        @Nullable Form form = null;
        for (var message : stream(id)) {
            var event = (EvaluationEvent) message.getPayload();
            var by = Act.from(message.getMetaData(), message.getTimestamp());
            var after = Fold.after(form, event, message.getSequenceNumber(), by);
            if (message.getSequenceNumber() == sequence) {
                return Optional.of(new Passage(form, event, Sentences.entry(form, event, after, by), after));
            }
            form = after;
        }
        return Optional.empty();
    }

    /** The form after the event with this sequence number; empty if there is no such form or it had not come so far. */
    public Optional<Form> asOf(EvaluationId id, long sequence) {
        var form = fold(id, message -> message.getSequenceNumber() <= sequence);
        return form.filter(found -> found.sequence() == sequence);
    }

    /** The form at a moment: after the last event not later than it. */
    public Optional<Form> asOf(EvaluationId id, Instant moment) {
        return fold(id, message -> !message.getTimestamp().isAfter(moment));
    }

    /** Every step from the opening on. */
    public List<Step> steps(EvaluationId id) {
        return steps(id, sequence -> true);
    }

    /** The steps whose sequence numbers are wanted; all are folded. */
    public List<Step> steps(EvaluationId id, LongPredicate wanted) {
        List<Step> steps = new ArrayList<>();
        Form form = null;
        for (var message : stream(id)) {
            var event = (EvaluationEvent) message.getPayload();
            var by = Act.from(message.getMetaData(), message.getTimestamp());
            var after = Fold.after(form, event, message.getSequenceNumber(), by);
            if (wanted.test(message.getSequenceNumber())) {
                steps.add(new Step(Sentences.entry(form, event, after, by), after));
            }
            form = after;
        }
        return List.copyOf(steps);
    }

    /**
     * Which form another was opened from.
     *
     * @param digest of that form's content at the time
     * @param rows that came with the opening, under the ids they have on both forms
     */
    public record TakenOver(String source, String digest, Set<String> rows) {}

    /** Empty unless the act that opened the form took cells over from another form. */
    public Optional<TakenOver> takenOver(EvaluationId id) {
        var rows = new LinkedHashSet<String>();
        @Nullable Origin from = null;
        @Nullable Object act = null;
        for (var message : stream(id)) {
            var now = message.getMetaData().get("act");
            if (act != null && !act.equals(now)) {
                break;
            }
            act = now;
            if (message.getPayload() instanceof IndicatorAdded row) {
                rows.add(row.indicator().value());
            } else if (message.getPayload() instanceof CellFilled cell
                    && cell.origin() != null
                    && Ids.isA(EvaluationId.KIND, cell.origin().file())) {
                from = cell.origin();
            }
        }
        return Optional.ofNullable(from).map(one -> new TakenOver(one.file(), one.sha256(), Set.copyOf(rows)));
    }

    private Optional<Form> fold(EvaluationId id, Predicate<DomainEventMessage<?>> within) {
        @Nullable Form form = null;
        for (var message : stream(id)) {
            if (!within.test(message)) {
                break;
            }
            form = Fold.after(
                    form,
                    (EvaluationEvent) message.getPayload(),
                    message.getSequenceNumber(),
                    Act.from(message.getMetaData(), message.getTimestamp()));
        }
        return Optional.ofNullable(form);
    }

    private List<? extends DomainEventMessage<?>> stream(EvaluationId id) {
        return events.readEvents(id.value()).asStream().toList();
    }
}
