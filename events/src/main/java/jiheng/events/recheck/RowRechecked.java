package jiheng.events.recheck;

import jiheng.events.StoredAs;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.Points;
import org.jspecify.annotations.Nullable;

/**
 * A reviewer scored a row beside its self score.
 *
 * @param row an indicator's id, or {@code total} for the execution rate
 * @param title what the row is called in the form; empty for the execution rate
 * @param before the reviewer's score that this one takes the place of; null if it is the row's first
 * @param code a code of the deduction table of the form's rule set; empty where none is cited
 */
@StoredAs("recheck.row-scored")
public record RowRechecked(
        RecheckId recheck,
        int draw,
        EvaluationId evaluation,
        String row,
        String title,
        Points weight,
        Points self,
        @Nullable Points before,
        Points reviewed,
        String code,
        String reason)
        implements RecheckEvent {}
