package jiheng.events.evaluation;

import java.util.List;
import jiheng.events.StoredAs;

/**
 * The form was moved to a newer version of its template, whose structure, rules and route it keeps from now on. What
 * was filled in is as it was: in its cell, or {@code kept}.
 *
 * @param changes what the new layout has otherwise
 * @param kept the cells that the new layout has no place for; they are not the form's cells any more
 * @param restored what an earlier move kept and the new layout has a place for again
 */
@StoredAs("evaluation.template-changed")
public record TemplateChanged(
        EvaluationId evaluation,
        TemplateVersion from,
        TemplateVersion to,
        RuleSetVersion ruleSet,
        Layout layout,
        List<RouteStep> route,
        List<LayoutChange> changes,
        List<KeptCell> kept,
        List<KeptCell> restored)
        implements EvaluationEvent {
    public TemplateChanged {
        route = List.copyOf(route);
        changes = List.copyOf(changes);
        kept = List.copyOf(kept);
        restored = List.copyOf(restored);
    }
}
