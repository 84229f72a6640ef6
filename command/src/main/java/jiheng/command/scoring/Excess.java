package jiheng.command.scoring;

import static jiheng.command.scoring.Figures.term;

import java.math.BigDecimal;
import java.util.Optional;
import jiheng.events.evaluation.Measure;
import jiheng.events.evaluation.Operator;
import jiheng.events.evaluation.Reading;

/**
 * By how much an actual value exceeds its target. Only where more is better can a value be suspiciously good, so only
 * "≥", ">" and "=" deviate; and only from a target above 0, of which there is a share.
 */
record Excess(BigDecimal actual, BigDecimal target) {
    /** The largest excess in the row that reaches {@code from}: a row is held to account once, for its worst measure. */
    static Optional<Excess> largest(RowForm row, BigDecimal from) {
        Optional<Excess> largest = Optional.empty();
        if (row.targets().size() != row.readings().size()) {
            return largest;
        }
        for (int i = 0; i < row.targets().size(); i++) {
            var excess = of(row.targets().get(i), row.readings().get(i))
                    .filter(found -> found.share().compareTo(Ratio.of(from)) >= 0);
            if (excess.isPresent()
                    && (largest.isEmpty()
                            || excess.get().share().compareTo(largest.get().share()) > 0)) {
                largest = excess;
            }
        }
        return largest;
    }

    private static Optional<Excess> of(Measure measure, Reading reading) {
        var binds = measure.operator() == Operator.AT_LEAST
                || measure.operator() == Operator.MORE_THAN
                || measure.operator() == Operator.EXACTLY;
        var target = measure.number();
        var actual = reading.number();
        if (!binds || target == null || actual == null || target.signum() <= 0 || !RowForm.sameUnit(measure, reading)) {
            return Optional.empty();
        }
        return Optional.of(new Excess(actual, target));
    }

    /** (a − t)/t. */
    Ratio share() {
        return new Ratio(actual.subtract(target), target);
    }

    String arithmetic() {
        return "(" + term(actual) + " − " + term(target) + ") ÷ " + term(target);
    }
}
