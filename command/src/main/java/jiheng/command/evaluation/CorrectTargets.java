package jiheng.command.evaluation;

import java.util.List;
import jiheng.events.evaluation.EvaluationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Changes targets after they were locked, with a reason; the approvals that vouched for them lapse. */
public record CorrectTargets(
        @TargetAggregateIdentifier EvaluationId evaluation,
        long seen,
        List<CellEntry> entries,
        String reasonCode,
        String reason) {}
