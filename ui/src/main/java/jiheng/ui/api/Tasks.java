package jiheng.ui.api;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jiheng.events.organisation.Role;
import jiheng.query.evaluation.Evaluations;
import jiheng.query.evaluation.State;
import jiheng.query.evaluation.Waiting;
import jiheng.query.organisation.CycleView;
import jiheng.query.organisation.Organisation;
import jiheng.ui.acts.Desk;
import jiheng.ui.security.Reading;
import org.springframework.stereotype.Component;

/** What waits for the person who is signed in. */
@Component
public class Tasks {
    /** Why a form waits. */
    public enum Kind {
        FILL_IN,
        MEND_RETURNED,
        MAKE_CORRECTION,
        REVIEW,
        SETTLE,
        DECIDE_CORRECTION,
        ANSWER_FINDING,
        WEIGH_ANSWER,
        PUBLISH
    }

    /** @param role the role in which it waits for the person */
    public record Task(Kind kind, Role role, Evaluations.Line form) {}

    private static final List<Role> RAISING =
            List.of(Role.UNIT_APPROVER, Role.SUPERVISING_REVIEWER, Role.FINANCE_REVIEWER, Role.AUDITOR);

    private final Desk desk;
    private final Reading reading;
    private final Waiting waiting;
    private final Organisation organisation;

    Tasks(Desk desk, Reading reading, Waiting waiting, Organisation organisation) {
        this.desk = desk;
        this.organisation = organisation;
        this.reading = reading;
        this.waiting = waiting;
    }

    public List<Task> mine() {
        List<Task> tasks = new ArrayList<>();
        var closed = organisation.cycles().stream()
                .filter(CycleView::closed)
                .map(CycleView::cycle)
                .collect(Collectors.toSet());
        waiting.filling(reading.unitsAs(Role.PREPARER)).stream()
                .filter(form -> form.state() != State.DRAFT || !closed.contains(form.cycle()))
                .forEach(form -> tasks.add(new Task(filling(form.state()), Role.PREPARER, form)));
        for (var role : List.of(Role.UNIT_APPROVER, Role.SUPERVISING_REVIEWER, Role.FINANCE_REVIEWER)) {
            waiting.awaiting(role, reading.unitsAs(role))
                    .forEach(form -> tasks.add(
                            new Task(form.state() == State.APPROVED ? Kind.SETTLE : Kind.REVIEW, role, form)));
        }
        waiting.correctionsAsked(reading.unitsAs(Role.FINANCE_REVIEWER))
                .forEach(form -> tasks.add(new Task(Kind.DECIDE_CORRECTION, Role.FINANCE_REVIEWER, form)));
        waiting.disclosuresPrepared(reading.unitsAs(Role.FINANCE_REVIEWER), desk.account())
                .forEach(form -> tasks.add(new Task(Kind.PUBLISH, Role.FINANCE_REVIEWER, form)));
        waiting.asked(reading.unitsAs(Role.PREPARER))
                .forEach(form -> tasks.add(new Task(Kind.ANSWER_FINDING, Role.PREPARER, form)));
        for (var role : RAISING) {
            waiting.answered(role, reading.unitsAs(role))
                    .forEach(form -> tasks.add(new Task(Kind.WEIGH_ANSWER, role, form)));
        }
        return List.copyOf(tasks);
    }

    private static Kind filling(State state) {
        return switch (state) {
            case RETURNED -> Kind.MEND_RETURNED;
            case CORRECTING -> Kind.MAKE_CORRECTION;
            default -> Kind.FILL_IN;
        };
    }
}
