package jiheng.query.findings.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A figure as a text tells it.
 *
 * @param number written out: 3 万名 is 30000
 * @param unit as it stands, money in 元
 * @param clause the clause it stands in, without its figures
 */
record Amount(BigDecimal number, String unit, String clause) {
    private static final Pattern FIGURE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(万|亿)?\\s*(?:余|多)?\\s*"
            + "(元|人次|场次|平方米|公里|人|名|位|家|期|场|次|个|项|份|件|篇|条|座|亩|户|所|天|台|套|吨|%|％)");
    private static final Pattern CLAUSE = Pattern.compile("[^，。；,;！？\\n]+");
    private static final Map<String, BigDecimal> TIMES =
            Map.of("万", new BigDecimal("10000"), "亿", new BigDecimal("100000000"));
    private static final Set<String> PEOPLE = Set.of("人", "名", "位", "人次");

    static List<Amount> in(String text) {
        var found = new ArrayList<Amount>();
        var clauses = CLAUSE.matcher(text);
        while (clauses.find()) {
            var clause = clauses.group();
            var words = FIGURE.matcher(clause).replaceAll("");
            var figures = FIGURE.matcher(clause);
            while (figures.find()) {
                var times = figures.group(2) == null ? BigDecimal.ONE : TIMES.get(figures.group(2));
                var unit = figures.group(3).equals("％") ? "%" : figures.group(3);
                found.add(new Amount(new BigDecimal(figures.group(1)).multiply(times), unit, words));
            }
        }
        return found;
    }

    /** People are counted as 人, 名, 位 and 人次 alike. */
    boolean counts(Amount other) {
        return unit.equals(other.unit) || (PEOPLE.contains(unit) && PEOPLE.contains(other.unit));
    }

    /** Whether both clauses speak of the same: at least two pairs of characters in common that say something. */
    boolean about(Amount other) {
        var common = new HashSet<>(Phrases.pairs(clause));
        common.retainAll(Phrases.pairs(other.clause));
        return common.size() >= 2;
    }

    String shown() {
        return unit.equals("元") ? number.movePointLeft(4).stripTrailingZeros().toPlainString() + "万元" : plain() + unit;
    }

    private String plain() {
        return number.stripTrailingZeros().toPlainString();
    }
}
