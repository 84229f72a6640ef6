package jiheng.events.evaluation;

import jiheng.events.StoredAs;
import org.jspecify.annotations.Nullable;

/** A row was added to the indicator tree; {@code why} is there if the form was being corrected. */
@StoredAs("evaluation.indicator-added")
public record IndicatorAdded(
        EvaluationId evaluation,
        IndicatorId indicator,
        String branch,
        String child,
        int position,
        @Nullable Why why) implements EvaluationEvent {}
