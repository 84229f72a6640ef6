package jiheng.ui.cycle;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** The styles of the workbook, each made once. */
public final class Styles {
    private static final String FONT = "宋体";
    private static final int MOST_DECIMALS = 6;

    private final SXSSFWorkbook book;
    private final Map<String, CellStyle> made = new HashMap<>();

    public Styles(SXSSFWorkbook book) {
        this.book = book;
        named(book.getXSSFWorkbook().getFontAt(0));
    }

    CellStyle head() {
        return of("head", style -> {
            style.setFont(font(font -> font.setBold(true)));
            style.setAlignment(HorizontalAlignment.CENTER);
            style.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        });
    }

    /** @param literal whether what begins like a formula stays a text when it is edited */
    CellStyle text(boolean literal) {
        return of("text " + literal, style -> {
            style.setDataFormat(book.createDataFormat().getFormat("@"));
            style.setQuotePrefixed(literal);
            style.setVerticalAlignment(VerticalAlignment.TOP);
        });
    }

    /** As many decimals as the form has. */
    CellStyle number(int decimals) {
        var shown = Math.max(0, Math.min(decimals, MOST_DECIMALS));
        return of("number " + shown, style -> {
            style.setDataFormat(book.createDataFormat().getFormat(shown == 0 ? "0" : "#,##0." + "0".repeat(shown)));
            style.setVerticalAlignment(VerticalAlignment.TOP);
        });
    }

    CellStyle link() {
        return of("link", style -> {
            style.setFont(font(font -> {
                font.setUnderline(Font.U_SINGLE);
                font.setColor(IndexedColors.BLUE.getIndex());
            }));
            style.setVerticalAlignment(VerticalAlignment.TOP);
        });
    }

    private CellStyle of(String key, Consumer<CellStyle> making) {
        return made.computeIfAbsent(key, absent -> {
            var style = book.createCellStyle();
            making.accept(style);
            return style;
        });
    }

    private Font font(Consumer<Font> making) {
        var font = book.createFont();
        named(font);
        making.accept(font);
        return font;
    }

    private static void named(Font font) {
        font.setFontName(FONT);
        font.setFontHeightInPoints((short) 10);
    }
}
