package jiheng.command.scoring;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Recomputes printed arithmetic: {@code 10 × (2 − 1.3474)}, {@code min(5.00, 2.50)}, {@code 9 ≥ 5}. */
final class Arithmetic {
    private static final Pattern COMPARISON = Pattern.compile(" (≥|≤|<|>) ");
    private final String text;
    private int at;

    private Arithmetic(String text) {
        this.text = text.replace(" ", "");
    }

    static Fraction value(String expression) {
        var reader = new Arithmetic(expression);
        var value = reader.sum();
        if (reader.at != reader.text.length()) {
            throw new IllegalArgumentException("not arithmetic: " + expression + " at " + reader.at);
        }
        return value;
    }

    /** Whether {@code left = right} is right to the decimals that {@code right} is printed with. */
    static boolean holds(String left, String right) {
        var percent = right.endsWith("%");
        var printed = new BigDecimal((percent ? right.substring(0, right.length() - 1) : right).replace('−', '-'));
        var value = value(left).times(Fraction.of(percent ? 100 : 1));
        return value.rounded(printed.scale()).equals(printed);
    }

    /** Whether every comparison in a chain is true. */
    static boolean compares(String chain) {
        var signs = COMPARISON.matcher(chain);
        var terms = COMPARISON.split(chain);
        for (int i = 0; i + 1 < terms.length; i++) {
            signs.find();
            var order = value(terms[i]).compareTo(value(terms[i + 1]));
            var holds =
                    switch (signs.group(1)) {
                        case "≥" -> order >= 0;
                        case "≤" -> order <= 0;
                        case "<" -> order < 0;
                        default -> order > 0;
                    };
            if (!holds) {
                return false;
            }
        }
        return terms.length > 1;
    }

    private Fraction sum() {
        var value = product();
        while (true) {
            if (take("+")) {
                value = value.plus(product());
            } else if (take("−")) {
                value = value.minus(product());
            } else {
                return value;
            }
        }
    }

    private Fraction product() {
        var value = factor();
        while (true) {
            if (take("×")) {
                value = value.times(factor());
            } else if (take("÷")) {
                value = value.by(factor());
            } else {
                return value;
            }
        }
    }

    private Fraction factor() {
        if (take("min(")) {
            var least = sum();
            while (take(",")) {
                var next = sum();
                least = next.below(least) ? next : least;
            }
            expect(")");
            return least;
        }
        if (take("(")) {
            var value = sum();
            expect(")");
            return value;
        }
        if (take("−")) {
            return factor().times(Fraction.of(-1));
        }
        var from = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        return Fraction.of(new BigDecimal(text.substring(from, at)));
    }

    private void expect(String sign) {
        if (!take(sign)) {
            throw new IllegalArgumentException("no " + sign + " in " + text + " at " + at);
        }
    }

    private boolean take(String sign) {
        if (text.startsWith(sign, at)) {
            at += sign.length();
            return true;
        }
        return false;
    }
}
