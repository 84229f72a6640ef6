package jiheng.ui.document.page;

import java.math.BigDecimal;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Predicate;
import jiheng.ui.document.QrCode;
import org.ofdrw.core.OFDElement;
import org.ofdrw.core.basicStructure.pageObj.Content;
import org.ofdrw.core.basicStructure.pageObj.layer.CT_Layer;
import org.ofdrw.core.basicStructure.pageObj.layer.Type;
import org.ofdrw.core.basicStructure.pageObj.layer.block.PathObject;
import org.ofdrw.core.basicType.ST_Array;
import org.ofdrw.core.basicType.ST_ID;
import org.ofdrw.core.graph.pathObj.CT_Path;
import org.ofdrw.core.pageDescription.color.color.CT_Color;
import org.ofdrw.core.text.CT_CGTransform;
import org.ofdrw.core.text.TextCode;
import org.ofdrw.core.text.text.CT_Text;

/** Paints one page. OFD counts millimetres from the top left corner. */
final class OfdPainter {
    private static final int SHADE = 242;
    private static final int PALE = 219;
    private static final double ROOM_BELOW = 1.3;

    private final Page page;
    private final Face face;
    private final Map<Integer, Integer> numbers;
    private final OfdWriter.Ids ids;

    /** @param numbers the glyphs' numbers in the embedded font, by those in the whole one */
    OfdPainter(Page page, Face face, Map<Integer, Integer> numbers, OfdWriter.Ids ids) {
        this.page = page;
        this.face = face;
        this.numbers = numbers;
        this.ids = ids;
    }

    static double millimetres(double points) {
        return Math.round(points * 25_400 / 72) / 1000.0;
    }

    /** The library's own way through {@link java.util.Formatter} takes seconds for a long form. */
    private static String plain(double millimetres) {
        long thousandths = Math.round(millimetres * 1000);
        var text = BigDecimal.valueOf(thousandths, 3).stripTrailingZeros();
        return text.signum() == 0 ? "0" : text.toPlainString();
    }

    private static void bound(OFDElement object, double x, double y, double width, double height) {
        object.addAttribute("Boundary", plain(x) + " " + plain(y) + " " + plain(width) + " " + plain(height));
    }

    org.ofdrw.core.basicStructure.pageObj.Page paint(String watermark, QrCode code) {
        var content = new Content();
        if (!watermark.isEmpty()) {
            content.addLayer(background(watermark));
        }
        var body = layer(Type.Body);
        body.addPageBlock(frames(Page.Box::shaded, true));
        body.addPageBlock(frames(box -> true, false));
        page.texts().forEach(text -> text(body, text));
        body.addPageBlock(code(code));
        content.addLayer(body);
        return new org.ofdrw.core.basicStructure.pageObj.Page()
                .setArea(OfdWriter.area(page))
                .setContent(content);
    }

    private CT_Layer layer(Type type) {
        var layer = new CT_Layer().setType(type);
        layer.setObjID(new ST_ID(ids.next()));
        return layer;
    }

    private CT_Layer background(String watermark) {
        var layer = layer(Type.Background);
        var object = object(watermark, Style.WATERMARK, CT_Color.rgb(PALE, PALE, PALE));
        double width = millimetres(face.width(watermark, Style.WATERMARK));
        double size = millimetres(Style.WATERMARK);
        double cos = Math.cos(Style.TILT);
        double sin = Math.sin(Style.TILT);
        // turned about the middle of its line, which comes to stand in the middle of the page
        double left = millimetres(page.width()) / 2 - (cos * width + sin * size) / 2;
        double top = millimetres(page.height()) / 2 - (-sin * width + cos * size) / 2;
        bound(object, 0, 0, millimetres(page.width()), millimetres(page.height()));
        object.setCTM(new ST_Array(cos, -sin, sin, cos, left, top));
        object.addTextCode(line(watermark, Style.WATERMARK, size * 0.88));
        layer.addPageBlock(object.toObj(new ST_ID(ids.next())));
        return layer;
    }

    private PathObject frames(Predicate<Page.Box> which, boolean filled) {
        var path = new StringBuilder();
        page.boxes().stream()
                .filter(which)
                .forEach(box -> rectangle(path, box.x(), box.y(), box.width(), box.height()));
        if (filled) {
            return fill(path, CT_Color.rgb(SHADE, SHADE, SHADE));
        }
        var object = whole();
        object.setLineWidth(millimetres(Style.FRAME));
        return drawn(object, path);
    }

    private PathObject code(QrCode code) {
        var path = new StringBuilder();
        double module = Style.CODE / code.size();
        double top = page.height() - Style.MARGIN - Style.CODE;
        for (int y = 0; y < code.size(); y++) {
            for (int x = 0; x < code.size(); x++) {
                int from = x;
                while (x < code.size() && code.isDark(x, y)) {
                    x++;
                }
                if (x > from) {
                    rectangle(path, Style.MARGIN + from * module, top + y * module, (x - from) * module, module);
                }
            }
        }
        return fill(path, CT_Color.rgb(0, 0, 0));
    }

    private PathObject fill(StringBuilder path, CT_Color colour) {
        return drawn(whole().setStroke(false).setFill(true).setFillColor(colour), path);
    }

    private PathObject drawn(CT_Path object, StringBuilder path) {
        object.addOFDEntity("AbbreviatedData", path.toString().strip());
        return object.toObj(new ST_ID(ids.next()));
    }

    private CT_Path whole() {
        var path = new CT_Path();
        bound(path, 0, 0, millimetres(page.width()), millimetres(page.height()));
        return path;
    }

    private static void rectangle(StringBuilder path, double x, double y, double width, double height) {
        var left = plain(millimetres(x));
        var top = plain(millimetres(y));
        var right = plain(millimetres(x + width));
        var bottom = plain(millimetres(y + height));
        path.append("M ").append(left).append(' ').append(top);
        path.append(" L ").append(right).append(' ').append(top);
        path.append(" L ").append(right).append(' ').append(bottom);
        path.append(" L ").append(left).append(' ').append(bottom).append(" C ");
    }

    /** A character of more than 16 bits is an object of its own: it names its glyph, which fonts' maps often lack. */
    private void text(CT_Layer layer, Page.Text text) {
        double x = text.x();
        var run = new StringBuilder();
        double start = x;
        for (int codePoint : text.words().codePoints().toArray()) {
            double width = face.width(codePoint, text.size());
            if (Character.isBmpCodePoint(codePoint)) {
                run.appendCodePoint(codePoint);
            } else {
                run(layer, text, run, start);
                run.appendCodePoint(codePoint);
                run(layer, text, run, x);
                start = x + width;
            }
            x += width;
        }
        run(layer, text, run, start);
    }

    private void run(CT_Layer layer, Page.Text text, StringBuilder run, double x) {
        var words = run.toString();
        run.setLength(0);
        if (words.isBlank()) {
            return;
        }
        var object = object(words, text.size(), CT_Color.rgb(0, 0, 0));
        bound(
                object,
                millimetres(x),
                millimetres(text.baseline() - text.size()),
                millimetres(face.width(words, text.size())),
                millimetres(text.size() * ROOM_BELOW));
        object.addTextCode(line(words, text.size(), millimetres(text.size())));
        layer.addPageBlock(object.toObj(new ST_ID(ids.next())));
    }

    private CT_Text object(String words, double size, CT_Color colour) {
        var object = new CT_Text().setFont(OfdWriter.FONT);
        object.addAttribute("Size", plain(millimetres(size)));
        object.setFillColor(colour);
        int first = words.codePointAt(0);
        if (!Character.isBmpCodePoint(first)) {
            var glyph = numbers.getOrDefault(face.glyph(first), 0);
            object.addCGTransform(new CT_CGTransform()
                    .setCodePosition(0)
                    .setCodeCount(Character.charCount(first))
                    .setGlyphCount(1)
                    .setGlyphs(new ST_Array(glyph)));
        }
        return object;
    }

    private TextCode line(String words, double size, double baseline) {
        var code = new TextCode().setContent(words);
        code.addAttribute("X", "0");
        code.addAttribute("Y", plain(baseline));
        var steps = words.codePoints()
                .mapToObj(codePoint -> millimetres(face.width(codePoint, size)))
                .toList();
        if (steps.size() > 1) {
            var delta = new StringJoiner(" ");
            for (int from = 0; from < steps.size() - 1; ) {
                int to = from;
                while (to < steps.size() - 1 && steps.get(to).equals(steps.get(from))) {
                    to++;
                }
                delta.add("g").add("" + (to - from)).add(plain(steps.get(from)));
                from = to;
            }
            code.addAttribute("DeltaX", delta.toString());
        }
        return code;
    }
}
