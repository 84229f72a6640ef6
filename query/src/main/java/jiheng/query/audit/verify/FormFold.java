package jiheng.query.audit.verify;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A form from its events' JSON, written apart from the product's own fold and from no class of its events: what stands
 * in its cells, its rows and its scores. Also checks what the events say of themselves: that each change begins at the
 * value that stood there, and that each recorded digest is that of the content at the time.
 */
final class FormFold {
    static final String PREFIX = "evaluation.";

    private static final String INDICATORS = "indicators/";

    private @Nullable Json opened;
    private final SortedMap<String, Json> rows = new TreeMap<>();
    private final SortedMap<String, Json> cells = new TreeMap<>();
    private final SortedMap<String, Json> scores = new TreeMap<>();
    private final SortedMap<String, Json> evidence = new TreeMap<>();
    private final List<Json> kept = new ArrayList<>();
    private @Nullable Json totals;
    private @Nullable Json settled;
    private @Nullable Json moved;
    private int digests;

    /**
     * @param index of the event's leaf, for what is said if it contradicts those before it
     * @throws UnreadableJson if this verifier does not know such an event: then no figure is proven
     */
    void after(long index, String name, String revision, Json event) {
        if (!revision.equals("1") && !(name + "-" + revision).equals("evaluation.opened-2")) {
            throw new UnreadableJson(name + " of revision " + revision + " is not known to this verifier");
        }
        switch (name.substring(PREFIX.length())) {
            case "opened" -> opened = event;
            case "indicator-added" -> rows.put(event.text("indicator"), event);
            case "indicator-removed" -> remove(event.text("indicator"));
            case "template-changed" -> move(index, event);
            case "cell-filled", "cell-corrected" -> fill(index, event);
            case "scored" -> {
                event.get("rows").items().forEach(row -> scores.put(row.text("row"), row));
                totals = event;
            }
            case "evidence-attached" -> evidence.put(event.text("evidence"), event);
            case "evidence-withdrawn" -> evidence.remove(event.text("evidence"));
            case "submitted", "baseline-locked" -> digest(index, event);
            case "settled" -> {
                digest(index, event);
                settled = event;
            }
            case "withdrawn",
                    "step-approved",
                    "returned",
                    "correction-requested",
                    "correction-granted",
                    "correction-refused",
                    "correction-abandoned",
                    "approval-lapsed",
                    "disclosure-prepared",
                    "disclosure-refused",
                    "published",
                    "publication-withdrawn",
                    "cancelled",
                    "reopened",
                    "finding-raised",
                    "finding-answered",
                    "finding-accepted",
                    "finding-closed",
                    "findings-passed-over" -> {}
            default -> throw new UnreadableJson(name + " is not known to this verifier");
        }
    }

    private void fill(long index, Json event) {
        var cell = event.text("cell");
        var before = Optional.ofNullable(cells.get(cell)).orElse(Json.NULL);
        if (!FormDigest.parts(before).equals(FormDigest.parts(event.get("before")))) {
            throw new Tampered(index, "所记的原值不是当时的值", "the value it says it changed is not the one that stood there");
        }
        if (event.get("after").isNull()) {
            cells.remove(cell);
        } else {
            cells.put(cell, event.get("after"));
        }
    }

    private void remove(String row) {
        rows.remove(row);
        cells.keySet().removeIf(cell -> cell.startsWith(INDICATORS + row + "/"));
        scores.remove(row);
        evidence.values().removeIf(one -> one.text("row").equals(row));
        kept.removeIf(one -> one.text("cell").startsWith(INDICATORS + row + "/"));
    }

    /** A move keeps what stood in a cell and gives back what was kept; it changes no value. */
    private void move(long index, Json event) {
        for (var one : event.get("kept").items()) {
            var stood = Optional.ofNullable(cells.remove(one.text("cell"))).orElse(Json.NULL);
            if (!FormDigest.parts(stood).equals(FormDigest.parts(one.get("value")))) {
                throw new Tampered(index, "所记的保留内容不是当时的值", "what it says it kept is not what stood there");
            }
        }
        for (var one : event.get("restored").items()) {
            if (!kept.removeIf(old -> FormDigest.kept(old).equals(FormDigest.kept(one)))
                    || cells.put(one.text("cell"), one.get("value")) != null) {
                throw new Tampered(index, "所记的复原内容此前未被保留", "what it says it restored was not kept");
            }
        }
        kept.addAll(event.get("kept").items());
        moved = event;
    }

    private void digest(long index, Json event) {
        if (!event.text("digest").equals(FormDigest.of(rows, cells, scores, totals, evidence, kept))) {
            throw new Tampered(index, "所记的表内容摘要与此前各事件不符", "the digest it records is not that of the events before it");
        }
        digests++;
    }

    /** What the unit's own total adds up, row by row; the rule's score stands in for a missing one of the fund. */
    List<BigDecimal> addends(Collection<String> order) {
        var all = new ArrayList<BigDecimal>();
        var fund = cells.get("funds/total/score");
        if (fund != null) {
            all.add(fund.get("number").decimal());
        } else {
            Optional.ofNullable(scores.get("total"))
                    .map(row -> row.get("score"))
                    .filter(score -> !score.isNull())
                    .map(Json::decimal)
                    .ifPresent(all::add);
        }
        for (var row : order) {
            var score = cells.get(INDICATORS + row + "/score");
            if (score != null) {
                all.add(score.get("number").decimal());
            }
        }
        return all;
    }

    BigDecimal addedUp() {
        return addends(rows.keySet()).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    Optional<Json> opened() {
        return Optional.ofNullable(opened);
    }

    /** The layout the form has. */
    Optional<Json> layout() {
        return Optional.ofNullable(moved).or(this::opened).map(one -> one.get("layout"));
    }

    /** What was filled in and has no place on the form any more. */
    List<Json> kept() {
        return kept;
    }

    Map<String, Json> rows() {
        return rows;
    }

    SortedMap<String, Json> cells() {
        return cells;
    }

    Map<String, Json> scores() {
        return scores;
    }

    Optional<Json> totals() {
        return Optional.ofNullable(totals);
    }

    Optional<Json> settled() {
        return Optional.ofNullable(settled);
    }

    /** Recorded digests that were found to be those of the events. */
    int digests() {
        return digests;
    }
}
