package jiheng.command.evaluation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import jiheng.command.CommandRefused;
import jiheng.command.CommandRefused.Detail;
import jiheng.command.organisation.Authorised;
import jiheng.command.scoring.RuleSets;
import jiheng.command.scoring.Scoring;
import jiheng.command.template.Fields;
import jiheng.events.evaluation.ApprovalLapsed;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.CellChange;
import jiheng.events.evaluation.CellCorrected;
import jiheng.events.evaluation.CellFilled;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.EvaluationEvent;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.FormScored;
import jiheng.events.evaluation.IndicatorAdded;
import jiheng.events.evaluation.IndicatorId;
import jiheng.events.evaluation.IndicatorRemoved;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.Origin;
import jiheng.events.evaluation.Part;
import jiheng.events.evaluation.RowScore;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.Why;
import org.jspecify.annotations.Nullable;

/** Filling in and correcting: an act is done whole or refused whole, and scored at its end. */
final class Editing {
    private static final int MOST_ROWS = 300;
    private static final int MOST_ENTRIES = 5000;

    private final Form form;
    private final Authorised by;
    private final RuleSets rules;

    Editing(Form form, Authorised by, RuleSets rules) {
        this.form = form;
        this.by = by;
        this.rules = rules;
    }

    void fill(FillCells command) {
        requireFilling();
        var changes = changes(command.entries(), command.seen(), form.locked() && !form.correcting());
        write(changes, command.entries(), why());
    }

    void correctTargets(CorrectTargets command) {
        Rules.requireState(form, State.DRAFT, State.RETURNED);
        if (!form.locked()) {
            throw CommandRefused.rule("baseline-not-locked", Map.of());
        }
        var code = Rules.reasonCode(command.reasonCode());
        var reason = Rules.reason(command.reason());
        for (var entry : command.entries()) {
            if (!Fields.isTarget(layout(), entry.cell())) {
                throw CommandRefused.malformed("not-a-target", entry.cell().path(), Map.of());
            }
        }
        var correction = form.correcting() ? form.correction().orElseThrow().id() : null;
        write(changes(command.entries(), command.seen(), false), command.entries(), new Why(correction, code, reason));
    }

    void add(AddIndicator command) {
        requireFilling();
        requireRowsOpen();
        requireOwnCells(command);
        row(command.indicator(), command.branch(), command.child());
        var changes = changes(command.entries(), form.sequence(), false);
        if (form.correcting()) {
            lapse(Part.TARGETS, Cell.indicator(command.indicator(), "weight"));
        }
        write(changes, command.entries(), why());
    }

    /** No other cell may be filled beside the new row: nothing says what the person had seen of it. */
    private static void requireOwnCells(AddIndicator command) {
        var others = command.entries().stream()
                .map(CellEntry::cell)
                .filter(cell -> !cell.isIn(Cell.INDICATORS)
                        || !cell.row().equals(command.indicator().value()))
                .map(cell -> new Detail(cell.path(), "no-such-cell", Map.of()))
                .toList();
        if (!others.isEmpty()) {
            throw CommandRefused.malformed("cells-malformed", others);
        }
    }

    void remove(RemoveIndicator command) {
        requireFilling();
        requireRowsOpen();
        Rules.requireSeen(form, command.seen());
        var row = form.content()
                .indicator(command.indicator())
                .orElseThrow(() -> CommandRefused.absent(
                        "no-such-row", Map.of("row", command.indicator().value())));
        var kept = form.content().kept().stream().map(one -> new CellChange(one.cell(), one.value(), null));
        var cells = form.content().cells().entrySet().stream()
                .map(cell -> new CellChange(cell.getKey(), cell.getValue(), null));
        var contents = Stream.concat(cells, kept)
                .filter(change -> change.cell().isIn(Cell.INDICATORS)
                        && change.cell().row().equals(row.id().value()))
                .toList();
        if (form.correcting()) {
            lapse(Part.TARGETS, Cell.indicator(row.id(), "weight"));
            lapse(Part.RESULTS, Cell.indicator(row.id(), "score"));
        }
        tell(new IndicatorRemoved(id(), row.id(), row.branch(), row.child(), row.position(), contents, why()));
        score();
    }

    void importing(ImportForm command) {
        command.rows().forEach(row -> row(row.indicator(), row.branch(), row.child()));
        write(changes(command.entries(), form.sequence(), false), command.entries(), null);
    }

    private void row(IndicatorId indicator, String branch, String child) {
        if (form.content().indicators().size() >= MOST_ROWS) {
            throw CommandRefused.rule("too-many-rows", Map.of("limit", "" + MOST_ROWS));
        }
        if (form.everHad(indicator.value())) {
            throw CommandRefused.rule("row-exists", Map.of("row", indicator.value()));
        }
        var known = layout().branches().stream()
                .filter(one -> one.key().equals(branch))
                .flatMap(one -> one.children().stream())
                .anyMatch(one -> one.key().equals(child));
        if (!known) {
            throw CommandRefused.malformed("no-such-branch", "branch", Map.of("branch", branch + "/" + child));
        }
        tell(new IndicatorAdded(id(), indicator, branch, child, form.rowsEver(), why()));
    }

    /** Reads, checks and compares every entry; collects all that stands in the way before refusing. */
    private List<CellChange> changes(List<CellEntry> entries, long seen, boolean locked) {
        if (entries.size() > MOST_ENTRIES) {
            throw CommandRefused.malformed("too-many-entries", "changes", Map.of("limit", "" + MOST_ENTRIES));
        }
        if (seen > form.sequence()) {
            throw Rules.changed(form, seen);
        }
        List<Detail> malformed = new ArrayList<>();
        List<Detail> barred = new ArrayList<>();
        List<Detail> stale = new ArrayList<>();
        Map<Cell, CellChange> changes = new LinkedHashMap<>();
        for (var entry : entries) {
            var cell = entry.cell();
            var field = Fields.of(layout(), form.content(), cell);
            if (field.isEmpty()) {
                malformed.add(new Detail(cell.path(), "no-such-cell", Map.of()));
                continue;
            }
            Fields.barrier(layout(), form.stage(), locked, cell)
                    .ifPresent(code -> barred.add(new Detail(cell.path(), code, Map.of())));
            try {
                var after =
                        CellSyntax.read(cell, field.get().kind(), field.get().limit(), entry.text());
                var before = form.content().value(cell).orElse(null);
                if (!Objects.equals(before, after.orElse(null))) {
                    changes.put(cell, new CellChange(cell, before, after.orElse(null)));
                    stale(cell, seen).ifPresent(stale::add);
                } else {
                    changes.remove(cell);
                }
            } catch (CommandRefused unreadable) {
                malformed.addAll(unreadable.details());
            }
        }
        malformed.addAll(new Bounds(layout(), form.content(), changes).broken());
        if (!malformed.isEmpty()) {
            throw CommandRefused.malformed("cells-malformed", malformed);
        }
        if (!barred.isEmpty()) {
            throw CommandRefused.rule("cells-not-open", Map.of("count", "" + barred.size()), barred);
        }
        if (!stale.isEmpty()) {
            throw CommandRefused.stale("cells-changed", Map.of("current", "" + form.sequence()), stale);
        }
        return List.copyOf(changes.values());
    }

    /** Another person's change of the same cell that this one had not seen. */
    private Optional<Detail> stale(Cell cell, long seen) {
        return form.touch(cell)
                .filter(touch -> touch.sequence() > seen)
                .map(touch -> new Detail(
                        cell.path(),
                        "cell-changed",
                        Map.of(
                                "theirs",
                                form.content().text(cell),
                                "by",
                                touch.name(),
                                "at",
                                touch.at().toString())));
    }

    private void write(List<CellChange> changes, List<CellEntry> entries, @Nullable Why why) {
        for (var change : changes) {
            var cell = change.cell();
            if (why == null) {
                tell(new CellFilled(id(), cell, change.before(), change.after(), origin(cell, entries)));
            } else {
                tell(new CellCorrected(
                        id(), cell, change.before(), change.after(), why.correction(), why.reasonCode(), why.reason()));
                lapse(Fields.partOf(cell), cell);
            }
        }
        score();
    }

    /**
     * Approvals that vouched for a corrected part lapse, once each: before settlement those given to the targets and
     * those already given to the results; after it those given to what was settled. What was approved within the
     * correction stands when a later step returns it, as on any form.
     */
    void lapse(Part part, Cell cause) {
        for (var stage : form.correcting() ? List.of(Stage.RESULTS) : List.of(Stage.values())) {
            for (var step : form.route()) {
                var vouched = form.correcting() ? form.isApprovedBeforeCorrection(step) : form.isApproved(stage, step);
                if (vouched && step.covers().contains(part)) {
                    tell(new ApprovalLapsed(id(), stage, step.key(), form.version(stage), cause));
                }
            }
        }
    }

    /** Records what the rules make of the form now, if it differs from what they made of it before. */
    void score() {
        var opened = form.opened();
        var assessed = Scoring.assess(rules.get(opened.ruleSet()), opened.layout(), form.content());
        var known = form.content().scores();
        List<RowScore> changed = assessed.rows().stream()
                .filter(row -> !row.equals(known.get(row.row())))
                .toList();
        var totals = new Content.Totals(assessed.selfTotal(), assessed.ruleTotal(), assessed.grade(), assessed.total());
        if (!changed.isEmpty() || !totals.equals(form.content().totals())) {
            tell(new FormScored(id(), changed, totals.self(), totals.rule(), totals.grade(), totals.derivation()));
        }
    }

    void requireFilling() {
        Rules.requireState(form, State.DRAFT, State.RETURNED, State.CORRECTING);
    }

    /** Where targets and results come together, a returned form may still gain and lose rows. */
    private void requireRowsOpen() {
        var approvedApart = form.opened().stage() == Stage.TARGETS;
        if (form.locked() && !form.correcting() && approvedApart) {
            throw CommandRefused.rule("baseline-locked", Map.of());
        }
    }

    @Nullable Why why() {
        return form.correcting()
                ? form.correction()
                        .map(one -> new Why(one.id(), one.reasonCode(), one.reason()))
                        .orElseThrow()
                : null;
    }

    private static @Nullable Origin origin(Cell cell, List<CellEntry> entries) {
        return entries.stream()
                .filter(entry -> entry.cell().equals(cell))
                .map(CellEntry::origin)
                .filter(Objects::nonNull)
                .findFirst()
                .map(Editing::printable)
                .orElse(null);
    }

    private static Origin printable(Origin origin) {
        return new Origin(CellSyntax.clean(origin.file()), origin.sha256(), origin.cell());
    }

    private Layout layout() {
        return form.opened().layout();
    }

    private EvaluationId id() {
        return form.opened().evaluation();
    }

    void tell(EvaluationEvent event) {
        apply(event, by.asMetaData());
    }
}
