package jiheng.command.recheck;

import jiheng.events.evaluation.EvaluationId;
import jiheng.events.recheck.RecheckId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Ends the re-check of a drawn form once every row with a weight was scored; the opinion may be empty. */
public record FinishRecheck(
        @TargetAggregateIdentifier RecheckId recheck, int draw, EvaluationId evaluation, long seen, String opinion) {}
