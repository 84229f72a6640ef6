package jiheng.ui.importing.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jiheng.events.evaluation.Words;
import jiheng.ui.importing.Notice;

/** What a person should know of the reading, and which lines each cell came from. */
final class Told {
    private static final int SHOWN = 60;

    private final List<Notice> notices = new ArrayList<>();
    private final Map<Place, TreeSet<Integer>> lines = new TreeMap<>();

    /** A cell of the form as it is put together; the row is the number of its first line. */
    private record Place(int row, int column) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return row == other.row ? Integer.compare(column, other.column) : Integer.compare(row, other.row);
        }
    }

    void came(int row, int column, int line) {
        lines.computeIfAbsent(new Place(row, column), place -> new TreeSet<>()).add(line);
    }

    void guessed(int line, String code, String zh, String en) {
        tell(Notice.Kind.GUESSED, line(line), code, zh, en);
    }

    void guessedOf(int row, int column, String code, String zh, String en) {
        tell(Notice.Kind.GUESSED, place(row, column), code, zh, en);
    }

    void refused(int line, String code, String zh, String en) {
        tell(Notice.Kind.REFUSED, line(line), code, zh, en);
    }

    void noted(int line, String code, String zh, String en) {
        tell(Notice.Kind.NOTED, line(line), code, zh, en);
    }

    private void tell(Notice.Kind kind, String where, String code, String zh, String en) {
        notices.add(new Notice(kind, where, code, new Words(zh, en)));
    }

    List<Notice> notices() {
        return List.copyOf(notices);
    }

    /** The line or lines that a cell of the form was put together from. */
    String place(int row, int column) {
        var from = lines.get(new Place(row, column));
        return from == null || from.size() < 2
                ? line(row)
                : "第 " + from.stream().map(String::valueOf).collect(Collectors.joining("、")) + " 行";
    }

    static String line(int number) {
        return "第 " + number + " 行";
    }

    static String shortened(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= SHOWN
                ? line
                : line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…";
    }
}
