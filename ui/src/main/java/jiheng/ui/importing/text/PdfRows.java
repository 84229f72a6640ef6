package jiheng.ui.importing.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jiheng.ui.importing.Headings;
import jiheng.ui.importing.Notice;
import jiheng.ui.importing.PlacedForm.Boxed;

/**
 * The rows of all pages as one sheet. On a later page a heading that comes again is left out, a label that goes on（续）
 * is one with the label above, and the first row is joined with the last of the page before if it can only be its rest.
 */
final class PdfRows {
    private static final Pattern PAGE_NUMBER =
            Pattern.compile("[-–—·]*第?\\d{1,4}页?[-–—·]*|第?\\d{1,4}页?[/,，;共]+\\d{1,4}页?");

    /** Some lines of words outside the table. */
    private record Free(double top, String text) {}

    private final List<PdfCell> cells = new ArrayList<>();
    private final PdfTold told = new PdfTold();
    private final double[] columns;
    private final Set<String> known = new HashSet<>();
    private int rows;
    private boolean tables;

    /** @param about what the file says of itself outside its pages */
    PdfRows(List<PdfMarks> pages, List<String> about) {
        this.columns = Ruling.columns(pages);
        var feet = new HashSet<String>();
        for (int i = 0; i < pages.size(); i++) {
            page(pages.get(i), i, pages.size(), about, feet);
        }
    }

    List<Boxed> boxes() {
        return tables
                ? cells.stream()
                        .map(cell -> new Boxed(cell.row, cell.column, cell.lastRow, cell.lastColumn, told.whole(cell)))
                        .toList()
                : List.of();
    }

    List<Notice> notices() {
        return told.all();
    }

    private void page(PdfMarks page, int number, int count, List<String> about, Set<String> feet) {
        var boxes = Ruling.boxes(page, columns);
        var inside = new ArrayList<List<PdfMarks.Glyph>>();
        boxes.forEach(box -> inside.add(new ArrayList<>()));
        var outside = new ArrayList<PdfMarks.Glyph>();
        for (var glyph : page.glyphs()) {
            double x = glyph.x() + glyph.width() / 2;
            double y = glyph.baseline() - glyph.size() * 0.3;
            int at = 0;
            while (at < boxes.size() && !boxes.get(at).holds(x, y)) {
                at++;
            }
            (at < boxes.size() ? inside.get(at) : outside).add(glyph);
        }
        double top = boxes.stream().mapToDouble(Ruling.Box::top).min().orElse(Double.MAX_VALUE);
        double bottom = boxes.stream().mapToDouble(Ruling.Box::bottom).max().orElse(Double.MAX_VALUE);
        var free = Shown.grouped(outside).stream()
                .map(line -> {
                    var shown = Shown.in(line, line.get(0).x(), Double.MAX_VALUE);
                    return new Free(shown.top(), shown.text());
                })
                .toList();
        for (var line : free) {
            if (line.top() < top) {
                head(line, number);
            }
        }
        int first = rows;
        table(
                boxes,
                inside,
                number,
                free.stream()
                        .filter(line -> line.top() >= top && line.top() < bottom)
                        .toList());
        told.begins(first + 1);
        for (var line : free) {
            if (line.top() >= bottom) {
                foot(line, number == count - 1, about, feet);
            }
        }
    }

    private void head(Free line, int page) {
        var plain = Headings.plain(PdfSeam.begun(line.text()));
        if (known.add(plain) && page == 0) {
            free(line);
        } else {
            told.passedOver(line.text());
        }
    }

    private void foot(Free line, boolean last, List<String> about, Set<String> feet) {
        var plain = Headings.plain(line.text());
        var digitless = plain.replaceAll("\\d+", "0");
        boolean ofThePaper = !feet.add(digitless)
                || !last
                || PAGE_NUMBER.matcher(plain).find()
                        && PAGE_NUMBER.matcher(plain).replaceAll("").isEmpty()
                || about.stream().map(Headings::plain).anyMatch(words -> partOf(plain, words));
        if (ofThePaper) {
            told.passedOver(line.text());
        } else {
            free(line);
        }
    }

    /** Whether the file itself says these words of it elsewhere: its version, its digest, its address. */
    private static boolean partOf(String plain, String told) {
        return Stream.of(told.split("·"))
                .filter(part -> part.length() > 2)
                .anyMatch(part -> plain.contains(part) || part.contains(plain));
    }

    private void free(Free line) {
        cells.add(new PdfCell(rows, rows, 0, Math.max(0, columns.length - 2), line.text(), 0));
        rows++;
    }

    private void table(List<Ruling.Box> boxes, List<List<PdfMarks.Glyph>> inside, int page, List<Free> between) {
        var used = boxes.stream()
                .flatMap(box -> Stream.of(box.row(), box.lastRow()))
                .sorted()
                .distinct()
                .toList();
        if (used.isEmpty()) {
            return;
        }
        tables = true;
        var own = new ArrayList<PdfCell>();
        int first = used.get(0);
        for (int i = 0; i < boxes.size(); i++) {
            var box = boxes.get(i);
            var shown = Shown.in(inside.get(i), box.left(), box.right());
            own.add(new PdfCell(
                    box.row() - first,
                    box.lastRow() - first,
                    box.column(),
                    box.lastColumn(),
                    shown.text(),
                    shown.lineEnds()));
        }
        int last = used.get(used.size() - 1) - first;
        int begin = page == 0 ? 0 : again(own, last);
        if (page > 0 && begin <= last) {
            begin += PdfSeam.joined(own, begin, lastRow()) ? 1 : 0;
        }
        append(own, begin, last, page > 0);
        between.forEach(this::free);
    }

    /** How many of a page's first rows are headings that stood on a page before. */
    private int again(List<PdfCell> own, int last) {
        int row = 0;
        while (row <= last && PdfSeam.isAgain(own, row, cells)) {
            told.headingAgain();
            row++;
        }
        return row;
    }

    /** The boxes that end with the last row so far. */
    private List<PdfCell> lastRow() {
        return cells.stream().filter(cell -> cell.lastRow == rows - 1).toList();
    }

    private void append(List<PdfCell> own, int begin, int last, boolean goesOn) {
        var above = goesOn ? lastRow() : List.<PdfCell>of();
        own.sort(Comparator.comparingInt((PdfCell cell) -> cell.row).thenComparingInt(cell -> cell.column));
        for (var cell : own) {
            if (cell.lastRow < begin) {
                continue;
            }
            int row = rows + Math.max(cell.row, begin) - begin;
            int end = rows + cell.lastRow - begin;
            var before = cell.row <= begin ? PdfSeam.counterpart(cell, above) : null;
            if (before != null
                    && (PdfSeam.isContinued(cell, before) || cell.text().isBlank() && before.lastRow > before.row)) {
                before.lastRow = end;
            } else {
                cells.add(new PdfCell(row, end, cell.column, cell.lastColumn, cell.text(), cell.lineEnds));
            }
        }
        rows += Math.max(0, last - begin + 1);
    }
}
