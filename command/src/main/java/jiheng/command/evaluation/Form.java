package jiheng.command.evaluation;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jiheng.events.evaluation.ApprovalLapsed;
import jiheng.events.evaluation.BaselineLocked;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.CellCorrected;
import jiheng.events.evaluation.CellFilled;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.CorrectionAbandoned;
import jiheng.events.evaluation.CorrectionGranted;
import jiheng.events.evaluation.CorrectionId;
import jiheng.events.evaluation.CorrectionRefused;
import jiheng.events.evaluation.CorrectionRequested;
import jiheng.events.evaluation.EvaluationCancelled;
import jiheng.events.evaluation.EvaluationEvent;
import jiheng.events.evaluation.EvaluationOpened;
import jiheng.events.evaluation.EvaluationReopened;
import jiheng.events.evaluation.FormReturned;
import jiheng.events.evaluation.FormSettled;
import jiheng.events.evaluation.FormSubmitted;
import jiheng.events.evaluation.IndicatorAdded;
import jiheng.events.evaluation.IndicatorRemoved;
import jiheng.events.evaluation.RouteStep;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.StepApproved;
import jiheng.events.evaluation.SubmissionWithdrawn;
import jiheng.events.organisation.AccountId;
import org.jspecify.annotations.Nullable;

/** What the aggregate must remember of its events to decide: no more, and nothing from anywhere else. */
final class Form {
    /** Who last changed a cell, and with which event. */
    record Touch(long sequence, String name, Instant at) {}

    /** The correction under way. */
    record Correction(CorrectionId id, AccountId requestedBy, String reasonCode, String reason) {}

    private @Nullable EvaluationOpened opened;
    private Content content = Content.EMPTY;
    private Stage stage = Stage.TARGETS;
    private State state = State.DRAFT;
    private State before = State.DRAFT;
    private boolean locked;
    private boolean acted;
    private boolean corrected;
    private boolean granted;
    private long sequence = -1;
    private long lastContent = -1;
    private int rowsEver;
    private int settledVersion;
    private @Nullable Correction correction;
    private final Map<Stage, Integer> versions = new EnumMap<>(Stage.class);
    private final Map<Stage, Map<String, Integer>> approved = new EnumMap<>(Stage.class);
    private final Set<AccountId> hands = new HashSet<>();
    private final Map<Cell, Touch> touches = new HashMap<>();
    private final Set<String> indicatorsEver = new HashSet<>();

    void evolve(EvaluationEvent event, long sequence, Instant at, Set<AccountId> by, String name) {
        this.sequence = sequence;
        var next = content.after(event);
        if (next != content) {
            content = next;
            lastContent = sequence;
        }
        if (event instanceof EvaluationOpened one) {
            opened = one;
            stage = one.stage();
        } else if (event instanceof CellFilled filled) {
            touched(filled.cell(), sequence, name, at, by);
        } else if (event instanceof CellCorrected change) {
            corrected = true;
            touched(change.cell(), sequence, name, at, by);
        } else if (event instanceof IndicatorAdded added) {
            rowsEver++;
            indicatorsEver.add(added.indicator().value());
            hands.addAll(by);
        } else if (event instanceof IndicatorRemoved) {
            hands.addAll(by);
        } else if (event instanceof BaselineLocked) {
            locked = true;
            if (stage == Stage.TARGETS) {
                stage = Stage.RESULTS;
                state = State.DRAFT;
            }
        } else {
            moved(event, by);
        }
    }

    private void moved(EvaluationEvent event, Set<AccountId> by) {
        if (event instanceof FormSubmitted submitted) {
            before = state;
            state = State.SUBMITTED;
            acted = false;
            versions.put(submitted.stage(), submitted.version());
            hands.addAll(by);
        } else if (event instanceof SubmissionWithdrawn) {
            state = before;
        } else if (event instanceof StepApproved approval) {
            acted = true;
            approvals(approval.stage()).put(approval.step(), approval.version());
            if (approval.stage() == Stage.RESULTS && awaiting().isEmpty()) {
                state = State.APPROVED;
            }
        } else if (event instanceof FormReturned returned) {
            state = State.RETURNED;
            approvals(returned.stage()).remove(returned.step());
        } else if (event instanceof ApprovalLapsed lapsed) {
            approvals(lapsed.stage()).remove(lapsed.step());
        } else if (event instanceof FormSettled settled) {
            state = State.SETTLED;
            settledVersion = settled.version();
            correction = null;
            corrected = false;
            granted = false;
        } else if (event instanceof CorrectionRequested requested) {
            correction = new Correction(
                    requested.correction(), by.iterator().next(), requested.reasonCode(), requested.reason());
        } else if (event instanceof CorrectionGranted) {
            state = State.CORRECTING;
            corrected = false;
            granted = true;
        } else if (event instanceof CorrectionRefused) {
            correction = null;
        } else if (event instanceof CorrectionAbandoned) {
            correction = null;
            granted = false;
            state = State.SETTLED;
        } else if (event instanceof EvaluationCancelled) {
            before = state;
            state = State.CANCELLED;
        } else if (event instanceof EvaluationReopened) {
            state = before;
        }
    }

    private void touched(Cell cell, long sequence, String name, Instant at, Set<AccountId> by) {
        touches.put(cell, new Touch(sequence, name, at));
        hands.addAll(by);
    }

    private Map<String, Integer> approvals(Stage stage) {
        return approved.computeIfAbsent(stage, any -> new HashMap<>());
    }

    boolean exists() {
        return opened != null;
    }

    EvaluationOpened opened() {
        if (opened == null) {
            throw new IllegalStateException("the form is not open");
        }
        return opened;
    }

    Content content() {
        return content;
    }

    Stage stage() {
        return stage;
    }

    State state() {
        return state;
    }

    boolean locked() {
        return locked;
    }

    /** Whether anyone has acted on the submission that is out. */
    boolean acted() {
        return acted;
    }

    /** Whether a cell was corrected since the form was last settled. */
    boolean corrected() {
        return corrected;
    }

    /** Whether a granted correction is being made, also after it was returned. */
    boolean correcting() {
        return granted;
    }

    Optional<Correction> correction() {
        return Optional.ofNullable(correction);
    }

    int version(Stage stage) {
        return versions.getOrDefault(stage, 0);
    }

    long lastContent() {
        return lastContent;
    }

    long sequence() {
        return sequence;
    }

    int rowsEver() {
        return rowsEver;
    }

    boolean everHad(String indicator) {
        return indicatorsEver.contains(indicator);
    }

    /** Everyone who filled in, corrected or submitted, and those they acted for. */
    Set<AccountId> hands() {
        return hands;
    }

    Optional<Touch> touch(Cell cell) {
        return Optional.ofNullable(touches.get(cell));
    }

    List<RouteStep> route() {
        return opened().route();
    }

    RouteStep lastStep() {
        return route().get(route().size() - 1);
    }

    /** The first step of the route without an approval that stands. */
    Optional<RouteStep> awaiting() {
        var done = approvals(stage);
        return route().stream().filter(step -> !done.containsKey(step.key())).findFirst();
    }

    /** The version a step's approval that stands was given for, or 0 if none stands. */
    int approvedVersion(Stage stage, RouteStep step) {
        return approvals(stage).getOrDefault(step.key(), 0);
    }

    /** The version last settled, or 0. */
    int settledVersion() {
        return settledVersion;
    }
}
