package jiheng.query.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import jiheng.events.evaluation.EvaluationEvent;
import jiheng.events.evaluation.Finding;
import jiheng.events.evaluation.FindingAccepted;
import jiheng.events.evaluation.FindingAnswered;
import jiheng.events.evaluation.FindingClosed;
import jiheng.events.evaluation.FindingId;
import jiheng.events.evaluation.FindingRaised;
import jiheng.events.evaluation.FindingsPassedOver;

/** What was doubted of a form and what became of it, the first raised first. */
public record Findings(List<Thread> threads) {
    public static final Findings NONE = new Findings(List.of());

    public enum Standing {
        OPEN,
        ANSWERED,
        ACCEPTED,
        CLOSED,
        /** Its facts no longer stand. */
        GONE;

        public boolean open() {
            return this == OPEN || this == ANSWERED;
        }
    }

    public enum Kind {
        RAISED,
        ANSWERED,
        ACCEPTED,
        CLOSED,
        GONE,
        PASSED_OVER
    }

    /** One word in a thread, by whoever said it; empty where the kind says all. */
    public record Step(Kind kind, String text, long sequence, Act by) {}

    /** One finding from its raising on. */
    public record Thread(FindingId id, Finding raised, Standing standing, List<Step> steps) {
        public Thread {
            steps = List.copyOf(steps);
        }

        /** Whether an approval owes a word about it. */
        public boolean owed() {
            return standing.open() && raised.owed();
        }

        private boolean unanswered() {
            return standing == Standing.OPEN && raised.owed();
        }

        public boolean byCheck() {
            return raised.check() != null;
        }

        public boolean isOn(String row) {
            return raised.rows().contains(row);
        }

        private Thread and(Standing next, Step step) {
            return new Thread(id, raised, next, Form.plus(steps, step));
        }
    }

    public Findings {
        threads = List.copyOf(threads);
    }

    public List<Thread> open() {
        return threads.stream().filter(one -> one.standing().open()).toList();
    }

    /** Open ones that an approval owes a word about. */
    public List<Thread> owed() {
        return threads.stream().filter(Thread::owed).toList();
    }

    /**
     * Whether the unit owes an answer while the form stands so: to whatever is owed a word while the form is decided on, and
     * later to what a person asked. What is being filled in waits for the unit anyway.
     */
    public boolean asks(State state) {
        return switch (state) {
            case SUBMITTED, APPROVED -> threads.stream().anyMatch(Thread::unanswered);
            case SETTLED, PUBLISHED -> threads.stream().anyMatch(one -> one.unanswered() && !one.byCheck());
            case DRAFT, RETURNED, CORRECTING, CANCELLED -> false;
        };
    }

    /** The roles of those persons whose findings were answered and wait for their word. */
    public SortedSet<String> answeredTo(State state) {
        return state == State.CANCELLED
                ? new TreeSet<>()
                : threads.stream()
                        .filter(one -> one.standing() == Standing.ANSWERED && !one.byCheck())
                        .map(one -> one.steps().get(0).by().role())
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    public Optional<Thread> find(FindingId id) {
        return threads.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    Findings after(EvaluationEvent event, long sequence, Act act) {
        if (event instanceof FindingRaised one) {
            var step = new Step(Kind.RAISED, one.raised().sentence().zh(), sequence, act);
            return new Findings(
                    Form.plus(threads, new Thread(one.finding(), one.raised(), Standing.OPEN, List.of(step))));
        }
        if (event instanceof FindingAnswered one) {
            return with(
                    one.finding(),
                    old -> old.and(Standing.ANSWERED, new Step(Kind.ANSWERED, one.answer(), sequence, act)));
        }
        if (event instanceof FindingAccepted one) {
            return with(
                    one.finding(),
                    old -> old.and(Standing.ACCEPTED, new Step(Kind.ACCEPTED, one.opinion(), sequence, act)));
        }
        if (event instanceof FindingClosed one) {
            return with(
                    one.finding(),
                    old -> one.gone()
                            ? old.and(Standing.GONE, new Step(Kind.GONE, one.reason(), sequence, act))
                            : old.and(Standing.CLOSED, new Step(Kind.CLOSED, one.reason(), sequence, act)));
        }
        return event instanceof FindingsPassedOver one
                ? each(old -> one.findings().contains(old.id())
                        ? old.and(old.standing(), new Step(Kind.PASSED_OVER, one.reason(), sequence, act))
                        : old)
                : this;
    }

    private Findings with(FindingId id, UnaryOperator<Thread> change) {
        return each(old -> old.id().equals(id) ? change.apply(old) : old);
    }

    private Findings each(UnaryOperator<Thread> change) {
        return new Findings(Form.map(threads, change));
    }
}
