package jiheng.ui.importing.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jiheng.events.evaluation.Words;
import jiheng.ui.importing.Headings;
import jiheng.ui.importing.Notice;
import jiheng.ui.importing.PlacedForm.Boxed;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/**
 * The rows of all pages as one sheet. On a later page a heading that comes again is left out, a label that goes on（续）
 * is one with the label above, and the first row is joined with the last of the page before if it can only be its rest.
 */
final class PdfRows {
    private static final Pattern FIGURE = Pattern.compile("[-—]+|[-+]?[\\d,，]+(\\.\\d+)?(万元|元|%|％|分)?");
    private static final Pattern CONTINUED = Pattern.compile("\\s*[(（]\\s*续\\s*表?\\s*[)）]\\s*$");
    private static final Pattern PAGE_NUMBER =
            Pattern.compile("[-–—·]*第?\\d{1,4}页?[-–—·]*|第?\\d{1,4}页?[/,，;共]+\\d{1,4}页?");

    private static final int SHOWN = 6;

    /** A box while its text grows over pages. */
    private static final class Cell {
        final int row;
        int lastRow;
        final int column;
        final int lastColumn;
        final List<String> pieces = new ArrayList<>();
        int lineEnds;

        Cell(int row, int lastRow, int column, int lastColumn, String text, int lineEnds) {
            this.row = row;
            this.lastRow = lastRow;
            this.column = column;
            this.lastColumn = lastColumn;
            this.lineEnds = lineEnds;
            pieces.add(text);
        }

        String text() {
            return pieces.get(pieces.size() - 1);
        }

        boolean stands(Cell other) {
            return column == other.column && lastColumn == other.lastColumn;
        }

        String address() {
            return new CellReference(row, column).formatAsString();
        }
    }

    /** Some lines of words outside the table. */
    private record Free(double top, String text) {}

    private final List<Cell> cells = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final double[] columns;
    private final Set<String> known = new HashSet<>();
    private int rows;
    private boolean tables;
    private int headings;
    private final List<Integer> begins = new ArrayList<>();
    private final Map<String, String> passedOver = new LinkedHashMap<>();

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
                        .map(cell -> new Boxed(cell.row, cell.column, cell.lastRow, cell.lastColumn, whole(cell)))
                        .toList()
                : List.of();
    }

    /** What is to be told of the whole, and then of each cell that was put together. */
    List<Notice> notices() {
        var all = new ArrayList<Notice>();
        var pages = IntStream.range(0, begins.size()).boxed().toList();
        all.add(whole(
                Notice.Kind.GUESSED,
                "pdf-lines",
                "按 PDF 的表格线分格、按行末空白判断换行；各页起始行：" + listed(pages, "第 %d 页从第 %d 行", "，"),
                "Cells were told apart by the PDF's ruled lines and line breaks by the room at the ends of lines; the pages begin: "
                        + listed(pages, "page %d at row %d", ", ")));
        if (!passedOver.isEmpty() || headings > 0) {
            var shown = passedOver.values().stream().limit(SHOWN).collect(Collectors.joining("｜"));
            all.add(whole(
                    Notice.Kind.NOTED,
                    "page-parts",
                    "各页的页眉、页脚和 " + headings + " 处重复的表头已跳过：" + shown + (passedOver.size() > SHOWN ? "…" : ""),
                    "Page heads, page feet and " + headings + " repeated table heads were passed over: " + shown
                            + (passedOver.size() > SHOWN ? "…" : "")));
        }
        all.addAll(notices);
        return all;
    }

    private String listed(List<Integer> pages, String words, String between) {
        return pages.stream()
                .map(page -> String.format(Locale.ROOT, words, page + 1, begins.get(page)))
                .collect(Collectors.joining(between));
    }

    private static Notice whole(Notice.Kind kind, String code, String zh, String en) {
        return new Notice(kind, "A1", code, new Words(zh, en));
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
        begins.add(first + 1);
        for (var line : free) {
            if (line.top() >= bottom) {
                foot(line, number == count - 1, about, feet);
            }
        }
    }

    private void head(Free line, int page) {
        var plain = Headings.plain(CONTINUED.matcher(line.text()).replaceAll(""));
        if (known.add(plain) && page == 0) {
            free(line);
        } else {
            passedOver.putIfAbsent(line.text().replaceAll("\\d+", "0"), Told.shortened(line.text()));
        }
    }

    private void foot(Free line, boolean last, List<String> about, Set<String> feet) {
        var plain = Headings.plain(line.text());
        var digitless = plain.replaceAll("\\d+", "0");
        boolean ofThePaper = !feet.add(digitless)
                || !last
                || PAGE_NUMBER.matcher(plain).find()
                        && PAGE_NUMBER.matcher(plain).replaceAll("").isEmpty()
                || about.stream().map(Headings::plain).anyMatch(told -> partOf(plain, told));
        if (ofThePaper) {
            passedOver.putIfAbsent(line.text().replaceAll("\\d+", "0"), Told.shortened(line.text()));
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
        cells.add(new Cell(rows, rows, 0, Math.max(0, columns.length - 2), line.text(), 0));
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
        var own = new ArrayList<Cell>();
        int first = used.get(0);
        for (int i = 0; i < boxes.size(); i++) {
            var box = boxes.get(i);
            var shown = Shown.in(inside.get(i), box.left(), box.right());
            own.add(new Cell(
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
            begin += joined(own, begin) ? 1 : 0;
        }
        append(own, begin, last, page > 0);
        between.forEach(this::free);
    }

    /** How many of a page's first rows are headings that stood on a page before. */
    private int again(List<Cell> own, int last) {
        int row = 0;
        while (row <= last && isAgain(own, row)) {
            headings++;
            row++;
        }
        return row;
    }

    private boolean isAgain(List<Cell> own, int row) {
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
        return Headings.plain(before)
                .equals(Headings.plain(CONTINUED.matcher(text).replaceAll("")));
    }

    /** Joins the row with the last one if it can only be its rest; the row is then used up. */
    private boolean joined(List<Cell> own, int row) {
        var rest = own.stream()
                .filter(cell -> cell.row <= row && cell.lastRow == row)
                .filter(cell -> !cell.text().isBlank())
                .toList();
        var above = cells.stream().filter(cell -> cell.lastRow == rows - 1).toList();
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
    private static boolean isRest(List<Cell> own, int row, List<Cell> labels, List<Cell> pieces, List<Cell> above) {
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

    private static @Nullable Cell counterpart(Cell cell, List<Cell> above) {
        return above.stream().filter(before -> before.stands(cell)).findFirst().orElse(null);
    }

    private static boolean isContinued(Cell cell, Cell before) {
        return CONTINUED.matcher(cell.text()).find() && same(before.pieces.get(0), cell.text());
    }

    private void append(List<Cell> own, int begin, int last, boolean goesOn) {
        var above =
                goesOn ? cells.stream().filter(cell -> cell.lastRow == rows - 1).toList() : List.<Cell>of();
        own.sort(Comparator.comparingInt((Cell cell) -> cell.row).thenComparingInt(cell -> cell.column));
        for (var cell : own) {
            if (cell.lastRow < begin) {
                continue;
            }
            int row = rows + Math.max(cell.row, begin) - begin;
            int end = rows + cell.lastRow - begin;
            var before = cell.row <= begin ? counterpart(cell, above) : null;
            if (before != null && (isContinued(cell, before) || cell.text().isBlank() && before.lastRow > before.row)) {
                before.lastRow = end;
            } else {
                cells.add(new Cell(row, end, cell.column, cell.lastColumn, cell.text(), cell.lineEnds));
            }
        }
        rows += Math.max(0, last - begin + 1);
    }

    private String whole(Cell cell) {
        var joined =
                Joined.of(cell.pieces.stream().filter(piece -> !piece.isEmpty()).toList());
        if (!joined.seams().isEmpty()) {
            var seams = String.join("，", joined.seams());
            tell(
                    cell,
                    "cells-joined",
                    "被分页切断的单元格已接上：" + seams,
                    "A cell cut in two by a page break was joined: " + seams);
        }
        if (cell.lineEnds > 0) {
            tell(
                    cell,
                    "line-ends",
                    "按行末空白判断有 " + cell.lineEnds + " 处换行",
                    "By the room left at the ends of lines, " + cell.lineEnds + " of them were taken for line breaks");
        }
        return joined.text();
    }

    private void tell(Cell cell, String code, String zh, String en) {
        notices.add(new Notice(Notice.Kind.GUESSED, cell.address(), code, new Words(zh, en)));
    }
}
