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
import jiheng.events.evaluation.EvidenceAttached;
import jiheng.events.evaluation.EvidenceWithdrawn;
import jiheng.events.evaluation.FormReturned;
import jiheng.events.evaluation.FormSettled;
import jiheng.events.evaluation.FormSubmitted;
import jiheng.events.evaluation.IndicatorAdded;
import jiheng.events.evaluation.IndicatorRemoved;
import jiheng.events.evaluation.RouteStep;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.StepApproved;
import jiheng.events.evaluation.SubmissionWithdrawn;
import jiheng.events.evaluation.TemplateChanged;
import jiheng.events.organisation.AccountId;
import org.jspecify.annotations.Nullable;

/** What the aggregate must remember of its events to decide: no more, and nothing from anywhere else. */
final class Form {
    /** Who last changed a cell, and with which event. */
    record Touch(long sequence, String name, Instant at) {}

    /** The correction asked for or under way. */
    record Correction(CorrectionId id, Set<AccountId> requestedBy, String reasonCode, String reason, boolean granted) {}

    private @Nullable EvaluationOpened opened;
    private Content content = Content.EMPTY;
    private Stage stage = Stage.TARGETS;
    private State state = State.DRAFT;
    private State beforeSubmission = State.DRAFT;
    private State beforeCancelling = State.DRAFT;
    private boolean locked;
    private boolean acted;
    private boolean corrected;
    private long sequence = -1;
    private long lastContent = -1;
    private int rowsEver;
    private @Nullable Correction correction;
    private final Map<Stage, Integer> versions = new EnumMap<>(Stage.class);
    private final Map<Stage, Set<String>> approved = new EnumMap<>(Stage.class);
    private final Set<String> approvedBeforeCorrection = new HashSet<>();
    private final Set<AccountId> hands = new HashSet<>();
    private final Map<Cell, Touch> touches = new HashMap<>();
    private final Set<String> idsEver = new HashSet<>();
    private final Disclosure disclosure = new Disclosure();
    private final Findings findings = new Findings();

    void evolve(EvaluationEvent event, long sequence, Instant at, Set<AccountId> by, String name, String role) {
        this.sequence = sequence;
        findings.evolve(event, role, by);
        disclosure.evolve(event, sequence, by);
        var next = content.after(event);
        if (next != content) {
            content = next;
            lastContent = sequence;
        }
        if (event instanceof EvaluationOpened one) {
            opened = one;
            stage = one.stage();
        } else if (event instanceof TemplateChanged one) {
            opened = moved(opened(), one);
            // What is decided on must be what was seen, and that was laid out otherwise.
            lastContent = sequence;
        } else if (event instanceof CellFilled filled) {
            touched(filled.cell(), sequence, name, at, by);
        } else if (event instanceof CellCorrected change) {
            corrected = true;
            touched(change.cell(), sequence, name, at, by);
        } else if (event instanceof IndicatorAdded added) {
            rowsEver++;
            idsEver.add(added.indicator().value());
            corrected = true;
            hands.addAll(by);
        } else if (event instanceof IndicatorRemoved) {
            corrected = true;
            hands.addAll(by);
        } else if (event instanceof EvidenceAttached attached) {
            idsEver.add(attached.evidence().value());
            corrected = true;
            hands.addAll(by);
        } else if (event instanceof EvidenceWithdrawn) {
            corrected = true;
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
            beforeSubmission = state;
            state = State.SUBMITTED;
            acted = false;
            versions.put(submitted.stage(), submitted.version());
            hands.addAll(by);
        } else if (event instanceof SubmissionWithdrawn) {
            state = beforeSubmission;
        } else if (event instanceof StepApproved approval) {
            acted = true;
            approvals(approval.stage()).add(approval.step());
            if (approval.stage() == Stage.RESULTS && awaiting().isEmpty()) {
                state = State.APPROVED;
            }
        } else if (event instanceof FormReturned returned) {
            state = State.RETURNED;
            approvals(returned.stage()).remove(returned.step());
        } else if (event instanceof ApprovalLapsed lapsed) {
            approvals(lapsed.stage()).remove(lapsed.step());
            approvedBeforeCorrection.remove(lapsed.step());
        } else if (event instanceof FormSettled) {
            state = State.SETTLED;
            correction = null;
            approvedBeforeCorrection.clear();
        } else if (event instanceof CorrectionRequested requested) {
            correction = new Correction(
                    requested.correction(), Set.copyOf(by), requested.reasonCode(), requested.reason(), false);
        } else if (event instanceof CorrectionGranted && correction != null) {
            correction = new Correction(
                    correction.id(), correction.requestedBy(), correction.reasonCode(), correction.reason(), true);
            state = State.CORRECTING;
            corrected = false;
            approvedBeforeCorrection.addAll(approvals(Stage.RESULTS));
        } else if (event instanceof CorrectionRefused) {
            correction = null;
        } else if (event instanceof CorrectionAbandoned) {
            correction = null;
            approvedBeforeCorrection.clear();
            state = State.SETTLED;
        } else if (event instanceof EvaluationCancelled) {
            beforeCancelling = state;
            state = State.CANCELLED;
        } else if (event instanceof EvaluationReopened) {
            state = beforeCancelling;
        }
    }

    private static EvaluationOpened moved(EvaluationOpened opened, TemplateChanged to) {
        return new EvaluationOpened(
                opened.evaluation(),
                opened.unit(),
                opened.unitName(),
                opened.cycle(),
                opened.year(),
                opened.kind(),
                opened.project(),
                to.to(),
                to.ruleSet(),
                to.layout(),
                to.route(),
                opened.stage());
    }

    private void touched(Cell cell, long sequence, String name, Instant at, Set<AccountId> by) {
        touches.put(cell, new Touch(sequence, name, at));
        hands.addAll(by);
    }

    private Set<String> approvals(Stage stage) {
        return approved.computeIfAbsent(stage, any -> new HashSet<>());
    }

    boolean exists() {
        return opened != null;
    }

    /** As it was opened, with the structure, rules and route it was moved to since. */
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

    /** The state that a withdrawal goes back to. */
    State beforeSubmission() {
        return beforeSubmission;
    }

    boolean locked() {
        return locked;
    }

    /** Whether anyone has acted on the submission that is out. */
    boolean acted() {
        return acted;
    }

    /** Whether a settled form is being corrected, from the grant to the next settlement. */
    boolean correcting() {
        return correction != null && correction.granted();
    }

    /** Whether anything was corrected since the correction was granted. */
    boolean corrected() {
        return corrected;
    }

    Optional<Correction> correction() {
        return Optional.ofNullable(correction);
    }

    Disclosure disclosure() {
        return disclosure;
    }

    Findings findings() {
        return findings;
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

    /** Whether a row or a file of this id ever stood here. */
    boolean everHad(String id) {
        return idsEver.contains(id);
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
        var done = approved.getOrDefault(stage, Set.of());
        return route().stream().filter(step -> !done.contains(step.key())).findFirst();
    }

    boolean isApproved(Stage stage, RouteStep step) {
        return approved.getOrDefault(stage, Set.of()).contains(step.key());
    }

    /** Whether the step's approval was given to what was settled, and not to what has been corrected since. */
    boolean isApprovedBeforeCorrection(RouteStep step) {
        return approvedBeforeCorrection.contains(step.key());
    }
}
