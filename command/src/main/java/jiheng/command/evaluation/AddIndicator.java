package jiheng.command.evaluation;

import java.util.List;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.IndicatorId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Adds a row under a level-2 indicator, with what is already known of it. */
public record AddIndicator(
        @TargetAggregateIdentifier EvaluationId evaluation,
        IndicatorId indicator,
        String branch,
        String child,
        List<CellEntry> entries) {}
