package jiheng.command.scoring;

import java.math.BigDecimal;
import jiheng.events.evaluation.Words;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one measure.
 *
 * @param score exact, within [0, weight]
 * @param arithmetic what the score is computed from, or null where it is simply all, nothing or the self score
 * @param test the comparison that decided, e.g. {@code 20 < 40}
 * @param said what happened, up to the score
 */
record Measured(Ratio score, @Nullable String arithmetic, String test, Words said) {
    /** The weight or nothing: such a score has no arithmetic of its own. */
    static Measured whole(BigDecimal score, String test, String zh, String en) {
        return new Measured(Ratio.of(score), null, test, new Words(zh, en));
    }

    /** What stands for the score in further arithmetic where no rounding of it would do. */
    String expression() {
        return arithmetic == null ? Figures.plain(score.number()) : arithmetic;
    }

    /** The step of the working, its outcome shown to that many decimals. */
    String step(int decimals) {
        var shown = Figures.fixed(score.rounded(decimals));
        return arithmetic == null ? test + " → " + shown : arithmetic + " = " + shown;
    }

    Words sentence(int decimals) {
        var shown = Figures.fixed(score.rounded(decimals));
        return arithmetic == null
                ? new Words(said.zh() + "，得 " + shown, said.en() + ", score " + shown)
                : new Words(
                        said.zh() + "：" + arithmetic + " = " + shown, said.en() + ": " + arithmetic + " = " + shown);
    }
}
