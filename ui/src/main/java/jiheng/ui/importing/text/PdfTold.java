package jiheng.ui.importing.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jiheng.events.evaluation.Words;
import jiheng.ui.importing.Notice;

/** What a person should know of the reading of a PDF. */
final class PdfTold {
    private static final int SHOWN = 6;

    private final List<Notice> notices = new ArrayList<>();
    private final List<Integer> begins = new ArrayList<>();
    private final Map<String, String> passedOver = new LinkedHashMap<>();
    private int headings;

    /** @param row from 1, that a page begins with */
    void begins(int row) {
        begins.add(row);
    }

    void headingAgain() {
        headings++;
    }

    /** Words that belong to the paper; those that differ in figures only are told once. */
    void passedOver(String words) {
        passedOver.putIfAbsent(words.replaceAll("\\d+", "0"), Told.shortened(words));
    }

    /** What is to be told of the whole, and then of each cell that was put together. */
    List<Notice> all() {
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

    /** The whole text of a cell, with a notice of each guess that made it one. */
    String whole(PdfCell cell) {
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

    private void tell(PdfCell cell, String code, String zh, String en) {
        notices.add(new Notice(Notice.Kind.GUESSED, cell.address(), code, new Words(zh, en)));
    }
}
