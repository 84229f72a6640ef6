package jiheng.ui.importing.text;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/**
 * What one page shows, as it is looked at: upright glyphs, and lines across and down. Pictures and colours are never
 * unpacked. Measures are points from the top left.
 */
final class PdfMarks extends PDFGraphicsStreamEngine {
    /** A glyph with the place where it stands on its line. */
    record Glyph(double x, double baseline, double width, double size, String text) {
        double end() {
            return x + width;
        }
    }

    /** A line at {@code at}, from one end to the other. */
    record Rule(double at, double from, double to) {}

    /** Lines on paper are no thicker. */
    private static final double THICKEST = 2.5;

    private static final double SHORTEST = 4;

    /** Drawings within drawings multiply. */
    private static final int DRAWN = 200;

    private static final Set<String> PASSED_OVER =
            Set.of("BI", "sh", "CS", "cs", "SC", "SCN", "sc", "scn", "G", "g", "RG", "rg", "K", "k");

    private final PdfBudget budget;
    private final List<Glyph> glyphs = new ArrayList<>();
    private final List<Rule> across = new ArrayList<>();
    private final List<Rule> down = new ArrayList<>();
    private final List<List<Point2D>> path = new ArrayList<>();
    private boolean pictures;
    private int unreadable;

    PdfMarks(PDPage page, PdfBudget budget) throws IOException {
        super(page);
        this.budget = budget;
        processPage(page);
    }

    List<Glyph> glyphs() {
        return glyphs;
    }

    List<Rule> across() {
        return across;
    }

    List<Rule> down() {
        return down;
    }

    boolean hasPictures() {
        return pictures;
    }

    /** How many glyphs the file does not say the letters of. */
    int unreadable() {
        return unreadable;
    }

    private Point2D seen(double x, double y) {
        var box = getPage().getCropBox();
        return switch (Math.floorMod(getPage().getRotation(), 360)) {
            case 90 -> new Point2D.Double(y - box.getLowerLeftY(), x - box.getLowerLeftX());
            case 180 -> new Point2D.Double(box.getUpperRightX() - x, y - box.getLowerLeftY());
            case 270 -> new Point2D.Double(box.getUpperRightY() - y, box.getUpperRightX() - x);
            default -> new Point2D.Double(x - box.getLowerLeftX(), box.getUpperRightY() - y);
        };
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        var name = operator.getName();
        budget.spend(name.equals("Do") ? DRAWN : 1);
        if (name.equals("BI") || (name.equals("Do") && isPicture(operands))) {
            pictures = true;
        } else if (!PASSED_OVER.contains(name)) {
            super.processOperator(operator, operands);
        }
    }

    private boolean isPicture(List<COSBase> operands) {
        return !operands.isEmpty()
                && operands.get(0) instanceof COSName named
                && getResources() != null
                && getResources().isImageXObject(named);
    }

    @Override
    protected void showGlyph(Matrix at, PDFont font, int code, Vector moved) throws IOException {
        budget.spend(1);
        var from = at.transformPoint(0, 0);
        var to = at.transformPoint(moved.getX(), 0);
        var up = at.transformPoint(0, 1);
        var start = seen(from.x, from.y);
        var end = seen(to.x, to.y);
        var top = seen(up.x, up.y);
        double width = end.getX() - start.getX();
        double size = start.getY() - top.getY();
        // Upright and from the left: not a watermark, nor what stands on its head.
        if (width <= 0 || size <= 0 || Math.abs(end.getY() - start.getY()) > width / 5) {
            return;
        }
        var text = font.toUnicode(code);
        if (text == null || text.isEmpty() || text.charAt(0) == '\uFFFD' || text.charAt(0) == '\0') {
            unreadable++;
            return;
        }
        glyphs.add(new Glyph(start.getX(), start.getY(), width, size, letters(text)));
    }

    /** Fonts name hanzi by the radical of the same shape. */
    private static String letters(String text) {
        var folded = text.codePoints().anyMatch(c -> c >= 0x2E80 && c <= 0x2FDF)
                ? Normalizer.normalize(text, Normalizer.Form.NFKC)
                : text;
        return folded.replace('\u00A0', ' ').replaceAll("\\p{Cntrl}|\u00AD|\uFEFF", "");
    }

    @Override
    public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
        path.add(new ArrayList<>(List.of(of(p0), of(p1), of(p2), of(p3), of(p0))));
    }

    private Point2D of(Point2D point) {
        budget.spend(1);
        return seen(point.getX(), point.getY());
    }

    @Override
    public void moveTo(float x, float y) {
        path.add(new ArrayList<>(List.of(of(new Point2D.Float(x, y)))));
    }

    @Override
    public void lineTo(float x, float y) {
        if (path.isEmpty()) {
            path.add(new ArrayList<>());
        }
        path.get(path.size() - 1).add(of(new Point2D.Float(x, y)));
    }

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
        moveTo(x3, y3);
    }

    @Override
    public @Nullable Point2D getCurrentPoint() {
        var last = path.isEmpty() ? List.<Point2D>of() : path.get(path.size() - 1);
        return last.isEmpty() ? null : new Point2D.Float(0, 0);
    }

    @Override
    public void closePath() {
        if (!path.isEmpty() && path.get(path.size() - 1).size() > 1) {
            var last = path.get(path.size() - 1);
            last.add(last.get(0));
        }
    }

    @Override
    public void endPath() {
        path.clear();
    }

    @Override
    public void strokePath() {
        for (var points : path) {
            for (int i = 1; i < points.size(); i++) {
                rule(points.get(i - 1), points.get(i));
            }
        }
        path.clear();
    }

    /** Many programs draw a line as a thin filled box. */
    @Override
    public void fillPath(int rule) {
        for (var points : path) {
            if (points.size() < 2) {
                continue;
            }
            var box = new Rectangle2D.Double(points.get(0).getX(), points.get(0).getY(), 0, 0);
            points.forEach(box::add);
            if (box.width > box.height && box.height <= THICKEST) {
                rule(new Point2D.Double(box.x, box.getCenterY()), new Point2D.Double(box.getMaxX(), box.getCenterY()));
            } else if (box.width <= THICKEST) {
                rule(new Point2D.Double(box.getCenterX(), box.y), new Point2D.Double(box.getCenterX(), box.getMaxY()));
            }
        }
        path.clear();
    }

    @Override
    public void fillAndStrokePath(int rule) {
        strokePath();
    }

    private void rule(Point2D one, Point2D other) {
        double wide = Math.abs(one.getX() - other.getX());
        double high = Math.abs(one.getY() - other.getY());
        if (high < 1 && wide >= SHORTEST) {
            across.add(new Rule(
                    (one.getY() + other.getY()) / 2,
                    Math.min(one.getX(), other.getX()),
                    Math.max(one.getX(), other.getX())));
        } else if (wide < 1 && high >= SHORTEST) {
            down.add(new Rule(
                    (one.getX() + other.getX()) / 2,
                    Math.min(one.getY(), other.getY()),
                    Math.max(one.getY(), other.getY())));
        }
    }

    @Override
    public void drawImage(PDImage image) {
        pictures = true;
    }

    @Override
    public void clip(int rule) {}

    @Override
    public void shadingFill(COSName shading) {}
}
