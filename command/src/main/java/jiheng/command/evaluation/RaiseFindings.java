package jiheng.command.evaluation;

import java.util.List;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.Finding;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Records what the checks found in the version that is out. It is the program's to send, not a person's.
 *
 * @param asked the codes of the checks that were carried out: what they raised before and did not find again is gone
 */
public record RaiseFindings(
        @TargetAggregateIdentifier EvaluationId evaluation, List<String> asked, List<Finding> found) {
    public RaiseFindings {
        asked = List.copyOf(asked);
        found = List.copyOf(found);
    }
}
