package jiheng.query.evaluation;

import com.github.difflib.DiffUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Compares two texts word by word: a Chinese character, a number or a Latin word is one word. Pure. */
public final class TextComparison {
    /** What became of a stretch of text. */
    public enum Fate {
        KEPT,
        REMOVED,
        ADDED
    }

    public record Segment(Fate fate, String text) {}

    private static final Pattern WORD = Pattern.compile("[0-9]+(?:[.,][0-9]+)*%?|[A-Za-z]+|\\s+|.", Pattern.DOTALL);

    private TextComparison() {}

    /** The kept and added segments joined are {@code to}; the kept and removed ones are {@code from}. */
    public static List<Segment> between(String from, String to) {
        var segments = new ArrayList<Segment>();
        for (var delta : DiffUtils.diff(words(from), words(to), true).getDeltas()) {
            switch (delta.getType()) {
                case EQUAL -> add(segments, Fate.KEPT, delta.getSource().getLines());
                case DELETE -> add(segments, Fate.REMOVED, delta.getSource().getLines());
                case INSERT -> add(segments, Fate.ADDED, delta.getTarget().getLines());
                case CHANGE -> {
                    add(segments, Fate.REMOVED, delta.getSource().getLines());
                    add(segments, Fate.ADDED, delta.getTarget().getLines());
                }
            }
        }
        return List.copyOf(segments);
    }

    private static void add(List<Segment> segments, Fate fate, List<String> words) {
        if (!words.isEmpty()) {
            segments.add(new Segment(fate, String.join("", words)));
        }
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(match -> match.group()).toList();
    }
}
