package jiheng.ui.copying;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jiheng.command.CommandRefused;
import jiheng.command.evaluation.CellEntry;
import jiheng.command.evaluation.ImportForm;
import jiheng.command.evaluation.OpenEvaluation;
import jiheng.command.template.Templates;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.IndicatorId;
import jiheng.events.evaluation.Origin;
import jiheng.events.evaluation.Stage;
import jiheng.events.organisation.Role;
import jiheng.events.template.Template;
import jiheng.query.evaluation.Form;
import jiheng.query.organisation.CycleView;
import jiheng.query.organisation.Organisation;
import jiheng.ui.acts.Desk;
import jiheng.ui.acts.Openings;
import jiheng.ui.security.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens a later year's form from chosen rows of a form, as one act; every copied cell names the cell it was copied from. */
@Component
class CopyForward {
    private final Desk desk;
    private final Reading reading;
    private final Organisation organisation;
    private final Openings openings;
    private final Templates templates;

    CopyForward(Desk desk, Reading reading, Organisation organisation, Openings openings, Templates templates) {
        this.desk = desk;
        this.reading = reading;
        this.organisation = organisation;
        this.openings = openings;
        this.templates = templates;
    }

    /**
     * What a person chose.
     *
     * @param rows ids of the form's rows; null takes all that have a place
     * @param texts keys of narratives
     * @param changes what new cells are to hold instead, as typed
     */
    record Chosen(@Nullable List<String> rows, Set<String> texts, Map<Cell, String> changes) {}

    /** The later years that are open, the next first. */
    List<CycleView> cycles(Form source) {
        return organisation.cycles().stream()
                .filter(cycle -> !cycle.closed() && cycle.year() > source.year())
                .sorted(Comparator.comparingInt(CycleView::year))
                .toList();
    }

    /**
     * Reads a form for copying.
     *
     * @param cycle null takes the next
     * @throws CommandRefused 403 unless the person may open forms for its unit; 409 {@code copy-no-later-cycle} or
     *     {@code copy-cycle-not-later}
     */
    Plan plan(Form source, @Nullable String cycle) {
        if (!reading.unitsAs(Role.PREPARER).contains(source.unit())
                && !reading.unitsAs(Role.FINANCE_REVIEWER).contains(source.unit())) {
            throw Reading.missing(Role.PREPARER, Role.FINANCE_REVIEWER);
        }
        return Plan.of(source, later(source, cycle), template(source));
    }

    private CycleView later(Form source, @Nullable String named) {
        if (named == null || named.isBlank()) {
            return cycles(source).stream()
                    .findFirst()
                    .orElseThrow(() -> CommandRefused.rule("copy-no-later-cycle", Map.of("year", "" + source.year())));
        }
        var id = openings.cycle(named);
        var cycle = organisation
                .cycle(id)
                .orElseThrow(() -> CommandRefused.absent("no-such-cycle", Map.of("cycle", id.value())));
        if (cycle.year() <= source.year()) {
            throw CommandRefused.rule(
                    "copy-cycle-not-later", Map.of("year", "" + source.year(), "other", "" + cycle.year()));
        }
        return cycle;
    }

    private Template template(Form source) {
        return templates
                .latest()
                .filter(one -> one.version().id().equals(source.template().id()))
                .findFirst()
                .or(() -> templates.find(source.template()))
                .orElseThrow(() -> CommandRefused.absent(
                        "no-such-template", Map.of("template", source.template().id())));
    }

    /** @throws CommandRefused whatever the new form cannot take; then it is not opened */
    void send(Plan plan, Chosen chosen, @Nullable String key) {
        desk.send(command(plan, chosen), key);
    }

    private static ImportForm command(Plan plan, Chosen chosen) {
        var rows = rows(plan, chosen.rows());
        var source = plan.source();
        var digest = source.content().digest();
        var entries = new LinkedHashMap<Cell, CellEntry>();
        var texts = plan.texts().stream()
                .filter(text -> chosen.texts().contains(text.key()))
                .map(Plan.Text::piece);
        Stream.of(rows.stream().flatMap(row -> row.cells().stream()), texts, plan.weights().stream())
                .flatMap(one -> one)
                .filter(piece -> !piece.text().isEmpty())
                .forEach(piece -> entries.put(
                        piece.cell(),
                        new CellEntry(
                                piece.cell(),
                                piece.text(),
                                new Origin(
                                        source.id().value(),
                                        digest,
                                        piece.cell().path()))));
        chosen.changes().forEach((cell, text) -> {
            var copied = entries.get(cell);
            if (copied == null || !copied.text().equals(text)) {
                entries.put(cell, CellEntry.typed(cell, text));
            }
        });
        var opening = new OpenEvaluation(
                plan.id(),
                source.unit(),
                plan.cycle().cycle(),
                plan.template().version(),
                null,
                source.project(),
                Stage.TARGETS);
        return new ImportForm(
                plan.id(),
                opening,
                rows.stream()
                        .map(row -> new ImportForm.Row(new IndicatorId(row.id()), row.branch(), row.child()))
                        .toList(),
                entries.values().stream()
                        .filter(entry -> !entry.text().isBlank())
                        .toList());
    }

    /** In the order of the form, whatever the order they were named in. */
    private static List<Plan.Row> rows(Plan plan, @Nullable List<String> named) {
        if (named == null) {
            return plan.rows();
        }
        var known = new ArrayList<String>();
        plan.source().content().indicators().forEach(row -> known.add(row.id().value()));
        for (var row : named) {
            if (!known.contains(row)) {
                throw CommandRefused.malformed("no-such-row", "rows", Map.of("row", row));
            }
        }
        var rows = plan.rows().stream().filter(row -> named.contains(row.id())).toList();
        if (rows.isEmpty()) {
            throw CommandRefused.malformed("copy-no-rows", "rows", Map.of());
        }
        return rows;
    }
}
