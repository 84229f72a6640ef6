package jiheng.events.evaluation;

import java.util.List;
import jiheng.events.StoredAs;
import org.jspecify.annotations.Nullable;

/** A row was taken off the form, with all it held; {@code why} is there if the form was being corrected. */
@StoredAs("evaluation.indicator-removed")
public record IndicatorRemoved(
        EvaluationId evaluation,
        IndicatorId indicator,
        String branch,
        String child,
        int position,
        List<CellChange> contents,
        @Nullable Why why)
        implements EvaluationEvent {
    public IndicatorRemoved {
        contents = List.copyOf(contents);
    }
}
