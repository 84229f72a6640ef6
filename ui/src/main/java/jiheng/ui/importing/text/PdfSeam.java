package jiheng.ui.importing.text;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import jiheng.ui.importing.Headings;
import org.jspecify.annotations.Nullable;

/** Where one page ends and the next begins: what comes again, what goes on, and what is new. */
final class PdfSeam {
    private static final Pattern FIGURE = Pattern.compile("[-—]+|[-+]?[\\d,，]+(\\.\\d+)?(万元|元|%|％|分)?");
    private static final Pattern CONTINUED = Pattern.compile("\\s*[(（]\\s*续\\s*表?\\s*[)）]\\s*$");

    private PdfSeam() {}

    /** A text without its word that it goes on. */
    static String begun(String text) {
        return CONTINUED.matcher(text).replaceAll("");
    }

    /** Whether a row is nothing but headings that stood on a page before. */
    static boolean isAgain(List<PdfCell> own, int row, List<PdfCell> cells) {
        var filled = own.stream()
                .filter(cell -> cell.row == row && !cell.text().isBlank())
                .toList();
        return filled.size() >= 2
                && filled.stream().anyMatch(cell -> cell.lastRow == row)
                && filled.stream().noneMatch(cell -> FIGURE.matcher(cell.text()).matches())
                && filled.stream().allMatch(cell -> cells.stream()
                        .anyMatch(before -> before.stands(cell) && same(before.pieces.get(0), cell.text())));
    }

    private static boolean same(String before, String text) {
        return Headings.plain(before).equals(Headings.plain(begun(text)));
    }

    /** Joins the row with the last one if it can only be its rest; the row is then used up. */
    static boolean joined(List<PdfCell> own, int row, List<PdfCell> above) {
        var rest = own.stream()
                .filter(cell -> cell.row <= row && cell.lastRow == row)
                .filter(cell -> !cell.text().isBlank())
                .toList();
        if (rest.isEmpty() || rest.stream().anyMatch(cell -> counterpart(cell, above) == null)) {
            return false;
        }
        var labels = rest.stream()
                .filter(cell -> isContinued(cell, Objects.requireNonNull(counterpart(cell, above))))
                .toList();
        var pieces = rest.stream().filter(cell -> !labels.contains(cell)).toList();
        if (pieces.isEmpty() || !isRest(own, row, labels, pieces, above)) {
            return false;
        }
        for (var cell : pieces) {
            var before = Objects.requireNonNull(counterpart(cell, above));
            before.pieces.add(cell.text());
            before.lineEnds += cell.lineEnds;
        }
        return true;
    }

    /** A row has figures of its own, where those above have theirs; a row without any has at least its own label. */
    private static boolean isRest(
            List<PdfCell> own, int row, List<PdfCell> labels, List<PdfCell> pieces, List<PdfCell> above) {
        var figures = above.stream()
                .filter(cell -> FIGURE.matcher(cell.text()).matches())
                .toList();
        if (!figures.isEmpty()) {
            return figures.stream().noneMatch(figure -> pieces.stream().anyMatch(figure::stands));
        }
        boolean labelled = own.stream().anyMatch(cell -> cell.row == row && cell.column == 0 && pieces.contains(cell));
        return !labelled
                && (labels.stream().anyMatch(cell -> cell.lastRow == cell.row)
                        || pieces.stream().noneMatch(cell -> Objects.requireNonNull(counterpart(cell, above))
                                .text()
                                .isBlank()));
    }

    static @Nullable PdfCell counterpart(PdfCell cell, List<PdfCell> above) {
        return above.stream().filter(before -> before.stands(cell)).findFirst().orElse(null);
    }

    static boolean isContinued(PdfCell cell, PdfCell before) {
        return CONTINUED.matcher(cell.text()).find() && same(before.pieces.get(0), cell.text());
    }
}
