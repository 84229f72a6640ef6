package jiheng.ui.importing;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jiheng.command.template.Templates;
import jiheng.events.evaluation.TemplateVersion;

/** The official headings, for readers that must find the columns before there is a sheet. */
public final class Headings {
    /** A column of the table of indicators, in the official order. */
    public enum Indicator {
        LEVEL1,
        LEVEL2,
        LEVEL3,
        CONTENT,
        TARGET,
        ACTUAL,
        WEIGHT,
        SCORE,
        REASON,
        IMPROVEMENT
    }

    private static final Map<String, Indicator> COLUMNS = Map.of(
            "branch", Indicator.LEVEL1,
            "child", Indicator.LEVEL2,
            "name", Indicator.LEVEL3,
            "content", Indicator.CONTENT,
            "target", Indicator.TARGET,
            "actual", Indicator.ACTUAL,
            "weight", Indicator.WEIGHT,
            "score", Indicator.SCORE,
            "reason", Indicator.REASON,
            "improvement", Indicator.IMPROVEMENT);

    /** The published text is the department's form of 2022. */
    static final Vocabulary WORDS = new Vocabulary(
            Templates.shipped().find(new TemplateVersion("department-2022", 1)).orElseThrow(), List.of());

    private static final Set<String> NEEDED = Set.of("branch", "child", "name", "target", "actual", "weight", "score");

    private static final List<Set<String>> BESIDE =
            List.of(Labels.UNIT_NAME, Labels.INDEPENDENT_UNITS, Labels.YEAR, Labels.DUTIES, Labels.SECTIONS);

    private Headings() {}

    /** Where each column of the table of indicators stands; empty if these cells are not its head. */
    public static Optional<Map<Indicator, Integer>> indicators(List<String> cells) {
        var found = new EnumMap<Indicator, Integer>(Indicator.class);
        for (int i = 0; i < cells.size(); i++) {
            var column = WORDS.indicator(cells.get(i));
            if (column != null && COLUMNS.containsKey(column)) {
                found.putIfAbsent(COLUMNS.get(column), i);
            }
        }
        var needed = NEEDED.stream().map(COLUMNS::get).collect(Collectors.toSet());
        return found.keySet().containsAll(needed) ? Optional.of(found) : Optional.empty();
    }

    /** Where the source and the amounts of the fund table stand; empty if these cells are not its head. */
    public static Optional<Integer> fundSource(List<String> cells) {
        var columns = cells.stream()
                .map(cell -> Optional.ofNullable(WORDS.fund(cell)))
                .toList();
        var head =
                Stream.of(Vocabulary.SOURCE, "budget", "executed").allMatch(one -> columns.contains(Optional.of(one)));
        return head ? Optional.of(columns.indexOf(Optional.of(Vocabulary.SOURCE))) : Optional.empty();
    }

    public static boolean isGoals(String text) {
        return in(text, Labels.GOALS);
    }

    public static boolean isResults(String text) {
        return in(text, Labels.RESULTS);
    }

    public static boolean isTotal(String text) {
        return in(text, Labels.TOTAL);
    }

    public static boolean isSection(String text) {
        return in(text, Labels.SECTIONS);
    }

    /** Any label of the form's head. */
    public static boolean isLabel(String text) {
        return isGoals(text) || isResults(text) || BESIDE.stream().anyMatch(set -> in(text, set));
    }

    /** The labels that stand in a column of their own, beside what they name, and of which this is a part. */
    public static List<String> sideLabelsWith(String part) {
        var plain = Labels.plain(part);
        return plain.isEmpty()
                ? List.of()
                : Stream.of(Labels.SECTIONS, Labels.DUTIES)
                        .flatMap(Set::stream)
                        .filter(label -> label.contains(plain) && !label.equals(plain))
                        .sorted()
                        .toList();
    }

    /** The text as labels are compared: width folded, without white space. */
    public static String plain(String text) {
        return Labels.plain(text);
    }

    private static boolean in(String text, Set<String> labels) {
        return labels.contains(Labels.plain(text)) || labels.contains(Labels.base(text));
    }
}
