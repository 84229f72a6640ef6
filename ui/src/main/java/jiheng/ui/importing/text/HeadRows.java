package jiheng.ui.importing.text;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import jiheng.ui.importing.Headings;
import org.jspecify.annotations.Nullable;

/** What stands above the table of indicators: title, unit, funds and the long texts. */
final class HeadRows {
    private static final Pattern AMOUNT = Pattern.compile("[-—]+|[-+]?[\\d,，]+(\\.\\d+)?(万元|元|%|分)?");
    private static final int SHORT = 8;

    private final Told told;
    private final List<Pieces> rows = new ArrayList<>();
    private @Nullable Pieces open;
    private int fundColumns;
    private int fundSource = -1;
    private @Nullable Line goals;
    private int goalsColumn = -1;
    private int resultsColumn = -1;

    HeadRows(Told told) {
        this.told = told;
    }

    List<Pieces> rows() {
        return rows;
    }

    void take(Line line) {
        var source = Headings.fundSource(line.cells());
        if (source.isPresent()) {
            fundColumns = line.cells().size();
            fundSource = source.get();
            begin(line, line.cells(), 0);
        } else if (line.cells().stream().anyMatch(Headings::isGoals)) {
            goals = line;
            fundSource = -1;
            goalsColumn = index(line, true);
            resultsColumn = index(line, false);
            begin(line, withoutCutLabel(line), 0);
            open = null;
        } else if (goals != null) {
            text(line, goals);
        } else if (fundSource >= 0 && amounts(line) >= 2) {
            begin(line, line.cells(), fundOffset(line));
            open = null;
        } else if (continues(line)) {
            carryOn(line);
        } else {
            fundSource = line.cells().stream().anyMatch(Headings::isLabel) && amounts(line) < 2 ? -1 : fundSource;
            begin(line, withoutCutLabel(line), 0);
        }
    }

    private static int index(Line line, boolean goals) {
        return IntStream.range(0, line.cells().size())
                .filter(i -> goals
                        ? Headings.isGoals(line.cells().get(i))
                        : Headings.isResults(line.cells().get(i)))
                .findFirst()
                .orElse(-1);
    }

    private void begin(Line line, List<String> cells, int offset) {
        var row = new Pieces(line.number());
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                row.add(Math.max(0, i + offset), cells.get(i), line.number(), told);
            }
        }
        rows.add(row);
        open = line.alone() ? null : row;
    }

    private static long amounts(Line line) {
        return line.cells().stream()
                .filter(cell -> AMOUNT.matcher(cell.replace(" ", "")).matches())
                .count();
    }

    /** A row that lost columns at its left is moved back so that its first name stands below 资金来源. */
    private int fundOffset(Line line) {
        if (line.cells().size() >= fundColumns) {
            return 0;
        }
        var name = IntStream.range(0, line.cells().size())
                .filter(i -> !line.cells().get(i).isEmpty())
                .filter(i -> !Headings.isSection(line.cells().get(i)))
                .findFirst()
                .orElse(fundSource);
        var offset = Math.min(fundSource - name, fundColumns - line.cells().size());
        if (offset > 0) {
            told.guessed(
                    line.number(),
                    "columns-shifted",
                    "这一行少了 " + offset + " 列，按资金来源的名称对齐",
                    "The row lacks " + offset + " columns; it was aligned by the name of its source of funds");
        }
        return Math.max(0, offset);
    }

    /** What follows a page's end without a label goes on where the last row stopped. */
    private boolean continues(Line line) {
        var row = open;
        if (row == null || !line.afterBreak() || line.cells().stream().anyMatch(Headings::isLabel)) {
            return false;
        }
        return line.alone() || isCut(line.first()) || line.first().isEmpty();
    }

    private void carryOn(Line line) {
        var row = java.util.Objects.requireNonNull(open);
        var cells = withoutCutLabel(line);
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isEmpty()) {
                row.add(row.has(i) && i > 0 ? i : row.longest(), cells.get(i), line.number(), told);
            }
        }
    }

    /** A row below 年初设定目标 and 目标完成情况. */
    private void text(Line line, Line labels) {
        var cells = new TreeMap<Integer, String>();
        var whole = withoutCutLabel(line);
        for (int i = 0; i < whole.size(); i++) {
            if (!whole.get(i).isEmpty() && !Headings.isSection(whole.get(i))) {
                cells.put(i, whole.get(i));
            }
        }
        var row = open != null && line.afterBreak() ? open : new Pieces(line.number());
        var moved = line.cells().size() != labels.cells().size();
        if (resultsColumn >= 0 && cells.size() == 2) {
            row.add(goalsColumn, cells.firstEntry().getValue(), line.number(), told);
            row.add(resultsColumn, cells.lastEntry().getValue(), line.number(), told);
        } else {
            cells.forEach((column, text) -> row.add(nearest(column, line, labels), text, line.number(), told));
        }
        if (moved && !cells.isEmpty()) {
            told.guessed(
                    line.number(),
                    "columns-shifted",
                    "这一行有 " + line.cells().size() + " 列，标题行有 " + labels.cells().size() + " 列，按先后次序对齐",
                    "The row has " + line.cells().size() + " columns and its head "
                            + labels.cells().size() + "; they were aligned in order");
        }
        if (row != open && !cells.isEmpty()) {
            rows.add(row);
            open = row;
        }
    }

    private int nearest(int column, Line line, Line labels) {
        var width = labels.cells().size();
        var place = line.cells().size() == width
                ? column
                : column * width / line.cells().size();
        return resultsColumn >= 0 && place >= resultsColumn ? resultsColumn : goalsColumn;
    }

    private List<String> withoutCutLabel(Line line) {
        if (line.alone() || !isCut(line.first())) {
            return line.cells();
        }
        var label = Headings.sideLabelsWith(line.first()).get(0);
        var cells = new ArrayList<>(line.cells());
        // Half of a label that is needed to find what stands beside it counts for the whole, the first time.
        var needed = !Headings.isSection(label) && !line.afterBreak() && label.startsWith(line.first());
        cells.set(0, needed ? label : "");
        told.guessed(
                line.number(),
                "label-cut",
                "“" + line.first() + "”看作被分页切断的“" + label + "”",
                "“" + line.first() + "” was taken for a part of the label “" + label + "”");
        return cells;
    }

    private static boolean isCut(String text) {
        return !text.isEmpty()
                && text.length() < SHORT
                && !Headings.isLabel(text)
                && !Headings.sideLabelsWith(text).isEmpty();
    }
}
