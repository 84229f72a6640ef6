package jiheng.events.evaluation;

import jiheng.events.StoredAs;

/** A row was added to the indicator tree. */
@StoredAs("evaluation.indicator-added")
public record IndicatorAdded(EvaluationId evaluation, IndicatorId indicator, String branch, String child, int position)
        implements EvaluationEvent {}
