package jiheng.ui.whatif;

import java.util.List;
import java.util.Optional;
import jiheng.command.scoring.Scoring;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Derivation;
import jiheng.events.evaluation.Grade;
import jiheng.events.evaluation.Points;
import jiheng.events.evaluation.RuleSetVersion;
import jiheng.events.evaluation.Words;
import jiheng.events.template.RuleSet;
import jiheng.query.evaluation.Form;
import org.jspecify.annotations.Nullable;

/**
 * One form under one rule set.
 *
 * @param total the sum of what counts, under the rule set's caps
 * @param grade the grade this total earns by the rule set's bands
 */
record Scenario(RuleSetVersion ruleSet, Words title, List<Row> rows, Points total, Grade grade, Derivation derivation) {
    /**
     * @param row an indicator's id, or {@link Cell#TOTAL} for the execution rate
     * @param self the unit's own score, null if it gave none
     * @param score the rule's, null where the rule set leaves the row to the unit
     * @param counts what enters the total: the rule's score, else the unit's own, else nothing
     */
    record Row(String row, @Nullable Points self, @Nullable Points score, Points counts, Derivation derivation) {}

    static Scenario of(Form form, RuleSet rules) {
        var assessment = Scoring.assess(rules, form.layout(), form.content());
        var rows = assessment.rows().stream()
                .map(row -> {
                    var self = self(form, row.row());
                    var counts = Optional.ofNullable(row.score()).or(() -> self).orElse(Points.ZERO);
                    return new Row(row.row(), self.orElse(null), row.score(), counts, row.derivation());
                })
                .toList();
        return new Scenario(
                rules.version(),
                rules.title(),
                rows,
                assessment.ruleTotal(),
                rules.gradeOf(assessment.ruleTotal()),
                assessment.total());
    }

    /** Without a claim of its own, the fund row's recorded rule score stands for the unit's. */
    private static Optional<Points> self(Form form, String row) {
        var content = form.content();
        if (!row.equals(Cell.TOTAL)) {
            return content.number(new Cell(Cell.INDICATORS + "/" + row + "/score"))
                    .map(Points::new);
        }
        return content.number(Cell.fund(Cell.TOTAL, "score"))
                .map(Points::new)
                .or(() -> Optional.ofNullable(content.scores().get(Cell.TOTAL)).map(score -> score.score()));
    }
}
