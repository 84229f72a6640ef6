package jiheng.command.evaluation;

import java.util.List;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.RowReason;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Returns the form for correction, with a reason for the whole and for single rows. */
public record ReturnForm(
        @TargetAggregateIdentifier EvaluationId evaluation, long seen, String reason, List<RowReason> rows) {}
