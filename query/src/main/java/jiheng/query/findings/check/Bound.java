package jiheng.query.findings.check;

import java.util.regex.Pattern;

/** What its own words make of a figure that is aimed at. */
enum Bound {
    CEILING,
    FLOOR,
    NONE;

    private static final Pattern FLOOR_BEFORE = Pattern.compile("(≥|>|＞|≧|[不未].{0,2}[低少小]于|至少|达到?|超过?)\\D{0,6}$");
    private static final Pattern FLOOR_AFTER = Pattern.compile("^\\s*(及?以上|之上)");
    private static final Pattern CEILING_BEFORE = Pattern.compile("(≤|<|＜|≦|不得?超过?|不得?[高多大]于|不突破|控制在|最多|最高|至多"
            + "|(?<![不未得能应宜可])[低少小]于|(降|缩短|压缩|压减|减少|下降|降低)[至到为])\\D{0,6}$");
    private static final Pattern CEILING_AFTER = Pattern.compile("^\\s*(工?作?日)?(以内|之内|及?以下|内(?![容部外涝设控]))");

    /** By the words before a figure and those after it. */
    static Bound of(String before, String after) {
        var ceiling = CEILING_BEFORE.matcher(before).find();
        if (!ceiling && FLOOR_BEFORE.matcher(before).find()
                || FLOOR_AFTER.matcher(after).find()) {
            return FLOOR;
        }
        return ceiling || CEILING_AFTER.matcher(after).find() ? CEILING : NONE;
    }
}
