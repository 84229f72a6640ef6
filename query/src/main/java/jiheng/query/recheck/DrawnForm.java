package jiheng.query.recheck;

import java.math.BigDecimal;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A drawn form on its way.
 *
 * @param sequence of the last event about it: what an act on it must have seen
 * @param selfTotal null before the re-check is finished, as are the two after it
 * @param deviation in percent; null too where nothing is left of the total
 */
public record DrawnForm(
        int draw,
        EvaluationId evaluation,
        UnitId unit,
        String unitName,
        int version,
        String digest,
        long sequence,
        boolean finished,
        @Nullable BigDecimal selfTotal,
        @Nullable BigDecimal reviewedTotal,
        @Nullable BigDecimal deviation,
        String opinion) {}
