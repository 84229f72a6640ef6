package jiheng.query.findings.check;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A text that is compared with many others. */
final class Passage {
    private static final int RUN = 4;
    private static final int LONG_ENOUGH = 30;
    private static final int NEAR = 60;

    private final String text;
    private final String said;
    /** Its runs of four characters in order, each in a number. */
    private final long[] runs;

    private @Nullable Set<String> figures;

    Passage(String text) {
        this.text = text;
        this.said = Phrases.said(text);
        this.runs = LongStream.rangeClosed(0, said.length() - RUN)
                .map(at -> run((int) at))
                .sorted()
                .distinct()
                .toArray();
    }

    private long run(int from) {
        var run = 0L;
        for (var at = from; at < from + RUN; at++) {
            run = run << Character.SIZE | said.charAt(at);
        }
        return run;
    }

    String said() {
        return said;
    }

    /** Short texts resemble each other anyway. */
    boolean isLongEnough() {
        return said.length() >= LONG_ENOUGH;
    }

    /** The same words, or most of them; but not where all the figures are its own, as in two works of one kind. */
    boolean copies(Passage other) {
        return isLongEnough()
                && other.isLongEnough()
                && (said.equals(other.said) || likeness(other) >= NEAR && !tellsOnlyOtherFiguresThan(other));
    }

    /** How many in a hundred of the shorter one's runs are in the longer; 0 as soon as it is clear that they are few. */
    int likeness(Passage other) {
        var shorter = said.length() <= other.said.length() ? runs : other.runs;
        var longer = shorter == runs ? other.runs : runs;
        var common = 0;
        for (int at = 0, there = 0; at < shorter.length; at++) {
            while (there < longer.length && longer[there] < shorter[at]) {
                there++;
            }
            if (there < longer.length && longer[there] == shorter[at]) {
                common++;
            } else if (100 * (at + 1 - common) > (100 - NEAR) * shorter.length) {
                return 0;
            }
        }
        return shorter.length == 0 ? 0 : 100 * common / shorter.length;
    }

    private boolean tellsOnlyOtherFiguresThan(Passage other) {
        var shared = new HashSet<>(figures());
        shared.retainAll(other.figures());
        return shared.isEmpty() && !figures().isEmpty() && !other.figures().isEmpty();
    }

    /** Without 100 %, which says nothing of its own. */
    private Set<String> figures() {
        if (figures == null) {
            figures = Amount.in(text).stream()
                    .map(Amount::shown)
                    .filter(one -> !one.equals("100%"))
                    .collect(Collectors.toSet());
        }
        return figures;
    }
}
