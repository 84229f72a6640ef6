package jiheng.query.history;

import java.time.Instant;
import jiheng.events.evaluation.EvaluationEvent;
import jiheng.query.evaluation.Act;
import jiheng.query.evaluation.Fold;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.MetaData;
import org.springframework.jdbc.core.JdbcOperations;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the current forms and their history, in the transaction of the act itself. */
@ProcessingGroup("live")
public final class EvaluationProjection {
    private final FormTable table;

    EvaluationProjection(FormTable table) {
        this.table = table;
    }

    /** The projection for events delivered within the unit of work of their act. */
    public static EvaluationProjection withinActs(JdbcOperations jdbc, JsonMapper json) {
        return new EvaluationProjection(new ActFormTable(jdbc, json));
    }

    /** An event delivered again changes nothing; one that arrives out of turn is an error. */
    @EventHandler
    public void on(EvaluationEvent event, @SequenceNumber long sequence, @Timestamp Instant at, MetaData metadata) {
        var before = table.find(event.evaluation()).orElse(null);
        var known = before == null ? -1 : before.sequence();
        if (sequence <= known) {
            return;
        }
        if (sequence != known + 1) {
            throw new IllegalStateException(
                    event.evaluation() + " is known up to " + known + ", so " + sequence + " came out of turn");
        }
        var act = Act.from(metadata, at);
        var after = Fold.after(before, event, sequence, act);
        table.save(after);
        table.add(Sentences.entry(before, event, after, act), after.unit());
    }
}
