package jiheng.query.findings.check;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.Indicator;
import org.jspecify.annotations.Nullable;

/**
 * A row of the indicator table as the checks read it: the beginning of each text, which is read once however many checks
 * ask.
 */
final class Row {
    /** So much of a text is compared. */
    static final int LONGEST = 1000;

    /** A text that tells more figures is not searched for those of a target. */
    static final int MOST_FIGURES = 30;

    private final Indicator indicator;
    private final Content content;
    private final Map<String, String> texts = new HashMap<>();
    private @Nullable List<Pair> pairs;
    private @Nullable Set<Integer> said;
    private @Nullable List<Amount> figures;
    private @Nullable Boolean leftOut;

    Row(Indicator indicator, Content content) {
        this.indicator = indicator;
        this.content = content;
    }

    static List<Row> all(Content content) {
        return content.indicators().stream()
                .sorted(Comparator.comparingInt(Indicator::position))
                .map(one -> new Row(one, content))
                .toList();
    }

    Cell cell(String field) {
        return Cell.indicator(indicator.id(), field);
    }

    Indicator indicator() {
        return indicator;
    }

    Content content() {
        return content;
    }

    String text(String field) {
        return texts.computeIfAbsent(field, any -> beginning(content.text(cell(field))));
    }

    /** The figures in what was reached. */
    List<Amount> figures() {
        if (figures == null) {
            figures = Amount.in(reached());
        }
        return figures;
    }

    static String beginning(String text) {
        var whole = text.strip();
        return whole.length() <= LONGEST ? whole : whole.substring(0, LONGEST);
    }

    /** Whether it tells more than is compared. */
    boolean isLeftOut() {
        if (leftOut == null) {
            leftOut = Stream.of("target", "actual", "reason")
                            .anyMatch(field -> text(field).length() == LONGEST)
                    || Stream.of("target", "actual")
                            .anyMatch(field -> Amount.in(text(field)).size() > MOST_FIGURES);
        }
        return leftOut;
    }

    /** The pairs of characters in what was reached. */
    Set<Integer> said() {
        if (said == null) {
            said = Phrases.pairs(reached());
        }
        return said;
    }

    BigDecimal points(String field) {
        return content.number(cell(field)).orElse(BigDecimal.ZERO);
    }

    BigDecimal weight() {
        return points("weight");
    }

    BigDecimal score() {
        return points("score");
    }

    boolean isFull() {
        return weight().signum() > 0 && score().compareTo(weight()) >= 0;
    }

    boolean explains() {
        return Stream.of("reason", "improvement", "deduction", "explanation", "note")
                .anyMatch(field -> Phrases.explains(text(field)));
    }

    /** What is aimed at, in words. */
    String aim() {
        return joined("content", "target", "targets", "value");
    }

    /** What was reached, in words. */
    String reached() {
        return joined("actual", "actuals", "reached");
    }

    Cell aimCell() {
        return first("target", "targets", "value", "content");
    }

    Cell reachedCell() {
        return first("actual", "actuals", "reached");
    }

    /** The measures of the row, or, where it has none, the figures its texts tell of the same thing. */
    List<Pair> pairs() {
        if (pairs == null) {
            pairs = Pairs.of(this);
        }
        return pairs;
    }

    /** Whether its figures stand in columns of their own rather than in its texts. */
    boolean isMeasured() {
        return !Pairs.measured(this).isEmpty();
    }

    private Cell first(String... fields) {
        return Stream.of(fields)
                .filter(field -> !text(field).isEmpty())
                .findFirst()
                .map(this::cell)
                .orElse(cell(fields[0]));
    }

    private String joined(String... fields) {
        return Stream.of(fields)
                .map(this::text)
                .filter(text -> !text.isEmpty())
                .reduce((one, other) -> one + "\n" + other)
                .orElse("");
    }
}
