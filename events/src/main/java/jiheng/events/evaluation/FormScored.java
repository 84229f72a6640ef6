package jiheng.events.evaluation;

import java.util.List;
import jiheng.events.StoredAs;

/** What the rules made of the form after an act: the rows whose outcome changed, and the totals. */
@StoredAs("evaluation.scored")
public record FormScored(
        EvaluationId evaluation, List<RowScore> rows, Points selfTotal, Points ruleTotal, Grade grade, Derivation total)
        implements EvaluationEvent {
    public FormScored {
        rows = List.copyOf(rows);
    }
}
