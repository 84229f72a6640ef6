package jiheng.ui.importing;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as people type them. */
final class Figures {
    private static final int MAX_LENGTH = 40;
    private static final int MAX_EXPONENT = 18;
    private static final Pattern FIGURE =
            Pattern.compile("[¥￥]?([+-]?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?)(万元|元|分|个|家|所|年|%)?");

    /**
     * @param suffix 万元, 元, 分, 个, 家, 所, 年 or %, else empty
     */
    record Figure(BigDecimal value, String suffix) {}

    private Figures() {}

    /** A figure of any width, with thousands separators and a unit after it; null if it is anything else. */
    static @Nullable Figure parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return null;
        }
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}\\p{Cf}]+", "")
                .replace('−', '-')
                .replace('，', ',');
        Matcher matcher = FIGURE.matcher(folded);
        if (!matcher.matches()) {
            return null;
        }
        String suffix = matcher.group(2) == null ? "" : matcher.group(2);
        return new Figure(new BigDecimal(matcher.group(1).replace(",", "")), suffix);
    }

    /** The number in a cell's XML; null if it is none, or so large or fine that writing it out would fill the memory. */
    static @Nullable BigDecimal stored(String raw) {
        try {
            if (raw.length() > MAX_LENGTH) {
                return null;
            }
            BigDecimal number = new BigDecimal(raw);
            if (number.signum() == 0) {
                return BigDecimal.ZERO;
            }
            long magnitude = (long) number.precision() - number.scale();
            return Math.abs(magnitude) > MAX_EXPONENT ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
