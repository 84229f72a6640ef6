package jiheng.ui.moving;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import jiheng.command.CommandRefused;
import jiheng.command.evaluation.Completeness;
import jiheng.command.evaluation.MoveToTemplate;
import jiheng.command.evaluation.Problem;
import jiheng.command.scoring.RuleSets;
import jiheng.command.template.Templates;
import jiheng.events.evaluation.RuleSetVersion;
import jiheng.events.evaluation.TemplateVersion;
import jiheng.events.template.Template;
import jiheng.query.evaluation.Form;
import jiheng.query.evaluation.Labels;
import jiheng.query.history.Histories;
import jiheng.ui.acts.Desk;
import jiheng.ui.acts.Wording;
import jiheng.ui.security.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The newer versions of a form's template, and what becomes of the form under one. */
@Component
public class Moves {
    private final Templates templates;
    private final RuleSets rules;
    private final Desk desk;
    private final Reading reading;
    private final Histories histories;
    private final Wording wording;
    private final TransactionTemplate transaction;

    Moves(
            Templates templates,
            RuleSets rules,
            Desk desk,
            Reading reading,
            Histories histories,
            Wording wording,
            TransactionTemplate transaction) {
        this.templates = templates;
        this.rules = rules;
        this.desk = desk;
        this.reading = reading;
        this.histories = histories;
        this.wording = wording;
        this.transaction = transaction;
    }

    /** What was filled in under an earlier version and has no place on the form. */
    public record Kept(String label, String text, int version) {}

    /** The published versions of the form's template after its own, the newest first. */
    public Stream<Template> newer(Form form) {
        var now = form.template();
        return templates
                .all()
                .filter(one ->
                        one.version().id().equals(now.id()) && one.version().version() > now.version())
                .sorted(Comparator.comparing((Template one) -> one.version().version())
                        .reversed());
    }

    public List<Kept> kept(Form form, Locale locale) {
        var labels = new Labels(form.layout(), form.content());
        return form.content().kept().stream()
                .map(one -> new Kept(
                        wording.words(labels.kept(one), locale),
                        one.value().toString(),
                        one.template().version()))
                .toList();
    }

    /**
     * The act itself, looked at and undone.
     *
     * @throws CommandRefused as the act would be
     */
    public Preview preview(Form form, TemplateVersion to, @Nullable RuleSetVersion rules) {
        return Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            desk.send(new MoveToTemplate(form.id(), form.sequence(), to, rules), "");
            var after = reading.form(form.id().value());
            var told = histories
                    .entries(Histories.Filter.of(form.id()).after(form.sequence()), 1)
                    .get(0);
            return new Preview(form, after, told, owedOnly(after, form));
        }));
    }

    /** What the form owes under the new version and did not owe before. */
    private List<Problem> owedOnly(Form after, Form before) {
        var known = new HashSet<Map.Entry<String, String>>();
        problems(before).forEach(one -> known.add(name(one)));
        return problems(after).filter(one -> !known.contains(name(one))).toList();
    }

    private Stream<Problem> problems(Form form) {
        return Completeness.problems(rules.deductions(form.ruleSet()), form.layout(), form.content(), form.stage())
                .stream()
                .filter(one -> one.severity() == Problem.Severity.ERROR);
    }

    private static Map.Entry<String, String> name(Problem one) {
        return Map.entry(
                Optional.ofNullable(one.cell()).map(cell -> cell.path()).orElse(""), one.code());
    }
}
