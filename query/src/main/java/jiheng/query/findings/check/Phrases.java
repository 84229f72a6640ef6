package jiheng.query.findings.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What two Chinese texts have in common, by runs of characters; no dictionary is needed. */
final class Phrases {
    private static final int RUN = 4;
    private static final int LONG_ENOUGH = 30;
    private static final int NEAR = 60;
    private static final int AN_ECHO = 12;
    private static final int ALL_BUT_SOME = 85;
    private static final Pattern NOT_SAID = Pattern.compile("[^\\p{IsHan}\\p{L}\\p{N}]+");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}+");
    private static final Set<String> SAYS_LITTLE = Set.of(
            "参加", "组织", "完成", "全区", "全市", "全省", "全县", "全年", "共计", "开展", "进行", "工作", "年度", "积极", "做好", "进一", "一步", "加强",
            "不断", "各种", "类型", "形成", "推动", "提升", "以上", "以下", "以内", "不低", "低于", "不少", "少于");

    private Phrases() {}

    /** The text without blanks and marks. */
    static String said(String text) {
        return NOT_SAID.matcher(text).replaceAll("");
    }

    /** Pairs of neighbouring characters, without those that stand in any text. */
    static Set<String> pairs(String text) {
        var pairs = new LinkedHashSet<String>();
        var runs = HAN.matcher(text);
        while (runs.find()) {
            var run = runs.group();
            for (var i = 0; i + 2 <= run.length(); i++) {
                pairs.add(run.substring(i, i + 2));
            }
        }
        pairs.removeAll(SAYS_LITTLE);
        return pairs;
    }

    /** How many in a hundred of the pairs stand in the text. */
    static int covered(Set<String> pairs, String text) {
        return pairs.isEmpty()
                ? 100
                : (int) (100 * pairs.stream().filter(text::contains).count() / pairs.size());
    }

    /** Whether one says most of what the other, shorter one does; short texts resemble each other anyway. */
    static boolean nearCopies(String one, String other) {
        var shorter = one.length() <= other.length() ? one : other;
        var longer = shorter.equals(one) ? other : one;
        if (shorter.length() < LONG_ENOUGH) {
            return false;
        }
        var runs = runs(shorter);
        return runs.stream().filter(longer::contains).count() * 100 >= (long) NEAR * runs.size();
    }

    /** Whether a text says only what the other does, and no figure. */
    static boolean echoes(String text, String other) {
        if (text.length() < AN_ECHO || text.chars().anyMatch(Character::isDigit)) {
            return false;
        }
        var runs = runs(text);
        return runs.stream().filter(other::contains).count() * 100 >= (long) ALL_BUT_SOME * runs.size();
    }

    /** Many texts, to be found again in any other without comparing each with each. */
    static final class Index {
        private final List<String> texts;
        private final Map<String, List<Integer>> places = new HashMap<>();

        Index(List<String> texts) {
            this.texts = texts;
            for (var at = 0; at < texts.size(); at++) {
                if (texts.get(at).length() >= LONG_ENOUGH) {
                    for (var run : runs(texts.get(at))) {
                        places.computeIfAbsent(run, any -> new ArrayList<>()).add(at);
                    }
                }
            }
        }

        /** The places of the texts that are near copies of this one. */
        List<Integer> copiesOf(String text) {
            if (places.isEmpty() || text.length() < LONG_ENOUGH) {
                return List.of();
            }
            var hits = new TreeMap<Integer, Integer>();
            runs(text)
                    .forEach(run -> places.getOrDefault(run, List.of()).forEach(at -> hits.merge(at, 1, Integer::sum)));
            return hits.entrySet().stream()
                    .filter(hit -> 200L * hit.getValue()
                            >= (long) NEAR * Math.min(texts.get(hit.getKey()).length(), text.length()))
                    .map(Map.Entry::getKey)
                    .filter(at -> nearCopies(texts.get(at), text))
                    .toList();
        }
    }

    private static List<String> runs(String text) {
        return java.util.stream.IntStream.rangeClosed(0, text.length() - RUN)
                .mapToObj(at -> text.substring(at, at + RUN))
                .distinct()
                .toList();
    }
}
