package jiheng.query.findings.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What two Chinese texts have in common, by runs of characters; no dictionary is needed. */
final class Phrases {
    private static final int RUN = 4;
    private static final int AN_ECHO = 12;
    private static final int ALL_BUT_SOME = 85;
    private static final Pattern NOT_SAID = Pattern.compile("[^\\p{IsHan}\\p{L}\\p{N}]+");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}+");
    private static final Set<Integer> SAYS_LITTLE =
            pairsOf("参加 组织 完成 全区 全市 全省 全县 全年 共计 开展 进行 工作 年度 积极 做好 进一 一步 加强 不断 各种 类型 形成 推动 提升 以上 以下 以内 不低 低于 不少 少于");
    private static final Pattern NO_REASON =
            Pattern.compile("|无|暂无|没有|不涉及|不适用|无需|略|同上|已完成|全部完成|正常|无偏差|无未完成(情况|原因)?|(?i:na|none)");

    private Phrases() {}

    /** Whether a text says anything in a cell for reasons; 无 or a dash does not. */
    static boolean explains(String text) {
        return !NO_REASON.matcher(said(text)).matches();
    }

    /** The text without blanks and marks. */
    static String said(String text) {
        return NOT_SAID.matcher(text).replaceAll("");
    }

    /** Pairs of neighbouring characters, each in a number, without those that stand in any text. */
    static Set<Integer> pairs(String text) {
        var pairs = pairsOf(text);
        pairs.removeAll(SAYS_LITTLE);
        return pairs;
    }

    private static Set<Integer> pairsOf(String text) {
        var pairs = new LinkedHashSet<Integer>();
        var runs = HAN.matcher(text);
        while (runs.find()) {
            for (var at = runs.start(); at + 2 <= runs.end(); at++) {
                pairs.add(text.charAt(at) << Character.SIZE | text.charAt(at + 1));
            }
        }
        return pairs;
    }

    /** How many in a hundred of the pairs are among those of a text. */
    static int covered(Set<Integer> pairs, Set<Integer> told) {
        return pairs.isEmpty()
                ? 100
                : (int) (100 * pairs.stream().filter(told::contains).count() / pairs.size());
    }

    /** Whether a text says only what the other does, and no figure. */
    static boolean echoes(String text, String other) {
        if (text.length() < AN_ECHO || text.chars().anyMatch(Character::isDigit)) {
            return false;
        }
        var runs = runs(text);
        return runs.stream().filter(other::contains).count() * 100 >= (long) ALL_BUT_SOME * runs.size();
    }

    private static List<String> runs(String text) {
        return IntStream.rangeClosed(0, text.length() - RUN)
                .mapToObj(at -> text.substring(at, at + RUN))
                .distinct()
                .toList();
    }
}
