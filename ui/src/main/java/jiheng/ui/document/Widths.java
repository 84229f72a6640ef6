package jiheng.ui.document;

import java.util.List;
import java.util.Map;

/** How the width of the paper is shared by the columns of a sheet. */
final class Widths {
    private static final Map<String, Integer> SHARES = Map.ofEntries(
            Map.entry("part", 7),
            Map.entry("branch", 7),
            Map.entry("child", 8),
            Map.entry("name", 11),
            Map.entry("content", 13),
            Map.entry("target", 13),
            Map.entry("actual", 15),
            Map.entry("weight", 6),
            Map.entry("score", 6),
            Map.entry("reason", 11),
            Map.entry("improvement", 11));
    private static final int OTHER = 9;

    private Widths() {}

    /** The width of each column, all together as wide as the paper. */
    static double[] of(List<String> columns, double paper) {
        var shares = columns.stream()
                .mapToInt(column -> SHARES.getOrDefault(column, OTHER))
                .toArray();
        double all = 0;
        for (int share : shares) {
            all += share;
        }
        var widths = new double[shares.length];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = paper * shares[i] / all;
        }
        return widths;
    }

    static double between(double[] widths, int first, int last) {
        double sum = 0;
        for (int i = first; i <= last; i++) {
            sum += widths[i];
        }
        return sum;
    }
}
