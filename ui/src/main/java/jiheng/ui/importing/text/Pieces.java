package jiheng.ui.importing.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jiheng.ui.importing.PlacedForm.Placed;

/** A row of the form while its cells are put together from the pieces that stand on one page and the next. */
final class Pieces {
    private final int row;
    private final Map<Integer, List<String>> columns = new TreeMap<>();

    /** @param line the number of its first line, which names it from then on */
    Pieces(int line) {
        this.row = line - 1;
    }

    int line() {
        return row + 1;
    }

    boolean has(int column) {
        return columns.containsKey(column);
    }

    boolean hasAll(Iterable<Integer> wanted) {
        for (int column : wanted) {
            if (!has(column)) {
                return false;
            }
        }
        return true;
    }

    String at(int column) {
        return String.join("", columns.getOrDefault(column, List.of()));
    }

    /** The column of the longest text: it made the row as high as it is, so a page cuts it before any other. */
    int longest() {
        return columns.keySet().stream()
                .max(Comparator.comparingInt((Integer column) -> at(column).length()))
                .orElse(-1);
    }

    void add(int column, String text, int line, Told told) {
        columns.computeIfAbsent(column, c -> new ArrayList<>()).add(text);
        told.came(line(), column, line);
    }

    void place(Told told, List<Placed> placed) {
        columns.forEach((column, pieces) -> placed.add(new Placed(row, column, whole(column, pieces, told))));
    }

    private String whole(int column, List<String> pieces, Told told) {
        var joined = Joined.of(pieces);
        if (!joined.seams().isEmpty()) {
            var seams = String.join("，", joined.seams());
            told.guessedOf(
                    line(),
                    column,
                    "cells-joined",
                    "被分页切断的单元格已接上：" + seams,
                    "A cell cut in two by a page break was joined: " + seams);
        }
        if (joined.paragraphDropped()) {
            told.guessedOf(
                    line(),
                    column,
                    "paragraph-at-cut",
                    "句子在分页处断开，接续处的 <p> 不作分段",
                    "A sentence runs over the page break; the <p> there was not taken as a new paragraph");
        }
        var wraps = Joined.wraps(joined.text());
        if (wraps > 0) {
            var text = Joined.unwrapped(joined.text());
            told.guessedOf(
                    line(),
                    column,
                    "wrap-spaces",
                    "汉字之间有 " + wraps + " 处空格，按换行痕迹去掉：" + Told.shortened(text),
                    wraps + " spaces between Chinese characters were removed as left by the ends of lines: "
                            + Told.shortened(text));
            return text;
        }
        return joined.text();
    }
}
