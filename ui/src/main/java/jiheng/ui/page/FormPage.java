package jiheng.ui.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import jiheng.command.evaluation.Completeness;
import jiheng.command.scoring.RuleSets;
import jiheng.command.template.Fields;
import jiheng.events.calendar.BeijingTime;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Stage;
import jiheng.query.evaluation.Form;
import jiheng.query.evaluation.Labels;
import jiheng.query.evaluation.State;
import jiheng.query.organisation.Organisation;
import jiheng.ui.acts.Desk;
import jiheng.ui.acts.Wording;
import jiheng.ui.evidence.Clips;
import jiheng.ui.findings.FindingViews;
import jiheng.ui.moment.Moments;
import jiheng.ui.moving.Moves;
import jiheng.ui.security.Reading;
import jiheng.ui.sheet.Mark;
import jiheng.ui.sheet.Options;
import jiheng.ui.sheet.Problem;
import jiheng.ui.sheet.Saving;
import jiheng.ui.sheet.Sheet;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One form: filled in, reviewed, looked at as it was submitted, and printed. */
@Controller
@RequestMapping("/evaluations/{id}")
class FormPage {
    private final Desk desk;
    private final Reading reading;
    private final Organisation organisation;
    private final Moments moments;
    private final Wording wording;
    private final Steps steps;
    private final Offers offers;
    private final Changes changes;
    private final Returned returned;
    private final Choices choices;
    private final Clips clips;
    private final RuleSets rules;
    private final Moves moves;
    private final FindingViews findings;

    FormPage(
            Desk desk,
            Reading reading,
            Organisation organisation,
            Moments moments,
            Wording wording,
            Steps steps,
            Offers offers,
            Changes changes,
            Returned returned,
            Choices choices,
            Clips clips,
            RuleSets rules,
            Moves moves,
            FindingViews findings) {
        this.desk = desk;
        this.reading = reading;
        this.organisation = organisation;
        this.moments = moments;
        this.wording = wording;
        this.steps = steps;
        this.offers = offers;
        this.changes = changes;
        this.returned = returned;
        this.choices = choices;
        this.clips = clips;
        this.rules = rules;
        this.moves = moves;
        this.findings = findings;
    }

    @GetMapping
    String form(@PathVariable String id, Model model, Locale locale) {
        var form = reading.form(id);
        var acts = offers.of(form);
        head(form, model, locale);
        Map<Cell, Mark> marks = new HashMap<>();
        if (acts.contains("decide")) {
            changes.since(form, locale).ifPresent(since -> {
                marks.putAll(since.marks());
                model.addAttribute("since", since);
            });
            model.addAttribute("differences", choices.differences(form, locale));
        }
        var back = form.returned();
        if (back != null && (form.state() == State.RETURNED || acts.contains("decide"))) {
            var view = returned.of(form, back, locale);
            // Whoever decides again sees in the cell what has become of it, and above what was asked.
            view.marks().forEach(marks::putIfAbsent);
            model.addAttribute("returned", view);
        }
        findings.marks(form, locale).forEach((cell, doubt) -> marks.merge(cell, doubt, Mark::and));
        model.addAttribute("findings", findings.of(form, locale));
        model.addAttribute("raises", findings.raises(form.unit()));
        model.addAttribute("owed", form.findings().owed().size());
        if (form.settled() && form.correction() == null) {
            returned.refusal(form, locale).ifPresent(refused -> model.addAttribute("refusedCorrection", refused));
        }
        var options = options(form, locale)
                .withHistoryAt("/evaluations/" + id + "/cell-history")
                .marking(marks);
        if (acts.contains("fill") || acts.contains("decide")) {
            options = options.listing(problems(form, locale, acts.contains("decide")));
        }
        if (acts.contains("fill")) {
            options = options.editing(editable(form, acts.contains("weights")), acts.contains("weights"), saving(form));
        }
        if (acts.remove("move-to-template")) {
            moves.newer(form)
                    .findFirst()
                    .ifPresent(newest ->
                            model.addAttribute("newest", newest.version().version()));
        }
        model.addAttribute("acts", acts);
        model.addAttribute("over", offers.isOver(form, form.state()));
        model.addAttribute("sheet", Sheet.of(form.layout(), form.content(), options));
        model.addAttribute("kept", moves.kept(form, locale));
        model.addAttribute("clips", clips.now(form, locale));
        choices.offer(form, acts, model, locale);
        return "form";
    }

    /** The steps alone: a correction made in the sheet lets approvals lapse while the page stands open. */
    @GetMapping("/steps")
    String steps(@PathVariable String id, Model model, Locale locale) {
        head(reading.form(id), model, locale);
        return "form-parts :: steps";
    }

    /** Before submitting: what is still owed, what changed since the last version, and the button. */
    @GetMapping("/submit")
    String submitting(@PathVariable String id, Model model, Locale locale) {
        var form = reading.form(id);
        if (!offers.of(form).contains("submit")) {
            return "redirect:/evaluations/" + id;
        }
        head(form, model, locale);
        var labels = new Labels(form.layout(), form.content());
        var owed = problems(form, locale, false).stream()
                .map(problem -> Owed.of(problem, labels, wording, locale))
                .toList();
        model.addAttribute("errors", owed.stream().filter(Owed::blocks).toList());
        model.addAttribute(
                "warnings", owed.stream().filter(one -> !one.blocks()).toList());
        model.addAttribute("since", changes.since(form, locale).orElse(null));
        return "form-submit";
    }

    /** A version as it was submitted: {@code 2} or {@code v2} of the results, {@code t1} of the targets. */
    @GetMapping("/versions/{version}")
    String version(@PathVariable String id, @PathVariable String version, Model model, Locale locale) {
        var current = reading.form(id);
        var word = version.matches("[0-9]{1,6}") ? "v" + version : version;
        var form = moments.at(current, word);
        head(current, model, locale);
        current.submissions().stream()
                .filter(one -> one.sequence() == form.sequence())
                .findFirst()
                .ifPresent(one -> {
                    model.addAttribute("shown", new Version(word, one));
                    model.addAttribute("holds", form.content().digest().equals(one.digest()));
                });
        model.addAttribute("word", word);
        model.addAttribute("kept", moves.kept(form, locale));
        model.addAttribute("sheet", Sheet.of(form.layout(), form.content(), options(form, locale)));
        return "form-version";
    }

    @GetMapping("/print")
    String print(
            @PathVariable String id, @RequestParam(defaultValue = "current") String asOf, Model model, Locale locale) {
        var current = reading.form(id);
        var form = moments.at(current, asOf);
        head(form, model, locale);
        model.addAttribute(
                "sheet",
                Sheet.of(form.layout(), form.content(), options(form, locale).official()));
        return "form-print";
    }

    /** A version in a list of versions. */
    record Version(String word, String stage, int version, String at, String who, boolean late, boolean withdrawn) {
        Version(String word, Form.Submission one) {
            this(
                    word,
                    one.stage().name(),
                    one.version(),
                    BeijingTime.text(one.by().at()),
                    one.by().signature(),
                    one.late(),
                    one.withdrawn());
        }
    }

    private void head(Form form, Model model, Locale locale) {
        model.addAttribute("form", form);
        model.addAttribute("id", form.id().value());
        model.addAttribute("copies", offers.isCopied(form));
        model.addAttribute("seen", form.sequence());
        model.addAttribute("key", UUID.randomUUID().toString());
        model.addAttribute("title", wording.words(form.layout().title(), locale));
        model.addAttribute(
                "project", form.project() == null ? "" : form.project().name());
        model.addAttribute("steps", steps.of(form, locale));
        model.addAttribute("changedAt", BeijingTime.text(form.last().at()));
        model.addAttribute(
                "versions",
                form.submissions().stream()
                        .map(one -> new Version((one.stage() == Stage.RESULTS ? "v" : "t") + one.version(), one))
                        .toList());
        organisation
                .cycle(form.cycle())
                .map(cycle -> due(form, cycle.targetsDue(), cycle.resultsDue()))
                .ifPresent(due -> model.addAttribute("due", due));
    }

    private Due due(Form form, LocalDate targets, LocalDate results) {
        return Due.of(reading.today(), form.stage() == Stage.TARGETS ? targets : results);
    }

    private static Options options(Form form, Locale locale) {
        var project = form.project();
        return Options.reading("" + form.year(), form.unitName())
                .project(project == null ? "" : project.name())
                .in(locale);
    }

    private static Predicate<Cell> editable(Form form, boolean weights) {
        var locked = form.locked() && form.state() != State.CORRECTING;
        return cell -> (weights || !cell.isIn(Cell.BRANCHES))
                && Fields.of(form.layout(), form.content(), cell).isPresent()
                && Fields.barrier(form.layout(), form.stage(), locked, cell).isEmpty();
    }

    private Saving saving(Form form) {
        var id = form.id().value();
        return new Saving(
                id,
                desk.account().value(),
                form.sequence(),
                "/api/v1/evaluations/" + id + "/fill",
                "/evaluations/" + id + "/rows",
                "/login");
    }

    /** @param differencesFirst the differences between self scores and rule scores before all else */
    private List<Problem> problems(Form form, Locale locale, boolean differencesFirst) {
        var found = new ArrayList<>(
                Completeness.problems(rules.deductions(form.ruleSet()), form.layout(), form.content(), form.stage()));
        if (differencesFirst) {
            found.sort(Comparator.comparing(problem -> !problem.code().equals("differs-from-rule")));
        }
        return found.stream()
                .map(problem -> new Problem(
                        Problem.Severity.valueOf(problem.severity().name()),
                        problem.cell(),
                        wording.problem(problem, locale)))
                .toList();
    }
}
