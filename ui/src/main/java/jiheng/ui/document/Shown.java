package jiheng.ui.document;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import jiheng.command.evaluation.Completeness;
import jiheng.query.evaluation.Form;
import jiheng.ui.sheet.Placed;
import jiheng.ui.sheet.Square;

/** What stands in a square on paper. */
public final class Shown {
    /** What XML cannot hold, halves of characters among it. */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[^\\t\\n\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private Shown() {}

    /** A level-1 indicator is printed with what its rows should weigh, as the official form has it. */
    public static String text(Form form, Placed placed) {
        var square = placed.square();
        if (!square.isHead()) {
            return clean(square.text());
        }
        return square.figure().isEmpty()
                ? clean(square.label().words())
                : clean(square.label().words()) + "\n（"
                        + Completeness.branchWeight(
                                        form.layout(),
                                        form.content(),
                                        placed.line().branch())
                                .stripTrailingZeros()
                                .toPlainString()
                        + "分）";
    }

    static boolean isNumber(Square square) {
        return switch (square.kind()) {
            case POINTS, AMOUNT, COUNT, FIGURE -> square.text().matches("-?[0-9]+(\\.[0-9]+)?%?");
            default -> false;
        };
    }

    /** The number in a square's text, a percentage as a fraction. */
    static BigDecimal number(Square square) {
        var text = square.text();
        return text.endsWith("%")
                ? new BigDecimal(text.substring(0, text.length() - 1)).movePointLeft(2)
                : new BigDecimal(text);
    }

    static String clean(String text) {
        return UNPRINTABLE
                .matcher(text.replace("\r\n", "\n").replace('\r', '\n'))
                .replaceAll("");
    }
}
