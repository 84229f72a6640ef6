package jiheng.ui.importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jiheng.command.evaluation.CellEntry;
import jiheng.command.evaluation.ImportForm;
import jiheng.events.evaluation.Origin;
import jiheng.events.evaluation.Words;
import org.jspecify.annotations.Nullable;

/**
 * A sheet as it stands, with what became of each of its cells.
 *
 * @param rows only those in use
 * @param choices what a cell's words may be corrected to, by the part of the form they stand in
 * @param cut whether the sheet goes on below
 */
public record Picture(List<Line> rows, Map<String, List<Choice>> choices, boolean cut) {
    private static final int MOST_ROWS = 300;
    private static final int MOST_COLUMNS = 80;

    /** @param number from 1 */
    public record Line(int number, List<Square> cells) {}

    public record Choice(String target, Words words) {}

    /**
     * @param column from 0
     * @param place where it goes, if it was taken
     * @param why what there is to be told of it
     * @param part where its words may be corrected, and {@code label} by which; null where they may not
     * @param corrected the remembered meaning of the words, if any
     */
    public record Square(
            String cell,
            int column,
            int rows,
            int columns,
            String text,
            State state,
            @Nullable Words place,
            List<Words> why,
            @Nullable String part,
            @Nullable String label,
            @Nullable String corrected) {}

    public enum State {
        TAKEN,
        GUESSED,
        REFUSED,
        HEADING,
        IGNORED
    }

    static @Nullable Picture of(OfficialForm read, ImportForm command, List<Notice> notices) {
        var sheet = read.sheet();
        return sheet == null ? null : new Drawing(read, sheet, command, notices).picture();
    }

    private static final class Drawing {
        private final OfficialForm read;
        private final SheetForm sheet;
        private final Grid grid;
        private final Targets targets;
        private final Map<String, Words> places = new HashMap<>();
        private final Map<String, List<Notice>> told = new HashMap<>();
        private final Map<String, Correction> names = new HashMap<>();

        Drawing(OfficialForm read, SheetForm sheet, ImportForm command, List<Notice> notices) {
            this.read = read;
            this.sheet = sheet;
            this.grid = sheet.grid();
            this.targets = new Targets(sheet.words().layout());
            var rows = new HashMap<String, Integer>();
            command.rows().forEach(row -> rows.put(row.indicator().value(), rows.size() + 1));
            for (CellEntry entry : command.entries()) {
                Origin origin = entry.origin();
                if (origin != null) {
                    places.putIfAbsent(origin.cell(), targets.place(entry.cell(), rows));
                }
            }
            notices.forEach(one -> told.computeIfAbsent(one.sheetCell(), cell -> new ArrayList<>())
                    .add(one));
            names();
        }

        /** Which cells name what: heads of columns, sources and indicators. */
        private void names() {
            for (var row : read.funds()) {
                name(
                        row.source(),
                        Correction.Part.SOURCES,
                        row.source() == null
                                ? ""
                                : Labels.bareSource(row.source().text()));
            }
            for (var row : read.rows()) {
                var level1 = row.level1();
                var level2 = row.level2();
                if (level1 != null && level2 != null) {
                    name(level2, Correction.Part.ROWS, level1.text() + "/" + level2.text());
                }
            }
        }

        private void name(@Nullable Found found, Correction.Part part, String label) {
            if (found != null) {
                names.putIfAbsent(found.sheetCell(), new Correction(part, label, ""));
            }
        }

        Picture picture() {
            var lines = new ArrayList<Line>();
            for (int row : grid.usedRows()) {
                if (lines.size() < MOST_ROWS) {
                    lines.add(new Line(
                            row + 1,
                            grid.beginningIn(row).stream()
                                    .filter(cell -> cell.column() < MOST_COLUMNS)
                                    .map(this::square)
                                    .toList()));
                }
            }
            var choices = new LinkedHashMap<String, List<Choice>>();
            for (var part : Correction.Part.values()) {
                choices.put(
                        part.name(),
                        targets.of(part).entrySet().stream()
                                .map(one -> new Choice(one.getKey(), one.getValue()))
                                .toList());
            }
            return new Picture(lines, choices, grid.usedRows().size() > MOST_ROWS);
        }

        private Square square(Grid.Cell cell) {
            var notices = told.getOrDefault(cell.address(), List.of());
            var place = places.get(cell.address());
            var label = name(cell, place != null);
            var corrected = label == null ? null : sheet.words().corrected(label.part(), label.label());
            var span = grid.columns(cell);
            return new Square(
                    cell.address(),
                    cell.column(),
                    grid.lastRow(cell) - cell.row() + 1,
                    Math.min(span.last(), MOST_COLUMNS - 1) - cell.column() + 1,
                    cell.text(),
                    state(cell, notices, place != null),
                    place,
                    notices.stream().map(Notice::words).toList(),
                    label == null ? null : label.part().name(),
                    label == null ? null : label.label(),
                    corrected);
        }

        private State state(Grid.Cell cell, List<Notice> notices, boolean placed) {
            if (has(notices, Notice.Kind.REFUSED)) {
                return State.REFUSED;
            } else if (grid.isIgnored(cell)) {
                return State.IGNORED;
            } else if (has(notices, Notice.Kind.GUESSED)) {
                return State.GUESSED;
            } else if (placed) {
                return State.TAKEN;
            }
            return grid.isTaken(cell) ? State.HEADING : State.IGNORED;
        }

        private static boolean has(List<Notice> notices, Notice.Kind kind) {
            return notices.stream().anyMatch(one -> one.kind() == kind);
        }

        private @Nullable Correction name(Grid.Cell cell, boolean placed) {
            var known = names.get(cell.address());
            if (known != null) {
                return known;
            }
            var label = Labels.plain(cell.text());
            if (placed || label.length() > Correction.LONGEST) {
                return null;
            }
            var part = cell.row() == sheet.fundColumns().headRow()
                    ? Correction.Part.FUNDS
                    : cell.row() == sheet.indicatorColumns().headRow()
                            ? Correction.Part.INDICATORS
                            : Correction.Part.FIELDS;
            return new Correction(part, label, "");
        }
    }
}
