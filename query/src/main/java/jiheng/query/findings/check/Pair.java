package jiheng.query.findings.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import jiheng.events.evaluation.Operator;
import org.jspecify.annotations.Nullable;

/**
 * A figure aimed at beside the one reached.
 *
 * @param reached null if nothing of its kind is told
 */
record Pair(Operator operator, Amount target, @Nullable Amount reached) {
    /** 1 anywhere in a range. */
    Optional<BigDecimal> ratio() {
        if (reached == null || target.number().signum() == 0) {
            return Optional.empty();
        }
        var within = reached.number().compareTo(target.number()) >= 0
                && reached.number().compareTo(target.most()) <= 0;
        return Optional.of(within ? BigDecimal.ONE : reached.number().divide(target.number(), 4, RoundingMode.HALF_UP));
    }

    boolean missed() {
        if (reached == null) {
            return false;
        }
        var over = reached.number().compareTo(target.number());
        return switch (operator) {
            case AT_MOST, LESS_THAN -> over > 0;
            case QUALITATIVE -> false;
            case MORE_THAN -> over <= 0;
            case EXACTLY -> target.number().signum() == 0 ? over > 0 : over < 0;
            case AT_LEAST -> over < 0;
        };
    }
}
