package jiheng.events.evaluation;

import java.util.List;
import jiheng.events.StoredAs;

/** A row was taken off the form, with all it held. */
@StoredAs("evaluation.indicator-removed")
public record IndicatorRemoved(
        EvaluationId evaluation,
        IndicatorId indicator,
        String branch,
        String child,
        int position,
        List<CellChange> contents)
        implements EvaluationEvent {
    public IndicatorRemoved {
        contents = List.copyOf(contents);
    }
}
