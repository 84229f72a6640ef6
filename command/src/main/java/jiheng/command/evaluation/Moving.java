package jiheng.command.evaluation;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jiheng.command.CommandRefused;
import jiheng.command.CommandRefused.Detail;
import jiheng.command.organisation.Authority;
import jiheng.command.scoring.RuleSets;
import jiheng.command.template.Fields;
import jiheng.command.template.Templates;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Indicator;
import jiheng.events.evaluation.KeptCell;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.RouteStep;
import jiheng.events.evaluation.TemplateChanged;
import jiheng.events.template.Template;

/**
 * What becomes of a form under a newer version of its template. A filled cell keeps its place or is kept beside the
 * form; a row is never dropped, and a round of approvals under way goes on where it stood, or the move is refused.
 */
record Moving(Form form, Authority authority, Templates templates, RuleSets rules) {
    private static final Comparator<KeptCell> LATEST =
            Comparator.<KeptCell>comparingInt(one -> -one.template().version()).thenComparing(KeptCell::cell);

    TemplateChanged to(MoveToTemplate command) {
        var opened = form.opened();
        var template = newer(command);
        var ruleSet = Opening.ruleSet(template, command.ruleSet(), rules);
        var unit = authority
                .unit(opened.unit())
                .orElseThrow(() -> CommandRefused.absent(
                        "no-such-unit", Map.of("unit", opened.unit().value())));
        var route = Opening.route(template, unit);
        var layout = template.layout();
        requireRowsPlaced(layout);
        requireRouteGoesOn(route);
        var kept = kept(layout);
        return new TemplateChanged(
                opened.evaluation(),
                opened.template(),
                template.version(),
                ruleSet,
                layout,
                route,
                LayoutDifference.between(opened.layout(), layout),
                kept,
                restored(layout, kept));
    }

    private Template newer(MoveToTemplate command) {
        var from = form.opened().template();
        var to = command.template();
        var template = templates
                .find(to)
                .orElseThrow(() -> CommandRefused.absent("no-such-template", Map.of("template", to.id())));
        if (!to.id().equals(from.id()) || to.version() <= from.version()) {
            throw CommandRefused.rule(
                    "not-a-newer-version",
                    Map.of("from", from.id() + " " + from.version(), "to", to.id() + " " + to.version()));
        }
        if (template.kind() != form.opened().kind()) {
            throw CommandRefused.rule("template-of-another-kind", Map.of("template", to.id()));
        }
        return template;
    }

    private void requireRowsPlaced(Layout layout) {
        var homeless = form.content().indicators().stream()
                .filter(row -> layout.branch(row.branch()).stream()
                        .flatMap(branch -> branch.children().stream())
                        .noneMatch(child -> child.key().equals(row.child())))
                .map(this::homeless)
                .toList();
        if (!homeless.isEmpty()) {
            throw CommandRefused.rule("rows-without-place", Map.of("count", "" + homeless.size()), homeless);
        }
    }

    private Detail homeless(Indicator row) {
        var child = form.opened().layout().branch(row.branch()).stream()
                .flatMap(branch -> branch.children().stream())
                .filter(one -> one.key().equals(row.child()))
                .findFirst()
                .orElseThrow()
                .title();
        return new Detail(
                Cell.indicator(row.id(), "name").path(),
                "row-without-place",
                Map.of(
                        "row",
                        form.content().text(Cell.indicator(row.id(), "name")),
                        "child",
                        child.zh(),
                        "childEn",
                        child.en()));
    }

    /** What has approved in this round, and the step that returned the form, must be steps of the new route too. */
    private void requireRouteGoesOn(List<RouteStep> route) {
        if (form.state() != State.RETURNED) {
            return;
        }
        var approved = form.route().stream().filter(step -> form.isApproved(form.stage(), step));
        Stream.concat(approved, form.awaiting().stream())
                .filter(step ->
                        route.stream().noneMatch(one -> one.key().equals(step.key()) && one.role() == step.role()))
                .findFirst()
                .ifPresent(step -> {
                    throw CommandRefused.rule(
                            "route-breaks-off",
                            Map.of(
                                    "step",
                                    step.title().zh(),
                                    "stepEn",
                                    step.title().en()));
                });
    }

    private List<KeptCell> kept(Layout layout) {
        var opened = form.opened();
        return form.content().cells().entrySet().stream()
                .filter(cell -> !Fields.hold(layout, form.content(), cell.getKey(), cell.getValue()))
                .map(cell -> new KeptCell(
                        cell.getKey(),
                        cell.getValue(),
                        Fields.title(opened.layout(), cell.getKey()),
                        opened.template()))
                .toList();
    }

    /** The latest that was kept for a place that is there again and empty. */
    private List<KeptCell> restored(Layout layout, List<KeptCell> leaving) {
        var taken = new HashSet<>(form.content().cells().keySet());
        leaving.forEach(one -> taken.remove(one.cell()));
        var content = form.content();
        return content.kept().stream()
                .sorted(LATEST)
                .filter(one -> Fields.hold(layout, content, one.cell(), one.value()))
                .filter(one -> taken.add(one.cell()))
                .toList();
    }
}
