package jiheng.command.evaluation;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jiheng.command.CommandRefused;
import jiheng.command.CommandRefused.Detail;
import jiheng.command.cycle.Cycles;
import jiheng.command.evaluation.Problem.Severity;
import jiheng.command.scoring.RuleSets;
import jiheng.command.template.Fields;
import jiheng.events.calendar.BeijingTime;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.CorrectionId;
import jiheng.events.evaluation.Finding;
import jiheng.events.evaluation.Points;
import jiheng.events.evaluation.RouteStep;
import jiheng.events.evaluation.RowReason;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.Words;
import jiheng.events.organisation.Role;

/** The rules of a form's life as sentences: each either holds or refuses in one place. */
final class Rules {
    private static final Set<String> REASON_CODES =
            Set.of("typing-error", "figure-wrong", "basis-changed", "audit-finding", "other");
    private static final int LONGEST_REASON = 2000;

    private Rules() {}

    static void requireState(Form form, State... allowed) {
        if (!Arrays.asList(allowed).contains(form.state())) {
            throw CommandRefused.rule(
                    "wrong-state", Map.of("state", form.state().name()));
        }
    }

    /**
     * Once its cycle is closed nobody goes on filling in a form for the first time. What is out for review is still
     * decided on, what is returned still mended, and what is settled still corrected.
     *
     * @param state the state the form is in, or would go back to
     */
    static void requireOpenCycle(Form form, State state, Cycles cycles) {
        if (state == State.DRAFT) {
            cycles.find(form.opened().cycle()).filter(Cycles.Standing::closed).ifPresent(cycle -> {
                throw CommandRefused.rule("cycle-closed", Map.of("year", "" + cycle.year()));
            });
        }
    }

    /** What is decided on must be what was seen. */
    static void requireSeen(Form form, long seen) {
        if (seen < form.lastContent() || seen > form.sequence()) {
            throw changed(form, seen);
        }
    }

    static CommandRefused changed(Form form, long seen) {
        return CommandRefused.stale(
                "form-changed", Map.of("seen", "" + seen, "current", "" + form.sequence()), List.of());
    }

    static void requireComplete(Form form, RuleSets rules) {
        var details = Completeness.problems(
                        rules.deductions(form.opened().ruleSet()), form.opened().layout(), form.content(), form.stage())
                .stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .map(problem -> new Detail(
                        problem.cell() == null ? "form" : problem.cell().path(), problem.code(), problem.arguments()))
                .toList();
        if (!details.isEmpty()) {
            throw CommandRefused.rule("incomplete", Map.of("count", "" + details.size()), details);
        }
    }

    static RouteStep requireAwaiting(Form form) {
        return form.awaiting().orElseThrow(() -> CommandRefused.rule("nothing-corrected", Map.of()));
    }

    /** The step that decides now: the one waited for, or the last once all have approved. */
    static RouteStep requireReview(Form form, State... allowed) {
        requireState(form, allowed);
        return form.awaiting().orElseGet(form::lastStep);
    }

    static void requireSettling(Form form, RouteStep step) {
        if (form.stage() != Stage.RESULTS) {
            throw CommandRefused.rule("targets-are-approved-not-settled", Map.of());
        }
        if (!step.equals(form.lastStep())) {
            throw CommandRefused.rule(
                    "steps-before-settling",
                    Map.of("step", step.title().zh(), "stepEn", step.title().en()));
        }
    }

    static Content.Totals requireTotals(Form form) {
        var totals = form.content().totals();
        if (totals == null) {
            throw CommandRefused.rule("not-scored", Map.of());
        }
        return totals;
    }

    static Form.Correction requireCorrection(Form form, CorrectionId id, State state) {
        requireState(form, state);
        return form.correction()
                .filter(pending -> pending.id().equals(id))
                .orElseThrow(() -> CommandRefused.absent("no-such-correction", Map.of("correction", id.value())));
    }

    /** A form that was never submitted is its unit's to cancel; after that it is the finance bureau's. */
    static List<Role> cancellers(Form form) {
        var submitted = form.version(Stage.TARGETS) + form.version(Stage.RESULTS) > 0;
        return submitted ? List.of(Role.FINANCE_REVIEWER) : List.of(Role.PREPARER, Role.FINANCE_REVIEWER);
    }

    static boolean isLate(Form form, Cycles cycles, Clock clock) {
        var today = BeijingTime.day(clock.instant());
        return cycles.find(form.opened().cycle())
                .map(cycle -> form.stage() == Stage.TARGETS ? cycle.targetsDue() : cycle.resultsDue())
                .filter(today::isAfter)
                .isPresent();
    }

    static String reason(String typed) {
        var reason = CellSyntax.clean(typed);
        if (reason.isEmpty()) {
            throw CommandRefused.malformed("reason-missing", "reason", Map.of());
        }
        return limited(reason, "reason");
    }

    /** A text that has to say something. */
    static String text(String typed, String field) {
        var text = CellSyntax.clean(typed);
        if (text.isEmpty()) {
            throw CommandRefused.malformed("text-missing", field, Map.of());
        }
        return limited(text, field);
    }

    /** A person's own finding, on what stands in the form. */
    static Finding finding(Form form, String place, String typed) {
        var text = text(typed, "text");
        var cells = cells(form, place);
        var rows = cells.isEmpty()
                ? place.isEmpty() ? List.<String>of() : List.of(place)
                : List.of(
                        cells.get(0).isIn(Cell.FUNDS)
                                ? Cell.TOTAL
                                : cells.get(0).row());
        if (cells.isEmpty() && !place.isEmpty() && !isRow(form, place)) {
            throw CommandRefused.malformed("no-such-row", "place", Map.of("row", place));
        }
        return new Finding(null, true, rows, cells, List.of(), Points.ZERO, new Words(text, text));
    }

    private static List<Cell> cells(Form form, String place) {
        if (!place.contains("/")) {
            return List.of();
        }
        try {
            var cell = new Cell(place);
            if (Fields.of(form.opened().layout(), form.content(), cell).isPresent()) {
                return List.of(cell);
            }
        } catch (IllegalArgumentException noAddress) {
            // Told below, like an address that leads nowhere.
        }
        throw CommandRefused.malformed("no-such-cell", "place", Map.of("cell", place));
    }

    private static boolean isRow(Form form, String row) {
        return row.equals(Cell.TOTAL)
                || form.opened().layout().narratives().stream()
                        .anyMatch(field -> field.key().equals(row))
                || form.content().indicators().stream()
                        .anyMatch(indicator -> indicator.id().value().equals(row));
    }

    static String opinion(String typed) {
        return limited(CellSyntax.clean(typed), "opinion");
    }

    static String reasonCode(String code) {
        if (!REASON_CODES.contains(code)) {
            throw CommandRefused.malformed("unknown-reason-code", "reasonCode", Map.of("code", code));
        }
        return code;
    }

    static List<RowReason> rowReasons(Form form, List<RowReason> rows) {
        for (var row : rows) {
            if (!isRow(form, row.row())) {
                throw CommandRefused.malformed("no-such-row", "rows", Map.of("row", row.row()));
            }
        }
        return rows.stream()
                .map(row -> new RowReason(row.row(), reason(row.reason())))
                .toList();
    }

    private static String limited(String text, String field) {
        var length = text.codePointCount(0, text.length());
        if (length > LONGEST_REASON) {
            throw CommandRefused.malformed(
                    "text-too-long", field, Map.of("limit", "" + LONGEST_REASON, "length", "" + length));
        }
        return text;
    }
}
