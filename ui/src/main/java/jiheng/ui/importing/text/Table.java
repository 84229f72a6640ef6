package jiheng.ui.importing.text;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jiheng.ui.importing.Headings;
import jiheng.ui.importing.Headings.Indicator;

/** The columns of the table of indicators as its head shows them, and how well a row fits them when moved. */
final class Table {
    private static final Pattern LEVEL = Pattern.compile("[\\p{IsHan}()、]{1,14}指标");
    private static final Pattern POINTS = Pattern.compile("[-+]?\\d{1,3}(\\.\\d{1,4})?[分%]?");
    private static final int LABEL = 8;
    private static final int FITS = 4;
    private static final int NEVER = -1_000;

    private final Map<Indicator, Integer> columns;
    private final int width;

    private Table(Map<Indicator, Integer> columns, int width) {
        this.columns = new EnumMap<>(columns);
        this.width = width;
    }

    static Optional<Table> headedBy(Line line) {
        return Headings.indicators(line.cells())
                .map(found -> new Table(found, line.cells().size()));
    }

    int width() {
        return width;
    }

    int column(Indicator indicator) {
        return columns.getOrDefault(indicator, -1);
    }

    /** The name of a level-1 or level-2 indicator. */
    static boolean isLevel(String text) {
        return LEVEL.matcher(Headings.plain(text)).matches() && !Headings.isSection(text);
    }

    static boolean isPoints(String text) {
        var folded = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", "");
        return POINTS.matcher(folded).matches() || folded.matches("[-—]+");
    }

    /** Whether a row moved so far would have lost, or gained, just the columns that its count tells. */
    private boolean isCounted(Line line, int offset) {
        var lacking = width - line.cells().size();
        return offset >= Math.min(0, lacking) && offset <= Math.max(0, lacking);
    }

    /**
     * How far to the right a whole row must be moved so that its points stand below 分值 and 得分 and its names below
     * their levels; empty if it is no whole row. Of two that fit alike, the one that the count of its cells tells, and
     * then the one nearest to the row before.
     */
    Optional<Integer> offset(Line line, int before) {
        return candidates()
                .filter(offset -> fit(line, offset) >= FITS)
                .max(Comparator.comparingInt((Integer offset) -> fit(line, offset))
                        .thenComparing(offset -> isCounted(line, offset))
                        .thenComparing(offset -> -Math.abs(offset - before)));
    }

    private static Stream<Integer> candidates() {
        return Stream.of(0, 1, -1, 2, -2);
    }

    private int fit(Line line, int offset) {
        var fit = 0;
        for (int i : line.filled()) {
            var text = line.cells().get(i);
            var column = i + offset;
            if (column < 0 || column >= width) {
                return NEVER;
            } else if (column == column(Indicator.WEIGHT) || column == column(Indicator.SCORE)) {
                fit += isPoints(text) ? 3 : -9;
            } else if (column == column(Indicator.LEVEL1) || column == column(Indicator.LEVEL2)) {
                fit += isLevel(text) ? 3 : -3;
            } else if (column < column(Indicator.LEVEL1)) {
                fit += text.length() < LABEL && !isLevel(text) ? 0 : -4;
            } else {
                fit += isLevel(text) || (column > column(Indicator.SCORE) && isPoints(text)) ? -2 : 0;
            }
        }
        return fit;
    }

    /**
     * The columns in which pieces go on from the row above: all of them stand below something, texts that had come to
     * their end are not among them if that can be, and the longest is. Empty if none fits.
     */
    Optional<Map<Integer, Integer>> below(Pieces above, Line line, int before) {
        return candidates()
                .map(offset -> {
                    Map<Integer, Integer> columns = new TreeMap<>();
                    line.filled().forEach(i -> columns.put(i, i + offset));
                    return columns;
                })
                .filter(columns -> fit(above, line, columns, before) > NEVER)
                .max(Comparator.comparingInt(columns -> fit(above, line, columns, before)));
    }

    private int fit(Pieces above, Line line, Map<Integer, Integer> columns, int before) {
        var first = columns.entrySet().iterator().next();
        var offset = first.getValue() - first.getKey();
        var fit = (isCounted(line, offset) ? 2 : 0) + (offset == before ? 1 : 0);
        for (var entry : columns.entrySet()) {
            var column = entry.getValue();
            var text = line.cells().get(entry.getKey());
            var points = column == column(Indicator.WEIGHT) || column == column(Indicator.SCORE);
            if (points && !above.has(column) && isPoints(text)) {
                fit += 4;
            } else if (!above.has(column) || points) {
                return NEVER;
            } else {
                fit += (column == above.longest() ? 2 : 0) + (Joined.isClosed(above.at(column)) ? -3 : 3);
            }
        }
        return fit;
    }
}
