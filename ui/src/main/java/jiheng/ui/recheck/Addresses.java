package jiheng.ui.recheck;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jiheng.command.CommandRefused;
import jiheng.events.Ids;
import jiheng.events.cycle.CycleId;
import jiheng.events.evaluation.DisclosurePrepared;
import jiheng.events.evaluation.DisclosureRefused;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.FormPublished;
import jiheng.events.evaluation.PublicationWithdrawn;
import jiheng.events.evaluation.Stage;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.Role;
import jiheng.events.recheck.RecheckId;
import jiheng.query.evaluation.Evaluations;
import jiheng.query.evaluation.Form;
import jiheng.query.history.Replay;
import jiheng.query.recheck.Draw;
import jiheng.query.recheck.DrawnForm;
import jiheng.query.recheck.Rechecks;
import jiheng.ui.acts.Wording;
import jiheng.ui.security.Reading;
import org.springframework.stereotype.Component;

/** What an address of a re-check names, for those who may read re-checks: finance reviewers and auditors. */
@Component
class Addresses {
    private static final Set<Class<?>> ABOUT_PUBLISHING =
            Set.of(DisclosurePrepared.class, DisclosureRefused.class, FormPublished.class, PublicationWithdrawn.class);

    private final Reading reading;
    private final Rechecks rechecks;
    private final Evaluations evaluations;
    private final Replay replay;
    private final Wording wording;

    Addresses(Reading reading, Rechecks rechecks, Evaluations evaluations, Replay replay, Wording wording) {
        this.reading = reading;
        this.rechecks = rechecks;
        this.evaluations = evaluations;
        this.replay = replay;
        this.wording = wording;
    }

    /** @throws CommandRefused 403 {@code role-missing} */
    void requireReader() {
        reading.requireA(Role.FINANCE_REVIEWER, Role.AUDITOR);
    }

    boolean draws() {
        return reading.isA(Role.FINANCE_REVIEWER);
    }

    RecheckId recheck(String cycle) {
        requireReader();
        if (!Ids.isA(CycleId.KIND, CycleId.KIND + "-" + cycle)) {
            throw CommandRefused.absent("no-such-cycle", Map.of("cycle", cycle));
        }
        return RecheckId.of(CycleId.of(cycle));
    }

    Draw draw(String cycle, String number) {
        var recheck = recheck(cycle);
        return (number.matches("[1-9][0-9]{0,5}")
                        ? rechecks.draw(recheck, Integer.parseInt(number))
                        : Optional.<Draw>empty())
                .orElseThrow(() -> CommandRefused.absent("no-such-draw", Map.of("draw", number)));
    }

    DrawnForm form(Draw draw, String evaluation) {
        return (Ids.isA(EvaluationId.KIND, evaluation)
                        ? rechecks.form(draw.drawn().recheck(), draw.drawn().draw(), new EvaluationId(evaluation))
                        : Optional.<DrawnForm>empty())
                .orElseThrow(() -> CommandRefused.absent(
                        "not-drawn", Map.of("draw", "" + draw.drawn().draw(), "evaluation", evaluation)));
    }

    /** The form as it is now. */
    Form now(DrawnForm drawn) {
        return evaluations.find(drawn.evaluation()).orElseThrow();
    }

    /** What people call the form among those of its unit: by its project, or by its layout. */
    String title(EvaluationId id, Locale locale) {
        return evaluations
                .find(id)
                .map(form -> form.project() == null
                        ? wording.words(form.layout().title(), locale)
                        : form.project().name())
                .orElse(id.value());
    }

    /** Whether somebody filled in, decided or doubted anything in the form, for themselves or for another. */
    boolean hadAHand(AccountId person, DrawnForm drawn) {
        var me = person.value();
        return replay.happened(drawn.evaluation()).stream()
                .filter(one -> !ABOUT_PUBLISHING.contains(one.event().getClass()))
                .anyMatch(one ->
                        me.equals(one.by().account()) || me.equals(one.by().onBehalfOf()));
    }

    /** The form as it stood when the drawn version was submitted: from then to its settlement nothing in it changed. */
    Form settled(DrawnForm drawn) {
        return evaluations.find(drawn.evaluation()).stream()
                .flatMap(now -> now.submissions().stream())
                .filter(one -> one.stage() == Stage.RESULTS
                        && one.version() == drawn.version()
                        && one.digest().equals(drawn.digest()))
                .reduce((first, second) -> second)
                .flatMap(one -> replay.asOf(drawn.evaluation(), one.sequence()))
                .orElseThrow(
                        () -> new IllegalStateException(drawn.evaluation() + " was drawn, and was never submitted so"));
    }
}
