package jiheng.command.evaluation;

import java.util.Map;
import jiheng.command.CommandRefused;
import jiheng.events.Ids;
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

    /**
     * The one id a form of this kind can have for a unit, cycle and project. No two places share one: a cycle's key is
     * its year, and no part of a unit's key is {@code project}.
     *
     * @throws CommandRefused 422 {@code form-id-too-long}
     */
    public static EvaluationId idFor(CycleId cycle, UnitId unit, FormKind kind, @Nullable Project project) {
        var place = cycle.key() + "-" + unit.key() + "-" + (kind == FormKind.DEPARTMENT ? "department" : "project");
        var key = project == null ? place : place + "-" + project.code();
        if (key.length() > Ids.LONGEST_KEY) {
            throw CommandRefused.malformed(
                    "form-id-too-long",
                    project == null ? "unit" : "project.code",
                    Map.of("limit", "" + Ids.LONGEST_KEY, "length", "" + key.length()));
        }
        return EvaluationId.of(key);
    }
}
