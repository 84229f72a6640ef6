package jiheng.command.evaluation;

import java.util.List;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.IndicatorId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Opens a form and fills it from a file, as one act. The two ids must be the same. */
public record ImportForm(
        @TargetAggregateIdentifier EvaluationId evaluation,
        OpenEvaluation opening,
        List<Row> rows,
        List<CellEntry> entries) {
    /** A row of the file, in the order of the file. */
    public record Row(IndicatorId indicator, String branch, String child) {}
}
