package jiheng.events.evaluation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/**
 * What stands in a form: its rows, its cells, the rules' scores, the evidence and what it was filled with under an
 * earlier version of its template. Immutable; both the side that decides and the
 * side that shows carry it forward with {@link #after}, so that a submission's digest means the same to both.
 *
 * @param evidence in the order in which it was attached
 * @param kept what the form's template has no place for; no cell of the form, so that no figure follows from it
 */
public record Content(
        List<Indicator> indicators,
        SortedMap<Cell, Value> cells,
        Map<String, RowScore> scores,
        @Nullable Totals totals,
        List<Evidence> evidence,
        List<KeptCell> kept) {
    /** What the rules made of the whole form. */
    public record Totals(Points self, Points rule, Grade grade, Derivation derivation) {}

    public static final Content EMPTY = new Content(List.of(), TreePMap.empty(), Map.of(), null);

    public Content(
            List<Indicator> indicators,
            SortedMap<Cell, Value> cells,
            Map<String, RowScore> scores,
            @Nullable Totals totals) {
        this(indicators, cells, scores, totals, List.of(), List.of());
    }

    public Content {
        indicators = List.copyOf(indicators);
        // A persistent map: the next content shares all but the changed cell, so a history of n acts costs n log n.
        cells = cells instanceof TreePMap<Cell, Value> shared ? shared : TreePMap.fromSortedMap(cells);
        scores = Collections.unmodifiableMap(new TreeMap<>(scores));
        evidence = List.copyOf(evidence);
        kept = List.copyOf(kept);
    }

    public Optional<Value> value(Cell cell) {
        return Optional.ofNullable(cells.get(cell));
    }

    /** The text of a cell as a person reads it, empty if the cell is. */
    public String text(Cell cell) {
        return value(cell).map(Value::toString).orElse("");
    }

    public Optional<BigDecimal> number(Cell cell) {
        return value(cell).map(value -> value instanceof Value.Number number ? number.number() : null);
    }

    public Optional<Indicator> indicator(IndicatorId id) {
        return indicators.stream().filter(row -> row.id().equals(id)).findFirst();
    }

    /** What is attached to a row: an indicator's id, or {@link Cell#TOTAL}. */
    public List<Evidence> evidence(String row) {
        return evidence.stream().filter(one -> one.row().equals(row)).toList();
    }

    /** The content after an event; events that change no content leave it as it is. */
    public Content after(EvaluationEvent event) {
        if (event instanceof CellFilled filled) {
            return with(filled.cell(), filled.after());
        }
        if (event instanceof CellCorrected corrected) {
            return with(corrected.cell(), corrected.after());
        }
        if (event instanceof IndicatorAdded added) {
            var rows = new ArrayList<>(indicators);
            rows.add(new Indicator(added.indicator(), added.branch(), added.child(), added.position()));
            return new Content(rows, cells, scores, totals, evidence, kept);
        }
        if (event instanceof IndicatorRemoved removed) {
            return without(removed.indicator());
        }
        if (event instanceof FormScored scored) {
            var rows = new LinkedHashMap<>(scores);
            scored.rows().forEach(row -> rows.put(row.row(), row));
            return new Content(
                    indicators,
                    cells,
                    rows,
                    new Totals(scored.selfTotal(), scored.ruleTotal(), scored.grade(), scored.total()),
                    evidence,
                    kept);
        }
        if (event instanceof EvidenceAttached attached) {
            var more = new ArrayList<>(evidence);
            more.add(attached.attached());
            return new Content(indicators, cells, scores, totals, more, kept);
        }
        if (event instanceof EvidenceWithdrawn withdrawn) {
            var left = evidence.stream()
                    .filter(one -> !one.id().equals(withdrawn.evidence()))
                    .toList();
            return new Content(indicators, cells, scores, totals, left, kept);
        }
        if (event instanceof TemplateChanged changed) {
            return moved(changed);
        }
        return this;
    }

    /** The content with one cell changed; null empties it. */
    public Content with(Cell cell, @Nullable Value value) {
        var known = (TreePMap<Cell, Value>) cells;
        return new Content(
                indicators,
                value == null ? known.minus(cell) : known.plus(cell, value),
                scores,
                totals,
                evidence,
                kept);
    }

    private Content without(IndicatorId indicator) {
        var rows =
                indicators.stream().filter(row -> !row.id().equals(indicator)).toList();
        var left = new TreeMap<>(cells);
        left.keySet().removeIf(cell -> cell.isIn(Cell.INDICATORS) && cell.row().equals(indicator.value()));
        var scored = new LinkedHashMap<>(scores);
        scored.remove(indicator.value());
        var proofs = evidence.stream()
                .filter(one -> !one.row().equals(indicator.value()))
                .toList();
        var others = kept.stream()
                .filter(one ->
                        !one.cell().isIn(Cell.INDICATORS) || !one.cell().row().equals(indicator.value()))
                .toList();
        return new Content(rows, left, scored, totals, proofs, others);
    }

    private Content moved(TemplateChanged changed) {
        var left = new TreeMap<>(cells);
        changed.kept().forEach(one -> left.remove(one.cell()));
        changed.restored().forEach(one -> left.put(one.cell(), one.value()));
        var still = new ArrayList<>(kept);
        still.removeAll(changed.restored());
        still.addAll(changed.kept());
        return new Content(indicators, left, scores, totals, evidence, still);
    }

    /** SHA-256, in hex, of everything that stands here; the same for equal content however it came about. */
    public String digest() {
        return ContentDigest.of(this);
    }
}
