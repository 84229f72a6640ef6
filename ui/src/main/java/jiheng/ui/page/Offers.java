package jiheng.ui.page;

import java.util.LinkedHashSet;
import java.util.Set;
import jiheng.events.evaluation.Stage;
import jiheng.events.organisation.Role;
import jiheng.query.evaluation.Form;
import jiheng.query.evaluation.State;
import jiheng.query.organisation.CycleView;
import jiheng.query.organisation.Organisation;
import jiheng.ui.security.Reading;
import org.springframework.stereotype.Component;

/** Which acts a form's page offers the person who looks at it. The command decides; this only spares them refusals. */
@Component
class Offers {
    private static final Set<State> FILLING = Set.of(State.DRAFT, State.RETURNED, State.CORRECTING);
    private static final Set<State> ON_THE_WAY = Set.of(State.DRAFT, State.RETURNED, State.SUBMITTED, State.APPROVED);

    private final Reading reading;
    private final Organisation organisation;

    Offers(Reading reading, Organisation organisation) {
        this.reading = reading;
        this.organisation = organisation;
    }

    Set<String> of(Form form) {
        var acts = new LinkedHashSet<String>();
        var preparer = is(Role.PREPARER, form);
        var state = form.state();
        if (preparer && FILLING.contains(state) && !isOver(form, state)) {
            acts.add("fill");
            acts.add("submit");
            if (form.locked() && state != State.CORRECTING) {
                acts.add("correct-targets");
            } else {
                acts.add("weights");
            }
        }
        if ((preparer || is(Role.FINANCE_REVIEWER, form))
                && (state == State.DRAFT || state == State.RETURNED)
                && !isOver(form, state)) {
            acts.add("move-to-template");
        }
        if (preparer && state == State.SUBMITTED && !isOver(form, form.resumes())) {
            acts.add("withdraw");
        }
        form.awaiting().filter(step -> is(step.role(), form)).ifPresent(step -> deciding(form, acts));
        corrections(form, acts);
        if (cancels(form)) {
            if (ON_THE_WAY.contains(state)) {
                acts.add("cancel");
            } else if (state == State.CANCELLED) {
                acts.add("reopen");
            }
        }
        return acts;
    }

    /** Whether the form's cycle is closed to what is being filled in for the first time. */
    boolean isOver(Form form, State state) {
        return state == State.DRAFT
                && organisation.cycle(form.cycle()).filter(CycleView::closed).isPresent();
    }

    private static void deciding(Form form, Set<String> acts) {
        acts.add("decide");
        var last = form.route().get(form.route().size() - 1);
        if (form.state() == State.SUBMITTED) {
            acts.add("approve");
        }
        if (form.stage() == Stage.RESULTS
                && form.awaiting().filter(last::equals).isPresent()) {
            acts.add("settle");
        }
        acts.add("return");
    }

    private void corrections(Form form, Set<String> acts) {
        var asks = is(Role.PREPARER, form) || is(Role.UNIT_APPROVER, form);
        var correction = form.correction();
        if (form.settled() && correction == null && asks) {
            acts.add("request-correction");
        }
        var last = form.route().get(form.route().size() - 1);
        if (form.settled() && correction != null && is(last.role(), form)) {
            acts.add("grant-correction");
            acts.add("refuse-correction");
        }
        if (form.state() == State.CORRECTING && asks) {
            acts.add("abandon-correction");
        }
    }

    /** Whether the person may open a later year's form from this one: they open forms of its unit, and a later year is open. */
    boolean isCopied(Form form) {
        return (is(Role.PREPARER, form) || is(Role.FINANCE_REVIEWER, form))
                && organisation.cycles().stream().anyMatch(one -> !one.closed() && one.year() > form.year());
    }

    private boolean cancels(Form form) {
        return is(Role.FINANCE_REVIEWER, form) || (form.submissions().isEmpty() && is(Role.PREPARER, form));
    }

    private boolean is(Role role, Form form) {
        return reading.unitsAs(role).contains(form.unit());
    }
}
