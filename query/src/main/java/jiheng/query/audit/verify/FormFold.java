package jiheng.query.audit.verify;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import jiheng.query.audit.leaf.Leaf;
import org.jspecify.annotations.Nullable;

/**
 * A form from its events' JSON, written apart from the product's own fold and from no class of its events: what stands
 * in its cells, its rows and its scores. Also checks what the events say of themselves: that each change begins at the
 * value that stood there, and that each recorded digest is that of the content at the time.
 */
final class FormFold {
    static final String PREFIX = "evaluation.";

    private static final String INDICATORS = "indicators/";

    private final String stream;
    private final FormTrail trail = new FormTrail();
    private @Nullable Json opened;
    private final SortedMap<String, Json> rows = new TreeMap<>();
    private final SortedMap<String, Json> cells = new TreeMap<>();
    private final SortedMap<String, Json> scores = new TreeMap<>();
    private final SortedMap<String, Json> evidence = new TreeMap<>();
    private final List<Json> kept = new ArrayList<>();
    private @Nullable Json totals;
    private @Nullable Json settled;
    private @Nullable Json moved;
    private FormState state = FormState.DRAFT;
    private FormState resumes = FormState.DRAFT;
    private FormState reopens = FormState.DRAFT;
    private boolean targets;
    private int digests;

    FormFold(String stream) {
        this.stream = stream;
    }

    /**
     * @param leaf the event's, for what is said if it contradicts those before it
     * @throws UnreadableJson if this verifier does not know such an event: then no figure is proven
     */
    void after(Leaf leaf, Json event, Json metadata) {
        var index = leaf.index();
        var name = leaf.name();
        var revision = leaf.revision();
        if (!name.startsWith(PREFIX)
                || !"1".equals(revision) && !(name + "-" + revision).equals("evaluation.opened-2")) {
            throw new UnreadableJson(name + " of revision " + revision + " is not known to this verifier");
        }
        if (!event.text("evaluation").equals(stream)) {
            throw new Tampered(index, "事件说的是另一张表", "the event is of another form than its stream");
        }
        if (name.equals(PREFIX + "opened") != (opened == null)) {
            throw new Tampered(index, "表不是由第一条、且仅由第一条事件开立", "its first event, and only it, opens a form");
        }
        trail.after(leaf, name.substring(PREFIX.length()), metadata);
        switch (name.substring(PREFIX.length())) {
            case "opened" -> {
                opened = event;
                targets = event.text("stage").equals("TARGETS");
            }
            case "indicator-added" -> rows.put(event.text("indicator"), event);
            case "indicator-removed" -> remove(event.text("indicator"));
            case "template-changed" -> move(index, event);
            case "cell-filled", "cell-corrected" -> fill(index, event);
            case "scored" -> {
                event.get("rows").items().forEach(row -> scores.put(row.text("row"), row));
                totals = event;
                if (addedUp().compareTo(event.get("selfTotal").decimal()) != 0) {
                    throw new Tampered(
                            index, "所记的自评总分不是各行得分之和", "the total it records is not the sum of the rows' scores");
                }
            }
            case "evidence-attached" -> evidence.put(event.text("evidence"), event);
            case "evidence-withdrawn" -> evidence.remove(event.text("evidence"));
            case "submitted" -> {
                digest(index, event);
                resumes = state;
                state = FormState.SUBMITTED;
            }
            case "baseline-locked" -> {
                digest(index, event);
                if (targets) {
                    targets = false;
                    state = FormState.DRAFT;
                }
            }
            case "settled" -> {
                digest(index, event);
                settled = event;
                state = FormState.SETTLED;
            }
            case "withdrawn" -> state = resumes;
            case "returned" -> state = FormState.RETURNED;
            case "correction-granted" -> state = FormState.CORRECTING;
            case "correction-abandoned" -> state = FormState.SETTLED;
            case "cancelled" -> {
                reopens = state;
                state = FormState.CANCELLED;
            }
            case "reopened" -> state = reopens;
            case "step-approved",
                    "correction-requested",
                    "correction-refused",
                    "approval-lapsed",
                    "disclosure-prepared",
                    "disclosure-refused",
                    "published",
                    "publication-withdrawn",
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

    /** The last settlement, whether or not the {@link #state} is still settled. */
    Optional<Json> settled() {
        return Optional.ofNullable(settled);
    }

    /** What is attached and was not withdrawn. */
    Collection<Json> evidence() {
        return evidence.values();
    }

    FormTrail trail() {
        return trail;
    }

    FormState state() {
        return state;
    }

    /** Recorded digests that were found to be those of the events. */
    int digests() {
        return digests;
    }
}
