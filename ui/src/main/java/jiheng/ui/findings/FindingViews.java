package jiheng.ui.findings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jiheng.events.Ids;
import jiheng.events.calendar.BeijingTime;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.Finding;
import jiheng.events.evaluation.FindingFact;
import jiheng.events.evaluation.IndicatorId;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.UnitId;
import jiheng.query.evaluation.Findings;
import jiheng.query.evaluation.Form;
import jiheng.query.findings.check.Checks;
import jiheng.ui.acts.Wording;
import jiheng.ui.security.Reading;
import jiheng.ui.sheet.Mark;
import jiheng.ui.sheet.Square;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts findings into words for whoever reads them. */
@Component
public class FindingViews {
    private static final Set<Role> JUDGES = EnumSet.of(Role.SUPERVISING_REVIEWER, Role.FINANCE_REVIEWER, Role.AUDITOR);

    private static final Set<String> POINTS = Set.of("weight", "score");

    private final Reading reading;
    private final Wording wording;
    private final MessageSource messages;

    FindingViews(Reading reading, Wording wording, MessageSource messages) {
        this.reading = reading;
        this.wording = wording;
        this.messages = messages;
    }

    /** The findings of a form, those that are open first, and among them those that are owed a word. */
    public List<FindingView> of(Form form, Locale locale) {
        return form.findings().threads().stream()
                .sorted(Comparator.comparingInt(FindingViews::urgency))
                .map(thread -> of(form.id(), form.unit(), thread, locale))
                .toList();
    }

    private static int urgency(Findings.Thread thread) {
        return !thread.standing().open() ? 2 : thread.raised().owed() ? 0 : 1;
    }

    FindingView of(EvaluationId form, UnitId unit, Findings.Thread thread, Locale locale) {
        var open = thread.standing().open();
        var judges = open && judges(unit, thread);
        return told(form, thread, locale)
                .offering(
                        open && reading.unitsAs(Role.PREPARER).contains(unit),
                        judges && thread.standing() == Findings.Standing.ANSWERED,
                        judges);
    }

    /** Without what the reader may do about it. */
    FindingView told(EvaluationId form, Findings.Thread thread, Locale locale) {
        return view(
                form,
                thread.raised(),
                thread.id().value(),
                thread.id().key(),
                thread.standing(),
                thread.steps().stream()
                        .map(step -> new FindingView.Step(
                                step.kind().name(),
                                thread.byCheck() && step.kind() == Findings.Kind.RAISED
                                        ? messages.getMessage("finding.program", null, locale)
                                        : step.by().signature(),
                                BeijingTime.text(step.by().at()),
                                text(step, locale)))
                        .toList(),
                locale);
    }

    private String text(Findings.Step step, Locale locale) {
        return switch (step.kind()) {
            case RAISED -> "";
            case GONE -> step.text().isEmpty() ? messages.getMessage("finding.gone", null, locale) : step.text();
            default -> step.text();
        };
    }

    /** What a check finds now and nobody recorded. */
    FindingView unrecorded(EvaluationId form, Finding finding, Locale locale) {
        return view(form, finding, "", "", Findings.Standing.OPEN, List.of(), locale);
    }

    /** Marks beside the cells that open findings speak of: the sentence where it says most, elsewhere the number. */
    public Map<Cell, Mark> marks(Form form, Locale locale) {
        var said = new HashMap<Cell, List<String>>();
        var numbers = new HashMap<Cell, List<String>>();
        for (var thread : form.findings().open()) {
            var raised = thread.raised();
            var number = thread.id().key();
            var at = spoken(raised);
            for (var cell : cells(raised)) {
                if (at.filter(cell::equals).isPresent()) {
                    said.computeIfAbsent(cell, any -> new ArrayList<>())
                            .add(say("finding.mark.said", locale, number, wording.words(raised.sentence(), locale)));
                } else {
                    numbers.computeIfAbsent(cell, any -> new ArrayList<>()).add(number);
                }
            }
        }
        numbers.forEach((cell, all) -> said.computeIfAbsent(cell, any -> new ArrayList<>())
                .add(say("finding.mark", locale, String.join("、", all))));
        return said.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> new Mark(Mark.Kind.FINDING, "", String.join("\n", one.getValue()))));
    }

    private String say(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    /** Whether the person may raise findings on the forms of a unit. */
    public boolean raises(UnitId unit) {
        return JUDGES.stream().anyMatch(role -> reading.unitsAs(role).contains(unit))
                || reading.unitsAs(Role.UNIT_APPROVER).contains(unit);
    }

    /** As the form itself decides when it is asked, but for its hands. */
    private boolean judges(UnitId unit, Findings.Thread thread) {
        var raiser = thread.steps().get(0).by().role();
        var judges = raiser.equals(Role.AUDITOR.name()) ? EnumSet.of(Role.AUDITOR) : EnumSet.copyOf(JUDGES);
        if (raiser.equals(Role.UNIT_APPROVER.name())) {
            judges.add(Role.UNIT_APPROVER);
        }
        return judges.stream().anyMatch(role -> reading.unitsAs(role).contains(unit));
    }

    private FindingView view(
            EvaluationId form,
            Finding finding,
            String key,
            String number,
            Findings.Standing standing,
            List<FindingView.Step> steps,
            Locale locale) {
        var check = finding.check();
        return new FindingView(
                key,
                number,
                check == null
                        ? messages.getMessage("finding.own", null, locale)
                        : Checks.title(check.code())
                                .map(title -> wording.words(title, locale))
                                .orElse(check.code()),
                check == null ? "" : check.code() + " v" + check.version(),
                finding.owed(),
                standing.open(),
                standing.name(),
                wording.words(finding.sentence(), locale),
                finding.stake().value().signum() == 0 ? "" : finding.stake().toString(),
                spoken(finding)
                        .map(cell -> new FindingView.Place(
                                cell.path(), anchor(cell, finding), called(cell, finding, locale)))
                        .orElse(null),
                cells(finding).stream().map(Cell::path).toList(),
                finding.facts().stream().map(fact -> fact(form, fact, locale)).toList(),
                steps,
                false,
                false,
                false);
    }

    private String called(Cell cell, Finding finding, Locale locale) {
        return finding.facts().stream()
                .filter(fact -> cell.equals(fact.place()) && fact.form() == null)
                .findFirst()
                .map(fact -> wording.words(fact.label(), locale))
                .orElse("");
    }

    /** The first cell it speaks of, but rather a text than the points beside it. */
    private static Optional<Cell> spoken(Finding finding) {
        var cells = cells(finding);
        return cells.stream()
                .filter(cell -> !POINTS.contains(cell.field()))
                .findFirst()
                .or(() -> cells.stream().findFirst());
    }

    /** The cells it speaks of; one that a person raised on a row stands beside the row's name. */
    private static List<Cell> cells(Finding finding) {
        return !finding.cells().isEmpty()
                ? finding.cells()
                : finding.rows().stream()
                        .map(row -> Ids.isA(IndicatorId.KIND, row)
                                ? Cell.indicator(new IndicatorId(row), "name")
                                : row.equals(Cell.TOTAL) ? Cell.fund(Cell.TOTAL, "score") : Cell.narrative(row))
                        .toList();
    }

    /** A row has an address of its own, whatever its columns are. */
    private static String anchor(Cell cell, Finding finding) {
        return finding.cells().isEmpty() && cell.isIn(Cell.INDICATORS) ? cell.row() : Square.id(cell);
    }

    private FindingView.Fact fact(EvaluationId form, FindingFact fact, Locale locale) {
        var on = fact.form() == null ? form : fact.form();
        var at = fact.place();
        return new FindingView.Fact(
                wording.words(fact.label(), locale),
                fact.value(),
                at == null ? "" : "/evaluations/" + on + "#" + Square.id(at));
    }
}
