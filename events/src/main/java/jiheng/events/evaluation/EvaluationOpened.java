package jiheng.events.evaluation;

import java.util.List;
import jiheng.events.StoredAs;
import jiheng.events.cycle.CycleId;
import jiheng.events.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/** A form exists from now on, with the structure, rules and route it keeps. */
@StoredAs(value = "evaluation.opened", revision = 2)
public record EvaluationOpened(
        EvaluationId evaluation,
        UnitId unit,
        String unitName,
        CycleId cycle,
        int year,
        FormKind kind,
        @Nullable Project project,
        TemplateVersion template,
        RuleSetVersion ruleSet,
        Layout layout,
        List<RouteStep> route,
        Stage stage)
        implements EvaluationEvent {
    public EvaluationOpened {
        route = List.copyOf(route);
    }
}
