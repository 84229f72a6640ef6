package jiheng.command.recheck;

import java.util.List;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.recheck.RecheckId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Scores rows of a drawn form beside their self scores; rows that say nothing new are passed over.
 *
 * @param seen the number of the last event about this form in this draw
 */
public record ScoreRows(
        @TargetAggregateIdentifier RecheckId recheck,
        int draw,
        EvaluationId evaluation,
        long seen,
        List<Entry> entries) {
    public ScoreRows {
        entries = List.copyOf(entries);
    }

    /** What was typed beside one row; the code is empty where none is cited. */
    public record Entry(String row, String score, String code, String reason) {}
}
