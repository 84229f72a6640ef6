package jiheng.command.evaluation;

import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.RuleSetVersion;
import jiheng.events.evaluation.TemplateVersion;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Moves a form that is being filled in to a newer version of its template; every filled cell is kept.
 *
 * @param ruleSet null takes the template's own
 */
public record MoveToTemplate(
        @TargetAggregateIdentifier EvaluationId evaluation,
        long seen,
        TemplateVersion template,
        @Nullable RuleSetVersion ruleSet) {}
