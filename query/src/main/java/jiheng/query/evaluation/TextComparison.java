package jiheng.query.evaluation;

import com.github.difflib.DiffUtils;
import java.util.ArrayList;
import java.util.Collections;
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
        var before = words(from);
        var after = words(to);
        var head = common(before, after);
        var tail = common(reversed(before.subList(head, before.size())), reversed(after.subList(head, after.size())));
        var segments = new ArrayList<Segment>();
        add(segments, Fate.KEPT, before.subList(0, head));
        middle(segments, before.subList(head, before.size() - tail), after.subList(head, after.size() - tail));
        add(segments, Fate.KEPT, before.subList(before.size() - tail, before.size()));
        return List.copyOf(segments);
    }

    /** Beyond this many pairs of words a comparison would cost seconds, and tell a reader nothing. */
    private static final long MOST_PAIRS = 4_000_000;

    private static void middle(List<Segment> segments, List<String> before, List<String> after) {
        if ((long) before.size() * after.size() > MOST_PAIRS) {
            add(segments, Fate.REMOVED, before);
            add(segments, Fate.ADDED, after);
            return;
        }
        for (var delta : DiffUtils.diff(before, after, true).getDeltas()) {
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
    }

    private static int common(List<String> one, List<String> other) {
        var length = 0;
        while (length < one.size() && length < other.size() && one.get(length).equals(other.get(length))) {
            length++;
        }
        return length;
    }

    private static List<String> reversed(List<String> words) {
        var reversed = new ArrayList<>(words);
        Collections.reverse(reversed);
        return reversed;
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
