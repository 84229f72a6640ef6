package jiheng.command.evaluation;

import jiheng.events.cycle.CycleId;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.FormKind;
import jiheng.events.evaluation.Project;
import jiheng.events.evaluation.RuleSetVersion;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.TemplateVersion;
import jiheng.events.organisation.UnitId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Opens a form for a unit and cycle.
 *
 * @param ruleSet null takes the template's own
 * @param stage TARGETS where the targets are to be approved first; RESULTS where targets and results come together,
 *     and the first submission locks the baseline
 */
public record OpenEvaluation(
        @TargetAggregateIdentifier EvaluationId evaluation,
        UnitId unit,
        CycleId cycle,
        TemplateVersion template,
        @Nullable RuleSetVersion ruleSet,
        @Nullable Project project,
        Stage stage) {

    /** The one id a form of this kind can have for a unit, cycle and project. */
    public static EvaluationId idFor(CycleId cycle, UnitId unit, FormKind kind, @Nullable Project project) {
        var place = cycle.key() + "-" + unit.key() + "-" + (kind == FormKind.DEPARTMENT ? "department" : "project");
        return EvaluationId.of(project == null ? place : place + "-" + project.code());
    }
}
