package jiheng.ui.publication;

import java.util.Map;
import java.util.Optional;
import jiheng.command.CommandRefused;
import jiheng.events.Ids;
import jiheng.events.evaluation.EvaluationId;
import jiheng.query.evaluation.Disclosure;
import jiheng.query.evaluation.Evaluations;
import jiheng.query.evaluation.Form;
import jiheng.query.history.Replay;
import org.springframework.stereotype.Component;

/** Finds what the public may read; of all else it says the same as of what is not there. */
@Component
class Copies {
    private final Evaluations evaluations;
    private final Replay replay;

    Copies(Evaluations evaluations, Replay replay) {
        this.evaluations = evaluations;
        this.replay = replay;
    }

    /** @param form with all that nobody may read; only {@link #shown} leaves the house */
    record Found(Form form, Disclosure.Publication publication) {}

    /**
     * @param number of the publication, empty for the one that stands at the form's address
     * @throws CommandRefused 404 {@code not-public}
     */
    Found find(String id, String number) {
        var form = Optional.of(id)
                .filter(one -> Ids.isA(EvaluationId.KIND, one))
                .flatMap(one -> evaluations.find(new EvaluationId(one)))
                .orElseThrow(Copies::absent);
        var publication = number.isEmpty()
                ? form.disclosure().latest()
                : Optional.of(number)
                        .filter(one -> one.matches("[1-9][0-9]{0,5}"))
                        .flatMap(one -> form.disclosure().publication(Integer.parseInt(one)));
        return new Found(form, publication.orElseThrow(Copies::absent));
    }

    /** The copy itself, folded anew; what does not have the digest that was let out is not shown. */
    Form shown(Found found) {
        var publication = found.publication();
        if (publication.withdrawn() != null) {
            throw absent();
        }
        return replay.asOf(found.form().id(), publication.settled())
                .map(settled -> Disclosure.copy(
                        settled, publication.redactions(), publication.by().at()))
                .filter(copy -> copy.content().digest().equals(publication.digest()))
                .orElseThrow(Copies::absent);
    }

    /** The digest of the settled form that the copy was made of. */
    String settledDigest(Found found) {
        return replay.asOf(found.form().id(), found.publication().settled())
                .map(settled -> settled.content().digest())
                .orElseThrow(Copies::absent);
    }

    static CommandRefused absent() {
        return CommandRefused.absent("not-public", Map.of());
    }
}
