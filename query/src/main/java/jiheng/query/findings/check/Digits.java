package jiheng.query.findings.check;

import java.util.regex.Pattern;

/** Numbers as people type them, in the digits that the checks read. */
final class Digits {
    private static final Pattern GROUPED = Pattern.compile("(?<![\\d.])\\d{1,3}+(?:[,， ]\\d{3}(?!\\d))++");
    private static final Pattern MARK = Pattern.compile("[,， ]");

    private static final Pattern PERCENT = Pattern.compile("百分之([一二两三四五六七八九十百零]{1,4})");
    private static final Pattern TENTHS = Pattern.compile("(?<=率(达到?|约|为|近|超过?)?)([一二三四五六七八九])成([一二三四五六七八九半]?)");
    private static final Pattern HELD =
            Pattern.compile("(?<=(举办|开办|组织|开展)了?)([二两三四五六七八九十]{1,3})(?=[期场次])|(?<=(举办|开办)了?)([二两三四五六七八九十]{1,3})(?=个)");
    private static final String NUMERALS = "零一二三四五六七八九";

    private Digits() {}

    /** Full-width digits and the numerals of shares and of what was held as digits, and no marks between thousands. */
    static String plain(String text) {
        var narrow = new StringBuilder(text);
        for (var at = 0; at < narrow.length(); at++) {
            var one = narrow.charAt(at);
            if (one >= '０' && one <= '９') {
                narrow.setCharAt(at, (char) (one - '０' + '0'));
            }
        }
        var ungrouped = GROUPED.matcher(narrow)
                .replaceAll(grouped -> MARK.matcher(grouped.group()).replaceAll(""))
                .replace("一刻钟", "15分钟");
        var shares = PERCENT.matcher(ungrouped).replaceAll(share -> number(share.group(1)) + "%");
        var tenths = TENTHS.matcher(shares)
                .replaceAll(share -> number(share.group(2))
                        + (share.group(3).equals("半")
                                ? "5"
                                : share.group(3).isEmpty() ? "0" : "" + number(share.group(3)))
                        + "%");
        return HELD.matcher(tenths)
                .replaceAll(held -> "" + number(held.group(2) == null ? held.group(4) : held.group(2)));
    }

    /** Up to a hundred. */
    private static int number(String numeral) {
        var one = numeral.replace('两', '二');
        if (one.equals("百") || one.equals("一百")) {
            return 100;
        }
        var tens = one.indexOf('十');
        if (tens < 0) {
            return Math.max(0, NUMERALS.indexOf(one.charAt(one.length() - 1)));
        }
        return 10 * (tens == 0 ? 1 : NUMERALS.indexOf(one.charAt(0)))
                + (tens == one.length() - 1 ? 0 : Math.max(0, NUMERALS.indexOf(one.charAt(tens + 1))));
    }
}
