package jiheng.ui.acts;

import java.util.Locale;
import java.util.Map;
import jiheng.command.CommandRefused;
import jiheng.command.evaluation.OpenEvaluation;
import jiheng.command.template.Templates;
import jiheng.events.Ids;
import jiheng.events.cycle.CycleId;
import jiheng.events.evaluation.Project;
import jiheng.events.evaluation.RuleSetVersion;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.TemplateVersion;
import jiheng.events.organisation.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads, from what a person or program names, which form is to be opened. */
@Component
public class Openings {
    private static final TemplateVersion DEPARTMENT = new TemplateVersion("department-2022", 1);

    private final Templates templates;

    Openings(Templates templates) {
        this.templates = templates;
    }

    /** Null stands for the default: the department form, its own rule set, targets first. */
    public OpenEvaluation command(
            @Nullable String unit,
            @Nullable String cycle,
            @Nullable String template,
            @Nullable Integer templateVersion,
            @Nullable String ruleSet,
            @Nullable Integer ruleSetVersion,
            @Nullable String projectCode,
            @Nullable String projectName,
            @Nullable String stage) {
        var in = cycle(cycle);
        var by = unit(unit);
        var from = template == null || template.isBlank()
                ? DEPARTMENT
                : new TemplateVersion(template, templateVersion == null ? 1 : templateVersion);
        var kind = templates
                .find(from)
                .orElseThrow(() -> CommandRefused.absent("no-such-template", Map.of("template", from.id())))
                .kind();
        var project = projectCode == null || projectCode.isBlank()
                ? null
                : new Project(
                        projectCode.strip().toLowerCase(Locale.ROOT), projectName == null ? "" : projectName.strip());
        if (project != null && !Ids.isA("project", "project-" + project.code())) {
            throw CommandRefused.malformed("bad-code", "project.code", Map.of("text", project.code()));
        }
        var rules = ruleSet == null || ruleSet.isBlank()
                ? null
                : new RuleSetVersion(ruleSet, ruleSetVersion == null ? 1 : ruleSetVersion);
        return new OpenEvaluation(
                OpenEvaluation.idFor(in, by, kind, project), by, in, from, rules, project, stage(stage));
    }

    /** {@code cycle-2022} or {@code 2022}. */
    public CycleId cycle(@Nullable String named) {
        var key = key(named, CycleId.KIND);
        if (!Ids.isA(CycleId.KIND, key)) {
            throw CommandRefused.malformed("no-such-cycle", "cycle", Map.of("cycle", "" + named));
        }
        return new CycleId(key);
    }

    /** {@code unit-…} or the key alone. */
    public UnitId unit(@Nullable String named) {
        var key = key(named, UnitId.KIND);
        if (!Ids.isA(UnitId.KIND, key)) {
            throw CommandRefused.malformed("no-such-unit", "unit", Map.of("unit", named == null ? "" : named));
        }
        return new UnitId(key);
    }

    private static String key(@Nullable String named, String kind) {
        var text = named == null ? "" : named.strip();
        return text.startsWith(kind + "-") ? text : kind + "-" + text;
    }

    private static Stage stage(@Nullable String named) {
        if (named == null || named.isBlank()) {
            return Stage.TARGETS;
        }
        try {
            return Stage.valueOf(named.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw CommandRefused.malformed("unknown-stage", "stage", Map.of("text", named));
        }
    }
}
