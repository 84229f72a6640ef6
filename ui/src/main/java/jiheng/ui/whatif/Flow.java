package jiheng.ui.whatif;

import java.util.ArrayList;
import java.util.List;

/**
 * One band of the chart from grades as they stand (left) to grades under other rules (right). Heights share 240 units
 * among all forms, with a gap of 8 between grades.
 *
 * @param path an SVG path
 */
record Flow(int from, int to, int count, String path) {
    private static final double HEIGHT = 240;
    private static final double GAP = 8;
    private static final double LEFT = 90;
    private static final double RIGHT = 330;

    /** A grade's bar at one side, with how many forms it holds. */
    record Bar(int grade, int count, double top, double height) {
        public double middle() {
            return top + height / 2;
        }
    }

    /** All of the chart. */
    record Chart(List<Flow> flows, List<Bar> left, List<Bar> right) {}

    static Chart of(List<List<Integer>> moves) {
        var size = moves.size();
        var all = Math.max(
                1,
                moves.stream().flatMap(List::stream).mapToInt(Integer::intValue).sum());
        var unit = HEIGHT / all;
        var left = bars(
                moves.stream()
                        .map(row -> row.stream().mapToInt(Integer::intValue).sum())
                        .toList(),
                unit);
        var columns = new ArrayList<Integer>();
        for (int to = 0; to < size; to++) {
            var column = to;
            columns.add(moves.stream().mapToInt(row -> row.get(column)).sum());
        }
        var right = bars(columns, unit);
        var flows = new ArrayList<Flow>();
        var taken = new double[size];
        for (int from = 0; from < size; from++) {
            var start = left.get(from).top();
            for (int to = 0; to < size; to++) {
                var count = moves.get(from).get(to);
                if (count > 0) {
                    var end = right.get(to).top() + taken[to];
                    var width = count * unit;
                    flows.add(new Flow(from, to, count, path(start, end, width)));
                    start += width;
                    taken[to] += width;
                }
            }
        }
        return new Chart(List.copyOf(flows), left, right);
    }

    private static List<Bar> bars(List<Integer> counts, double unit) {
        var bars = new ArrayList<Bar>();
        var top = 0.0;
        for (int grade = 0; grade < counts.size(); grade++) {
            var height = counts.get(grade) * unit;
            bars.add(new Bar(grade, counts.get(grade), top, height));
            top += height + GAP;
        }
        return List.copyOf(bars);
    }

    private static String path(double start, double end, double width) {
        var middle = (LEFT + RIGHT) / 2;
        return "M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1fV%.1fC%.1f %.1f %.1f %.1f %.1f %.1fZ"
                .formatted(
                        LEFT,
                        start,
                        middle,
                        start,
                        middle,
                        end,
                        RIGHT,
                        end,
                        end + width,
                        middle,
                        end + width,
                        middle,
                        start + width,
                        LEFT,
                        start + width);
    }
}
