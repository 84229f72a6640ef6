package jiheng.query.findings.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A figure as a text tells it.
 *
 * @param number written out: 3 万名 is 30000, and lengths are in 米; the lower end of a range, or the upper of a ceiling
 * @param most the upper end of a range, else the number
 * @param unit as it stands, money in 元
 * @param clause the words around it in its clause, without figures
 * @param said the pairs of characters in that clause
 * @param bound what its own words make it
 * @param way 1 if it tells by how much something grew, -1 if by how much it fell, 0 if how much there is
 */
record Amount(BigDecimal number, BigDecimal most, String unit, String clause, Set<Integer> said, Bound bound, int way) {
    private static final Pattern FIGURE =
            Pattern.compile("(?<![\\d.])(?:(\\d{1,15}+(?:\\.\\d{1,9}+)?)\\s*+%?\\s*+[-–—~～至]\\s*+)?"
                    + "(\\d{1,15}+(?:\\.\\d{1,9}+)?)\\s*+(万|亿)?\\s*+(?:余|多)?\\s*+"
                    + "(元|人次|场次|台次|批次|平方米|立方米|公里|千米|km|米|个?百分点|分钟|分|小时|学时|课时|人|名|位|家|期|场|次|个|项|份|件|篇|条|座"
                    + "|亩|公顷|户|所|天|台|套|公斤|千克|吨|起|处|例|床|辆|册|棵|株|批|头|盏|%|％|‰)");
    private static final Pattern A_PLACE =
            Pattern.compile("((?<![目之以此汛年底日月])前|第|[由从](上年的?)?\\D{0,2}|(排名|位列|位居)\\D{0,4})$");
    private static final Pattern A_CHANGE =
            Pattern.compile("(?:(增长|提高|提升|增加|上升|增幅)|下降|降低|减少|压减|缩短|下滑|降幅)(?:达到|[^到至为]){0,5}$");
    private static final Set<String> TOLD_AS_CHANGES = Set.of("%", "‰", "个百分点");
    private static final Map<String, String> ONE_UNIT = Map.of(
            "％", "%", "百分点", "个百分点", "公里", "米", "千米", "米", "km", "米", "课时", "学时", "公斤", "吨", "千克", "吨", "批次", "批");
    private static final Map<String, BigDecimal> TIMES = Map.of(
            "万", new BigDecimal("10000"),
            "亿", new BigDecimal("100000000"),
            "公里", new BigDecimal("1000"),
            "千米", new BigDecimal("1000"),
            "km", new BigDecimal("1000"),
            "公斤", new BigDecimal("0.001"),
            "千克", new BigDecimal("0.001"));
    private static final Pattern CLAUSE = Pattern.compile("[^，。；,;！？\\n]++");
    private static final Pattern PER = Pattern.compile("每|[人户亩]均|/[人户亩生户年月天]|标准");
    private static final Pattern RATE = Pattern.compile("\\p{IsHan}{2}率|满意度");
    private static final BigDecimal A_THOUSAND = new BigDecimal("1000");
    private static final BigDecimal TEN_THOUSAND = new BigDecimal("10000");
    private static final Set<String> PEOPLE = Set.of("人", "名", "位", "人次");
    private static final int AROUND = 40;
    private static final int NEAR = 12;

    static List<Amount> in(String text) {
        var found = new ArrayList<Amount>();
        var clauses = CLAUSE.matcher(Digits.plain(text));
        while (clauses.find()) {
            var clause = clauses.group();
            FIGURE.matcher(clause).results().forEach(figure -> {
                var before = clause.substring(Math.max(0, figure.start() - NEAR), figure.start());
                if (!A_PLACE.matcher(before).find()) {
                    found.add(of(clause, before, figure));
                }
            });
        }
        return found;
    }

    private static Amount of(String clause, String before, MatchResult figure) {
        var after = clause.substring(figure.end(), Math.min(clause.length(), figure.end() + NEAR));
        var bound = Bound.of(before, after);
        var times = figure.group(3) == null ? "" : figure.group(3);
        var last = number(figure.group(2), times, figure.group(4));
        var first = figure.group(1) == null || bound == Bound.CEILING
                ? last
                : number(figure.group(1), times, figure.group(4));
        var unit = ONE_UNIT.getOrDefault(figure.group(4), figure.group(4));
        var words = FIGURE.matcher(clause.substring(
                        Math.max(0, figure.start() - AROUND), Math.min(clause.length(), figure.end() + AROUND)))
                .replaceAll("");
        return new Amount(
                first,
                last,
                unit,
                words,
                Phrases.pairs(words),
                bound,
                TOLD_AS_CHANGES.contains(unit) ? way(before) : 0);
    }

    private static int way(String before) {
        var change = A_CHANGE.matcher(before);
        if (!change.find()) {
            return 0;
        }
        return change.group(1) == null == before.endsWith("-") ? 1 : -1;
    }

    private static BigDecimal number(String digits, String times, String unit) {
        return new BigDecimal(digits)
                .multiply(TIMES.getOrDefault(times, BigDecimal.ONE))
                .multiply(TIMES.getOrDefault(unit, BigDecimal.ONE));
    }

    /** A number that stands by itself, in a unit that stands by itself. */
    static Amount measured(BigDecimal number, String unit) {
        var large = unit.length() > 1 && "万亿".contains(unit.substring(0, 1)) ? 1 : 0;
        var one = unit.substring(large);
        var whole = number.multiply(TIMES.getOrDefault(unit.substring(0, large), BigDecimal.ONE))
                .multiply(TIMES.getOrDefault(one, BigDecimal.ONE));
        return new Amount(whole, whole, ONE_UNIT.getOrDefault(one, one), "", Set.of(), Bound.NONE, 0);
    }

    /** What grew by less than nothing where it was to fall, and the other way round. */
    Amount asFarAs(Amount target) {
        return way == target.way
                ? this
                : new Amount(number.negate(), most.negate(), unit, clause, said, bound, target.way);
    }

    /** Whether both may tell of one thing: both for each of something or neither, both a change or neither, one rate. */
    boolean isLike(Amount other) {
        return counts(other)
                && PER.matcher(clause).find() == PER.matcher(other.clause).find()
                && (way == 0) == (other.way == 0)
                && (rate().isEmpty() || other.rate().isEmpty() || rate().equals(other.rate()));
    }

    /** Which rate it is, as 合格率; empty if it names none. */
    private String rate() {
        return RATE.matcher(clause).results().map(MatchResult::group).reduce("", (one, last) -> last);
    }

    /** People are counted as 人, 名, 位 and 人次 alike. */
    boolean counts(Amount other) {
        return unit.equals(other.unit) || (PEOPLE.contains(unit) && PEOPLE.contains(other.unit));
    }

    /** How many pairs of characters that say something both clauses have in common. */
    long inCommon(Amount other) {
        return said.stream().filter(other.said::contains).count();
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
