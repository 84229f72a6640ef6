package jiheng.command.evaluation;

import java.util.List;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.Redaction;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Proposes the public copy of the settled form, in place of any that waits. */
public record PrepareDisclosure(
        @TargetAggregateIdentifier EvaluationId evaluation, long seen, List<Redaction> redactions) {
    public PrepareDisclosure {
        redactions = List.copyOf(redactions);
    }
}
