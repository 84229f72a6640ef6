package jiheng.command.evaluation;

import jiheng.events.evaluation.EvaluationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Raises a finding of a person's own.
 *
 * @param place a row's id, the key of a narrative, the address of a cell, or empty for the whole form
 */
public record RaiseFinding(@TargetAggregateIdentifier EvaluationId evaluation, String place, String text) {}
