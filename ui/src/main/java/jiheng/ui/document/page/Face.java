package jiheng.ui.document.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.springframework.util.function.SingletonSupplier;

/**
 * The typeface of the documents: what it can show and how wide that is. Read from the product and not from the machine,
 * by its own tables and not by the graphics of the JDK, which need fonts and libraries that a bare server lacks.
 */
final class Face {
    /** Printed where the typeface has no glyph: the mark that printers use for a missing character. */
    static final String MISSING = "〓";

    /** Tables that still hold when glyphs are renumbered; strict readers refuse a font with stale ones. */
    private static final List<String> KEPT = List.of(
            "head", "hhea", "maxp", "OS/2", "hmtx", "cmap", "fpgm", "prep", "cvt ", "loca", "glyf", "name", "post",
            "gasp");

    private static final String FILE = "/fonts/NotoSansSC-Regular.ttf";
    private static final SingletonSupplier<Face> NOTO = SingletonSupplier.of(Face::read);

    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    private final double unitsPerEm;

    private Face(TrueTypeFont font) throws IOException {
        this.font = font;
        this.glyphs = font.getUnicodeCmapLookup();
        this.unitsPerEm = font.getUnitsPerEm();
    }

    /** Takes a third of a second and 30 MB at the first call. */
    static Face noto() {
        return NOTO.obtain();
    }

    private static Face read() {
        try (var in = Face.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the product was built without " + FILE);
            }
            var font = new TTFParser().parse(new RandomAccessReadBuffer(in));
            // ligatures would stand for several characters, which then could not be searched for
            font.setEnableGsub(false);
            return new Face(font);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    TrueTypeFont font() {
        return font;
    }

    String name() {
        try {
            return font.getName();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    int glyph(int codePoint) {
        return glyphs.getGlyphId(codePoint);
    }

    /** @return the width in the unit of the size */
    double width(String text, double size) {
        return text.codePoints()
                .mapToDouble(codePoint -> width(codePoint, size))
                .sum();
    }

    double width(int codePoint, double size) {
        try {
            return font.getAdvanceWidth(glyph(codePoint)) * size / unitsPerEm;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The text as it can be printed: line breaks kept, other controls and direction marks gone, no glyph missing. */
    String printable(String text) {
        var printable = new StringBuilder(text.length());
        text.replace("\r\n", "\n").replace('\r', '\n').codePoints().forEach(codePoint -> {
            if (codePoint == '\n') {
                printable.append('\n');
            } else if (Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)) {
                printable.append(codePoint == '\u3000' ? "\u3000" : " ");
            } else if (!isSilent(codePoint)) {
                printable.append(glyph(codePoint) == 0 ? MISSING : Character.toString(codePoint));
            }
        });
        return printable.toString();
    }

    private static boolean isSilent(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || codePoint >= 0xFE00 && codePoint <= 0xFE0F
                || codePoint >= 0xE0100 && codePoint <= 0xE01EF;
    }

    /**
     * A font file with the glyphs of these characters.
     *
     * @param numbers takes the number in the new file of each glyph, by its number in this one
     */
    byte[] subset(Set<Integer> codePoints, Map<Integer, Integer> numbers) {
        try {
            var subsetter = new TTFSubsetter(font, KEPT);
            var others = new TreeSet<Integer>();
            for (int codePoint : codePoints) {
                if (Character.isBmpCodePoint(codePoint)) {
                    subsetter.add(codePoint);
                } else {
                    // the subset's character map has 16 bits: these are reached by glyph
                    others.add(glyph(codePoint));
                }
            }
            subsetter.addGlyphIds(others);
            subsetter.getGIDMap().forEach((ours, theirs) -> numbers.put(theirs, ours));
            var file = new ByteArrayOutputStream();
            subsetter.writeToStream(file);
            return file.toByteArray();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
