package jiheng.events.evaluation;

import jiheng.events.StoredAs;
import org.jspecify.annotations.Nullable;

/** A cell was filled in, changed or emptied. */
@StoredAs("evaluation.cell-filled")
public record CellFilled(
        EvaluationId evaluation,
        Cell cell,
        @Nullable Value before,
        @Nullable Value after,
        @Nullable Origin origin) implements EvaluationEvent {}
