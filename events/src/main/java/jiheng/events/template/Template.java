package jiheng.events.template;

import java.util.List;
import jiheng.events.evaluation.FormKind;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.RouteStep;
import jiheng.events.evaluation.RuleSetVersion;
import jiheng.events.evaluation.TemplateVersion;

/** A form's structure and route before a unit opens it. {@code ruleSet} is used where the opener names no other. */
public record Template(
        TemplateVersion version, FormKind kind, RuleSetVersion ruleSet, Layout layout, List<RouteStep> route) {
    public Template {
        route = List.copyOf(route);
    }
}
