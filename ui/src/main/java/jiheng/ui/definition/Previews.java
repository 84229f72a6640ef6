package jiheng.ui.definition;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import jiheng.command.scoring.RuleSets;
import jiheng.command.template.Templates;
import jiheng.events.definition.Body;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.Layout;
import jiheng.events.template.RuleSet;
import jiheng.query.evaluation.Labels;
import jiheng.ui.acts.Wording;
import jiheng.ui.sheet.Options;
import jiheng.ui.sheet.Sheet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An example form drawn by a template and scored by a rule set, as either is being written. */
@Component
class Previews {
    private final RuleSets rules;
    private final Templates templates;
    private final Wording wording;

    Previews(RuleSets rules, Templates templates, Wording wording) {
        this.rules = rules;
        this.templates = templates;
        this.wording = wording;
    }

    /** How one row of the example is scored. */
    record Scored(String label, String weight, String score, String sentence) {}

    /** @param sheet null for a rule set, which draws no form of its own */
    record Preview(@Nullable Sheet sheet, List<Scored> rows, String total, String grade) {}

    Preview of(Body body, Locale locale) {
        if (body instanceof Body.OfTemplate one) {
            var template = one.template();
            var layout = template.layout();
            var named = template.ruleSet();
            var scoring = rules.find(named.id(), named.version())
                    .orElseGet(() -> rules.all().get(0));
            var content = Specimen.of(layout, scoring);
            var options = Options.reading("2026", wording.say("definition.specimen.unit", Map.of(), locale))
                    .in(locale);
            return preview(Sheet.of(layout, content, options), layout, content, locale);
        }
        var scoring = ((Body.OfRules) body).rules();
        var layout = layoutFor(scoring);
        return preview(null, layout, Specimen.of(layout, scoring), locale);
    }

    /** A form that is scored by these rules, or any. */
    private Layout layoutFor(RuleSet scoring) {
        return templates
                .latest()
                .filter(one -> one.ruleSet().id().equals(scoring.version().id()))
                .findFirst()
                .or(() -> templates.latest().findFirst())
                .orElseThrow()
                .layout();
    }

    private Preview preview(@Nullable Sheet sheet, Layout layout, Content content, Locale locale) {
        var labels = new Labels(layout, content);
        var rows = content.scores().values().stream()
                .map(row -> new Scored(
                        wording.words(labels.row(row.row()), locale),
                        row.row().equals(Cell.TOTAL)
                                ? layout.funds().weight().toString()
                                : content.text(new Cell(Cell.INDICATORS + "/" + row.row() + "/weight")),
                        row.score() == null ? "" : row.score().toString(),
                        wording.words(row.derivation().sentence(), locale)))
                .toList();
        var totals = content.totals();
        return new Preview(
                sheet,
                rows,
                totals == null ? "" : totals.rule().toString(),
                totals == null ? "" : totals.grade().name());
    }
}
