package jiheng.ui.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jiheng.events.calendar.BeijingTime;
import jiheng.events.evaluation.RouteStep;
import jiheng.events.evaluation.Stage;
import jiheng.query.evaluation.Act;
import jiheng.query.evaluation.Form;
import jiheng.query.evaluation.State;
import jiheng.ui.acts.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The way of a form as steps: filled in, approved by each on the route, settled. */
@Component
class Steps {
    private final Wording wording;

    Steps(Wording wording) {
        this.wording = wording;
    }

    /**
     * One step.
     *
     * @param title in words, or a message key where {@code own} says so
     * @param role who takes it, a message key
     * @param standing done, waiting, lapsed or ahead
     */
    record Step(
            String title,
            boolean own,
            String role,
            String standing,
            @Nullable String who,
            @Nullable String at,
            String opinion) {}

    List<Step> of(Form form, Locale locale) {
        List<Step> steps = new ArrayList<>();
        var out = form.state() != State.DRAFT && form.state() != State.RETURNED && form.state() != State.CORRECTING;
        var submitted = form.submissions().stream()
                .filter(one -> one.stage() == form.stage() && !one.withdrawn())
                .reduce((first, second) -> second)
                .orElse(null);
        var cancelled = form.state() == State.CANCELLED;
        steps.add(new Step(
                "step.submit",
                true,
                "role.PREPARER",
                !out ? "waiting" : submitted == null ? "ahead" : "done",
                submitted == null ? null : submitted.by().signature(),
                submitted == null ? null : BeijingTime.text(submitted.by().at()),
                ""));
        var awaiting = cancelled ? null : form.awaiting().orElse(null);
        var approved = form.state() == State.APPROVED || form.settled();
        for (var step : form.route()) {
            steps.add(step(form, step, !approved && step.equals(awaiting), locale));
        }
        if (form.stage() == Stage.RESULTS) {
            steps.add(settling(form, awaiting));
        }
        return List.copyOf(steps);
    }

    private Step step(Form form, RouteStep step, boolean waits, Locale locale) {
        var title = wording.words(step.title(), locale);
        var role = "role." + step.role().name();
        var standing = form.standing(step).orElse(null);
        if (standing != null) {
            return told(title, false, role, "done", standing.by(), standing.opinion());
        }
        var lapsed = form.approvals().stream()
                .filter(one -> one.stage() == form.stage() && one.step().equals(step.key()))
                .reduce((first, second) -> second)
                .orElse(null);
        if (waits || lapsed == null) {
            return new Step(title, false, role, waits ? "waiting" : "ahead", null, null, "");
        }
        return told(title, false, role, "lapsed", lapsed.by(), lapsed.opinion());
    }

    private static Step settling(Form form, @Nullable RouteStep awaiting) {
        var role = "role." + form.route().get(form.route().size() - 1).role().name();
        var settled = form.settlement();
        if (form.settled() && settled != null) {
            return told("step.settle", true, role, "done", settled.by(), settled.opinion());
        }
        if (settled != null) {
            return told("step.settle", true, role, "lapsed", settled.by(), settled.opinion());
        }
        var waits = awaiting != null && form.state() == State.APPROVED;
        return new Step("step.settle", true, role, waits ? "waiting" : "ahead", null, null, "");
    }

    private static Step told(String title, boolean own, String role, String standing, Act by, String opinion) {
        return new Step(title, own, role, standing, by.signature(), BeijingTime.text(by.at()), opinion);
    }
}
