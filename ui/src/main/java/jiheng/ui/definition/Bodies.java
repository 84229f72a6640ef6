package jiheng.ui.definition;

import java.nio.charset.StandardCharsets;
import jiheng.command.scoring.RuleSets;
import jiheng.command.template.RulesFile;
import jiheng.command.template.TemplateFile;
import jiheng.events.definition.Body;
import jiheng.events.definition.DefinitionId.Kind;
import jiheng.events.evaluation.RuleSetVersion;
import jiheng.events.evaluation.TemplateVersion;
import jiheng.events.store.StoredEventSerializer;
import jiheng.events.template.RuleSet;
import jiheng.events.template.Template;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Bodies of definitions as JSON: what a program sends, an editor shows and a file holds. */
@Component
class Bodies {
    private final RuleSets rules;
    private final JsonMapper json = new StoredEventSerializer().mapper();

    Bodies(RuleSets rules) {
        this.rules = rules;
    }

    /** @throws jiheng.command.CommandRefused 422 naming each place that is unsound */
    Body read(Kind kind, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return kind == Kind.TEMPLATE
                ? new Body.OfTemplate(TemplateFile.read(bytes, rules))
                : new Body.OfRules(RulesFile.read(bytes));
    }

    /** The same body as another definition or version. */
    Body renumbered(Body body, String key, int version) {
        if (body instanceof Body.OfTemplate one) {
            var template = one.template();
            return new Body.OfTemplate(new Template(
                    new TemplateVersion(key, version),
                    template.kind(),
                    template.ruleSet(),
                    template.layout(),
                    template.route()));
        }
        var rules = ((Body.OfRules) body).rules();
        return new Body.OfRules(new RuleSet(
                new RuleSetVersion(key, version),
                rules.title(),
                rules.measures(),
                rules.kinds(),
                rules.qualitative(),
                rules.several(),
                rules.fund(),
                rules.totalCaps(),
                rules.deviation(),
                rules.deductions(),
                rules.grades()));
    }

    /** The template or rule set alone, laid out for a person. */
    String write(Body body) {
        var content =
                switch (body.definition().kind()) {
                    case TEMPLATE -> ((Body.OfTemplate) body).template();
                    case RULES -> ((Body.OfRules) body).rules();
                };
        return json.writerWithDefaultPrettyPrinter().writeValueAsString(content);
    }
}
