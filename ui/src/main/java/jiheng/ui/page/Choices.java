package jiheng.ui.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import jiheng.command.evaluation.Completeness;
import jiheng.command.template.Fields;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.Indicator;
import jiheng.events.evaluation.Words;
import jiheng.query.evaluation.Form;
import jiheng.query.evaluation.Labels;
import jiheng.ui.acts.Wording;
import jiheng.ui.sheet.Sheet;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the forms for acts let a person choose from: rows, target cells, weights. */
@Component
class Choices {
    static final List<String> REASON_CODES =
            List.of("typing-error", "figure-wrong", "basis-changed", "audit-finding", "other");

    private final Wording wording;

    Choices(Wording wording) {
        this.wording = wording;
    }

    /** Something to choose: a row, or a cell with what it holds. */
    record Choice(String value, String label, String holds) {}

    /** The targets that stand side by side and are corrected together: those of a row, or a text. */
    record TargetRow(String key, String label, List<Choice> cells) {}

    record Weight(String key, String label, String standard, String weight, String reason) {}

    /** A row whose self score is not the rule's. */
    record Difference(String cell, String anchor, String label, String self, String rule, String off) {}

    void offer(Form form, Set<String> acts, Model model, Locale locale) {
        model.addAttribute("reasonCodes", REASON_CODES);
        if (acts.contains("return")) {
            model.addAttribute("rows", rows(form, locale));
        }
        if (acts.contains("correct-targets")) {
            model.addAttribute("targets", targets(form, locale));
        }
        if (acts.contains("weights")) {
            model.addAttribute("weights", weights(form, locale));
        }
    }

    List<Difference> differences(Form form, Locale locale) {
        var labels = new Labels(form.layout(), form.content());
        List<Difference> all = new ArrayList<>();
        difference(form.content(), Cell.fund(Cell.TOTAL, "score"), labels, locale, all);
        ordered(form)
                .forEach(row -> difference(form.content(), Cell.indicator(row.id(), "score"), labels, locale, all));
        all.sort(Comparator.comparing((Difference one) -> new BigDecimal(one.off()).abs())
                .reversed());
        return List.copyOf(all);
    }

    private void difference(Content content, Cell cell, Labels labels, Locale locale, List<Difference> all) {
        var score = content.scores().get(cell.row());
        var rule = score == null ? null : score.score();
        content.number(cell).ifPresent(self -> {
            if (rule != null && rule.value().compareTo(self) != 0) {
                var off = self.subtract(rule.value());
                all.add(new Difference(
                        cell.path(),
                        "c_" + cell.path().replace('/', '_'),
                        wording.words(labels.row(cell.row()), locale),
                        Sheet.text(cell, content.value(cell).orElse(null)),
                        rule.toString(),
                        (off.signum() > 0 ? "+" : "") + off.toPlainString()));
            }
        });
    }

    private List<Choice> rows(Form form, Locale locale) {
        var labels = new Labels(form.layout(), form.content());
        List<Choice> rows = new ArrayList<>();
        rows.add(new Choice(Cell.TOTAL, wording.words(labels.row(Cell.TOTAL), locale), ""));
        form.layout()
                .narratives()
                .forEach(field -> rows.add(new Choice(field.key(), wording.words(field.title(), locale), "")));
        ordered(form)
                .forEach(row -> rows.add(new Choice(
                        row.id().value(),
                        wording.words(labels.child(row.branch(), row.child()), locale) + " · "
                                + wording.words(labels.row(row.id().value()), locale),
                        "")));
        return rows;
    }

    private List<TargetRow> targets(Form form, Locale locale) {
        var labels = new Labels(form.layout(), form.content());
        List<TargetRow> rows = new ArrayList<>();
        form.layout().narratives().stream()
                .filter(field -> Fields.isTarget(form.layout(), Cell.narrative(field.key())))
                .forEach(field -> rows.add(new TargetRow(
                        field.key(),
                        wording.words(field.title(), locale),
                        List.of(choice(form, Cell.narrative(field.key()), field.title(), locale)))));
        for (var row : ordered(form)) {
            rows.add(new TargetRow(
                    row.id().value(),
                    wording.words(labels.child(row.branch(), row.child()), locale) + " · "
                            + wording.words(labels.row(row.id().value()), locale),
                    form.layout().columns().stream()
                            .filter(column -> Fields.TARGET_FIELDS.contains(column.field()))
                            .map(column ->
                                    choice(form, Cell.indicator(row.id(), column.field()), column.title(), locale))
                            .toList()));
        }
        return rows;
    }

    private Choice choice(Form form, Cell cell, Words title, Locale locale) {
        return new Choice(
                cell.path(),
                wording.words(title, locale),
                Sheet.text(cell, form.content().value(cell).orElse(null)));
    }

    private List<Weight> weights(Form form, Locale locale) {
        var layout = form.layout();
        var labels = new Labels(layout, form.content());
        List<Weight> weights = new ArrayList<>();
        weights.add(weight(
                form,
                Cell.FUNDS,
                wording.words(labels.row(Cell.TOTAL), locale),
                layout.funds().weight().toString()));
        layout.branches()
                .forEach(branch -> weights.add(weight(
                        form,
                        branch.key(),
                        wording.words(branch.title(), locale),
                        branch.weight().toString())));
        return weights;
    }

    private static Weight weight(Form form, String key, String label, String standard) {
        return new Weight(
                key,
                label,
                standard,
                Completeness.branchWeight(form.layout(), form.content(), key)
                        .setScale(2)
                        .toPlainString(),
                form.content().text(Cell.branch(key, "reason")));
    }

    private static List<Indicator> ordered(Form form) {
        List<Indicator> rows = new ArrayList<>();
        for (var branch : form.layout().branches()) {
            for (var child : branch.children()) {
                form.content().indicators().stream()
                        .filter(row ->
                                row.branch().equals(branch.key()) && row.child().equals(child.key()))
                        .sorted(Comparator.comparingInt(Indicator::position))
                        .forEach(rows::add);
            }
        }
        return rows;
    }
}
