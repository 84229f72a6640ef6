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
 * @param number written out: 3 万名 is 30000, and lengths are in 米
 * @param unit as it stands, money in 元
 * @param clause the clause it stands in, without its figures
 */
record Amount(BigDecimal number, String unit, String clause) {
    private static final Pattern FIGURE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(万|亿)?\\s*(?:余|多)?\\s*"
            + "(元|人次|场次|台次|平方米|公里|千米|米|个?百分点|分钟|分|小时|学时|课时|人|名|位|家|期|场|次|个|项|份|件|篇|条|座|亩|户|所|天"
            + "|台|套|吨|起|处|例|床|辆|册|棵|株|%|％)");
    private static final Map<String, String> ONE_UNIT =
            Map.of("％", "%", "百分点", "个百分点", "公里", "米", "千米", "米", "课时", "学时");
    private static final Pattern CLAUSE = Pattern.compile("[^，。；,;！？\\n]+");
    private static final Map<String, BigDecimal> TIMES =
            Map.of("万", new BigDecimal("10000"), "亿", new BigDecimal("100000000"));
    private static final BigDecimal A_THOUSAND = new BigDecimal("1000");
    private static final BigDecimal TEN_THOUSAND = new BigDecimal("10000");
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
                var unit = ONE_UNIT.getOrDefault(figures.group(3), figures.group(3));
                var far = figures.group(3).equals("公里") || figures.group(3).equals("千米");
                var number = new BigDecimal(figures.group(1)).multiply(times);
                found.add(new Amount(far ? number.multiply(A_THOUSAND) : number, unit, words));
            }
        }
        return found;
    }

    /** People are counted as 人, 名, 位 and 人次 alike. */
    boolean counts(Amount other) {
        return unit.equals(other.unit) || (PEOPLE.contains(unit) && PEOPLE.contains(other.unit));
    }

    /** How many pairs of characters that say something both clauses have in common. */
    int inCommon(Amount other) {
        var common = new HashSet<>(Phrases.pairs(clause));
        common.retainAll(Phrases.pairs(other.clause));
        return common.size();
    }

    /** In the larger unit where people would write it. */
    String shown() {
        return switch (unit) {
            case "元" ->
                number.compareTo(TEN_THOUSAND) < 0 ? plain(number) + "元" : plain(number.movePointLeft(4)) + "万元";
            case "米" -> number.compareTo(A_THOUSAND) < 0 ? plain(number) + "米" : plain(number.movePointLeft(3)) + "公里";
            default -> plain(number) + unit;
        };
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
