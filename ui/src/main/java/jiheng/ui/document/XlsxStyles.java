package jiheng.ui.document;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The styles of a workbook, each made once. */
final class XlsxStyles {
    static final String FONT = "宋体";
    static final int SIZE = 10;

    enum Kind {
        TITLE,
        SUBTITLE,
        WARNING,
        HEAD,
        TEXT,
        /** A text of several pages. */
        LONG_TEXT,
        CENTRED,
        NUMBER,
        STAMP,
        BESIDE_HEAD,
        BESIDE
    }

    /**
     * @param format the number format
     * @param literal whether what begins like a formula stays a text when it is edited
     */
    private record Key(Kind kind, String format, boolean literal) {}

    private final XSSFWorkbook workbook;
    private final Map<Key, XSSFCellStyle> styles = new HashMap<>();

    XlsxStyles(XSSFWorkbook workbook) {
        this.workbook = workbook;
        var standard = workbook.getFontAt(0);
        standard.setFontName(FONT);
        standard.setFontHeightInPoints((short) SIZE);
    }

    XSSFCellStyle of(Kind kind) {
        return of(kind, "General", false);
    }

    XSSFCellStyle of(Kind kind, String format, boolean literal) {
        return styles.computeIfAbsent(new Key(kind, format, literal), this::made);
    }

    private XSSFCellStyle made(Key key) {
        var style = workbook.createCellStyle();
        style.setWrapText(key.kind != Kind.BESIDE_HEAD);
        style.setVerticalAlignment(key.kind == Kind.LONG_TEXT ? VerticalAlignment.TOP : VerticalAlignment.CENTER);
        style.setAlignment(
                switch (key.kind) {
                    case TITLE, SUBTITLE, WARNING, HEAD, CENTRED -> HorizontalAlignment.CENTER;
                    case NUMBER -> HorizontalAlignment.RIGHT;
                    case TEXT, LONG_TEXT, STAMP, BESIDE_HEAD, BESIDE -> HorizontalAlignment.LEFT;
                });
        style.setFont(font(key.kind));
        style.setDataFormat(workbook.createDataFormat().getFormat(key.format));
        style.setQuotePrefixed(key.literal);
        switch (key.kind) {
            case HEAD, TEXT, LONG_TEXT, CENTRED, NUMBER -> {
                style.setBorderTop(BorderStyle.THIN);
                style.setBorderBottom(BorderStyle.THIN);
                style.setBorderLeft(BorderStyle.THIN);
                style.setBorderRight(BorderStyle.THIN);
            }
            default -> {
                // Outside the table.
            }
        }
        return style;
    }

    private XSSFFont font(Kind kind) {
        var font = workbook.createFont();
        font.setFontName(kind == Kind.TITLE || kind == Kind.WARNING ? "黑体" : FONT);
        font.setFontHeightInPoints((short)
                switch (kind) {
                    case TITLE -> 18;
                    case SUBTITLE -> 12;
                    case WARNING -> 14;
                    case STAMP -> 9;
                    default -> SIZE;
                });
        font.setBold(kind == Kind.HEAD);
        if (kind == Kind.WARNING) {
            font.setColor(new XSSFColor(new byte[] {(byte) 0xB0, 0x20, 0x20}));
        }
        if (kind == Kind.BESIDE || kind == Kind.BESIDE_HEAD) {
            font.setColor(new XSSFColor(new byte[] {0x51, 0x60, 0x6F}));
        }
        return font;
    }
}
