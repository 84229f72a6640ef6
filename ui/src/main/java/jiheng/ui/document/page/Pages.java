package jiheng.ui.document.page;

import static jiheng.ui.document.page.Style.BODY;
import static jiheng.ui.document.page.Style.FOOT;
import static jiheng.ui.document.page.Style.FOOTNOTE;
import static jiheng.ui.document.page.Style.MARGIN;
import static jiheng.ui.document.page.Style.PADDING;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jiheng.ui.document.FormDocument;
import jiheng.ui.document.Paper;
import jiheng.ui.document.Signature;
import jiheng.ui.document.page.Pagination.Strip;
import jiheng.ui.sheet.Placed;

/** Lays a form out on pages: its title, the table, who signed, and at the foot what the document is and where to check it. */
final class Pages {
    private static final double GAP = 4;

    private final Face face;
    private final FormDocument document;
    private final Phrases phrases;
    private final double width;
    private final double height;
    private final Table table;

    private final List<Page.Box> boxes = new ArrayList<>();
    private final List<Page.Text> texts = new ArrayList<>();
    private final List<Page.Heading> headings = new ArrayList<>();

    private Pages(Face face, FormDocument document, Phrases phrases) {
        this.face = face;
        this.document = document;
        this.phrases = phrases;
        boolean upright = document.paper() == Paper.PORTRAIT;
        this.width = upright ? Style.SHORT_SIDE : Style.LONG_SIDE;
        this.height = upright ? Style.LONG_SIDE : Style.SHORT_SIDE;
        this.table = new Table(face, document, MARGIN, width - 2 * MARGIN);
    }

    static List<Page> of(Face face, FormDocument document, Phrases phrases) {
        return new Pages(face, document, phrases).all();
    }

    private List<Page> all() {
        var first = heading(Style.TITLE, document.title(), MARGIN);
        double firstTop = lines(first, Style.TITLE, MARGIN) + GAP + Style.line(Style.SUBTITLE) + GAP;
        var next = heading(Style.SUBTITLE, document.title() + phrases.continued(), MARGIN);
        double nextTop = lines(next, Style.SUBTITLE, MARGIN) + GAP;
        var signatures = signatures();
        double bottom = height - MARGIN - FOOT;
        var dealt = new Pagination(table, phrases.continued(), firstTop, nextTop, bottom).pages();
        double end = dealt.get(dealt.size() - 1).stream()
                .mapToDouble(Strip::bottom)
                .max()
                .orElse(firstTop);
        double signed = signatures.size() * Style.line(BODY);
        boolean extra = signed > 0 && end + GAP + signed > bottom;
        int count = dealt.size() + (extra ? 1 : 0);
        var pages = new ArrayList<Page>();
        for (int number = 1; number <= count; number++) {
            boolean one = number == 1;
            texts.addAll(one ? first : next);
            if (one) {
                centred(document.heading(), Style.SUBTITLE, lines(first, Style.TITLE, MARGIN) + GAP);
            }
            if (number <= dealt.size()) {
                table(dealt.get(number - 1));
            }
            if (number == count) {
                left(signatures, BODY, (extra ? nextTop : end) + GAP);
            }
            foot(number, count);
            pages.add(new Page(width, height, boxes, texts, headings));
            boxes.clear();
            texts.clear();
            headings.clear();
        }
        return pages;
    }

    private List<Page.Text> heading(double size, String words, double top) {
        var lines = new ArrayList<Page.Text>();
        for (var line : Lines.of(face, words, size, width - 2 * MARGIN)) {
            lines.add(centredLine(line, size, top + lines.size() * Style.line(size)));
        }
        return lines;
    }

    private static double lines(List<Page.Text> lines, double size, double top) {
        return top + lines.size() * Style.line(size);
    }

    private void centred(String words, double size, double top) {
        texts.add(centredLine(face.printable(words), size, top));
    }

    private Page.Text centredLine(String line, double size, double top) {
        return new Page.Text((width - face.width(line, size)) / 2, Style.baseline(top, size), size, line);
    }

    private void left(List<String> lines, double size, double top) {
        for (var line : lines) {
            texts.add(new Page.Text(MARGIN, Style.baseline(top, size), size, line));
            top += Style.line(size);
        }
    }

    private List<String> signatures() {
        var words = document.signatures().stream().map(this::words).collect(Collectors.joining("\u3000\u3000"));
        return words.isEmpty() ? List.of() : Lines.of(face, words, BODY, width - 2 * MARGIN);
    }

    private String words(Signature signature) {
        return phrases.signed(signature.step(), signature.name(), signature.time());
    }

    private void table(List<Strip> strips) {
        for (int i = 0; i < strips.size(); i++) {
            for (var square : table.over(strips.get(i).row())) {
                if (i == 0 || !Table.covers(square, strips.get(i - 1).row())) {
                    square(square, strips, i);
                }
            }
        }
    }

    private void square(Placed square, List<Strip> strips, int from) {
        int to = from;
        while (to + 1 < strips.size() && Table.covers(square, strips.get(to + 1).row())) {
            to++;
        }
        var first = strips.get(from);
        var box = new Page.Box(
                table.left(square),
                first.top(),
                table.width(square),
                strips.get(to).bottom() - first.top(),
                square.square().isHead());
        boxes.add(box);
        boolean again = first.continued() || first.row() != square.row();
        if (Table.isLabel(square)) {
            label(square, box, again);
        } else if (!first.repeated()) {
            flow(square, box, first);
        }
    }

    private void label(Placed square, Page.Box box, boolean again) {
        if (!again) {
            outline(square, box);
        }
        var words = table.again(square, again ? phrases.continued() : "");
        double size = BODY;
        var lines = table.lines(square, words, size);
        while (lines.size() * Style.line(size) > box.height() && size > Style.SMALLEST) {
            size -= 0.5;
            lines = table.lines(square, words, size);
        }
        double top = box.y() + (box.height() - lines.size() * Style.line(size)) / 2;
        for (var line : lines) {
            double x = box.x() + (box.width() - face.width(line.strip(), size)) / 2;
            texts.add(new Page.Text(x, Style.baseline(top, size), size, line.strip()));
            top += Style.line(size);
        }
    }

    private void outline(Placed square, Page.Box box) {
        boolean part = square.column() == 0 && !square.line().kind().equals("header");
        boolean branch = square.column() == 1 && !square.line().branch().isEmpty();
        if (part || branch) {
            var title = face.printable(square.square().label().words()).replace('\n', ' ');
            headings.add(new Page.Heading(part ? 1 : 2, title, box.y()));
        }
    }

    private void flow(Placed square, Page.Box box, Strip strip) {
        var all = table.lines(square);
        var lines = all.subList(Math.min(strip.from(), all.size()), Math.min(strip.to(), all.size()));
        boolean whole = strip.from() == 0 && all.size() <= strip.to();
        double top = whole ? box.y() + (box.height() - lines.size() * Style.line(BODY)) / 2 : box.y() + PADDING;
        for (var line : lines) {
            if (!line.isEmpty()) {
                double free = box.width() - 2 * PADDING - face.width(line.stripTrailing(), BODY);
                double x = box.x() + PADDING + Math.max(0, free) * lean(square);
                texts.add(new Page.Text(x, Style.baseline(top, BODY), BODY, line));
            }
            top += Style.line(BODY);
        }
    }

    /** 0 for texts, which begin at the left, 1 for numbers, 0.5 for the words among the figures. */
    private static double lean(Placed square) {
        if (!Widths.isNumber(square.square())) {
            return 0;
        }
        var text = square.square().text();
        return !text.isEmpty() && "0123456789%".indexOf(text.charAt(text.length() - 1)) >= 0 ? 1 : 0.5;
    }

    private void foot(int number, int count) {
        var stamp = document.stamp();
        double left = MARGIN + Style.CODE + GAP;
        double top = height - MARGIN - Style.CODE + GAP;
        var lines = new ArrayList<String>();
        lines.add(phrases.version(stamp));
        lines.add(phrases.digest(stamp));
        lines.addAll(Lines.of(face, stamp.checkpoint(), FOOTNOTE, width - MARGIN - left));
        lines.addAll(Lines.of(face, phrases.audit(stamp), FOOTNOTE, width - MARGIN - left));
        for (var line : lines) {
            texts.add(new Page.Text(left, Style.baseline(top, FOOTNOTE), FOOTNOTE, face.printable(line)));
            top += Style.line(FOOTNOTE);
        }
        var page = phrases.page(number, count);
        double x = width - MARGIN - face.width(page, BODY);
        texts.add(new Page.Text(x, Style.baseline(height - MARGIN - Style.CODE + GAP, BODY), BODY, page));
    }
}
