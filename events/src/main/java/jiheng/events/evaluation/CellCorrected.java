package jiheng.events.evaluation;

import jiheng.events.StoredAs;
import org.jspecify.annotations.Nullable;

/** A cell was changed after its baseline was locked or its form was settled. */
@StoredAs("evaluation.cell-corrected")
public record CellCorrected(
        EvaluationId evaluation,
        Cell cell,
        @Nullable Value before,
        @Nullable Value after,
        @Nullable CorrectionId correction,
        String reasonCode,
        String reason)
        implements EvaluationEvent {}
