package jiheng.command.evaluation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.List;
import java.util.Map;
import jiheng.command.Actor;
import jiheng.command.CommandRefused;
import jiheng.command.cycle.Cycles;
import jiheng.command.organisation.Authorised;
import jiheng.command.organisation.Authority;
import jiheng.command.scoring.RuleSets;
import jiheng.command.template.Templates;
import jiheng.events.Ids;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.EvaluationOpened;
import jiheng.events.evaluation.FormKind;
import jiheng.events.evaluation.Project;
import jiheng.events.evaluation.RouteStep;
import jiheng.events.evaluation.RuleSetVersion;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.UnitKind;
import jiheng.events.template.Template;
import org.jspecify.annotations.Nullable;

/** How a form is opened: for a known unit, in an open cycle, from a template and rule set at hand. */
final class Opening {
    /** Who opens a form to be filled in. */
    static final List<Role> OPENING = List.of(Role.PREPARER, Role.FINANCE_REVIEWER);

    /** Who brings forms in that were filled in elsewhere: those who collect them from the units below, too. */
    static final List<Role> IMPORTING = List.of(Role.PREPARER, Role.FINANCE_REVIEWER, Role.SUPERVISING_REVIEWER);

    private Opening() {}

    static Authorised open(
            Form form,
            OpenEvaluation command,
            Actor actor,
            Authority authority,
            Cycles cycles,
            Templates templates,
            RuleSets rules,
            List<Role> roles) {
        var unit = authority
                .unit(command.unit())
                .orElseThrow(() -> CommandRefused.absent(
                        "no-such-unit", Map.of("unit", command.unit().value())));
        var by = authority.require(actor, roles, command.unit());
        if (form.exists()) {
            throw taken(form.opened(), command);
        }
        var cycle = cycles.find(command.cycle())
                .orElseThrow(() -> CommandRefused.absent(
                        "no-such-cycle", Map.of("cycle", command.cycle().value())));
        if (cycle.closed()) {
            throw CommandRefused.rule("cycle-closed", Map.of("year", "" + cycle.year()));
        }
        var template = templates
                .find(command.template())
                .orElseThrow(() -> CommandRefused.absent(
                        "no-such-template",
                        Map.of("template", command.template().id())));
        var ruleSet = ruleSet(template, command.ruleSet(), rules);
        var project = requireProject(command, template);
        apply(
                new EvaluationOpened(
                        command.evaluation(),
                        command.unit(),
                        unit.name(),
                        command.cycle(),
                        cycle.year(),
                        template.kind(),
                        project,
                        template.version(),
                        ruleSet,
                        template.layout(),
                        route(template, unit),
                        command.stage()),
                by.asMetaData());
        return by;
    }

    /** Keys registered before they were held apart may give two places one id: then it is not this place that is open. */
    private static CommandRefused taken(EvaluationOpened there, OpenEvaluation command) {
        return there.unit().equals(command.unit()) && there.cycle().equals(command.cycle())
                ? CommandRefused.rule(
                        "already-open",
                        Map.of("evaluation", command.evaluation().value()))
                : CommandRefused.rule("id-taken", Map.of("unit", there.unitName(), "year", "" + there.year()));
    }

    /** @return the project with its name cleaned of what cannot be printed, null for a form of the department */
    private static @Nullable Project requireProject(OpenEvaluation command, Template template) {
        var project = named(command.project());
        if ((template.kind() == FormKind.PROJECT) != (project != null)) {
            throw CommandRefused.malformed(
                    project == null ? "project-missing" : "project-not-expected", "project", Map.of());
        }
        if (project != null) {
            if (!Ids.isA(EvaluationId.KIND, EvaluationId.KIND + "-" + project.code())) {
                throw CommandRefused.malformed("bad-code", "project.code", Map.of("text", project.code()));
            }
            if (project.name().isBlank()
                    || project.name().length() > 200
                    || !project.name().equals(CellSyntax.clean(project.name()))) {
                throw CommandRefused.malformed("bad-name", "project.name", Map.of("limit", "200"));
            }
        }
        var owed = OpenEvaluation.idFor(command.cycle(), command.unit(), template.kind(), project);
        if (!owed.equals(command.evaluation())) {
            throw CommandRefused.malformed("wrong-id", "evaluation", Map.of("owed", owed.value()));
        }
        return project;
    }

    private static @Nullable Project named(@Nullable Project project) {
        return project == null ? null : new Project(project.code(), CellSyntax.clean(project.name()));
    }

    /** The rule set asked for, or the template's own. */
    static RuleSetVersion ruleSet(Template template, @Nullable RuleSetVersion asked, RuleSets rules) {
        var ruleSet = asked == null ? template.ruleSet() : asked;
        var scoring = rules.usable(ruleSet)
                .orElseThrow(() -> CommandRefused.absent("no-such-rule-set", Map.of("ruleSet", ruleSet.id())));
        if (scoring.deductions().mustCite() && !template.layout().has("deduction")) {
            throw CommandRefused.rule("rule-set-needs-deductions", Map.of("ruleSet", ruleSet.id()));
        }
        return ruleSet;
    }

    /** A unit right below the finance bureau has no supervising department to pass. */
    static List<RouteStep> route(Template template, Authority.UnitStanding unit) {
        var supervised = unit.parentKind()
                .filter(kind -> kind == UnitKind.SUPERVISING_DEPARTMENT)
                .isPresent();
        return template.route().stream()
                .filter(step -> supervised || step.role() != Role.SUPERVISING_REVIEWER)
                .toList();
    }
}
