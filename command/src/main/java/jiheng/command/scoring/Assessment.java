package jiheng.command.scoring;

import java.util.List;
import jiheng.events.evaluation.Derivation;
import jiheng.events.evaluation.Grade;
import jiheng.events.evaluation.Points;
import jiheng.events.evaluation.RowScore;

/**
 * What a rule set makes of a form.
 *
 * @param rows the execution rate row first, then the indicators in the form's order
 * @param selfTotal the sum of the self scores; a missing one counts 0
 * @param ruleTotal the sum of the rules' scores, the self score standing in where no rule applies, under the caps
 * @param grade by the self total, which is what the unit answers for
 */
public record Assessment(List<RowScore> rows, Points selfTotal, Points ruleTotal, Grade grade, Derivation total) {
    public Assessment {
        rows = List.copyOf(rows);
    }
}
