package jiheng.events.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * One of the facts that disagree, as it stood when the finding was raised.
 *
 * @param form the form the fact stands in, null for the one the finding is on
 * @param place where it stands, null for what was worked out
 */
public record FindingFact(
        Words label,
        String value,
        @Nullable EvaluationId form,
        @Nullable Cell place) {
    public FindingFact(Words label, String value, @Nullable Cell place) {
        this(label, value, null, place);
    }
}
