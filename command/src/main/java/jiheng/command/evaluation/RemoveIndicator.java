package jiheng.command.evaluation;

import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.IndicatorId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes a row off the form; what it held stays in its history. */
public record RemoveIndicator(@TargetAggregateIdentifier EvaluationId evaluation, long seen, IndicatorId indicator) {}
