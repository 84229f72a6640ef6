package jiheng.events.recheck;

import jiheng.events.StoredAs;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.Points;
import org.jspecify.annotations.Nullable;

/**
 * Every row of a drawn form was scored again.
 *
 * @param deviation null where nothing is left of the total, so that there is no ratio
 */
@StoredAs("recheck.finished")
public record FormRechecked(
        RecheckId recheck,
        int draw,
        EvaluationId evaluation,
        Points selfTotal,
        Points reviewedTotal,
        @Nullable Deviation deviation,
        String opinion)
        implements RecheckEvent {}
