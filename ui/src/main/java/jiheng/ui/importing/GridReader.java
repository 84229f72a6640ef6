package jiheng.ui.importing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STCellType;

/** Turns a parsed sheet into a {@link Grid}: nothing is computed, a formula is its cached value. */
final class GridReader {
    private static final int MAX_FORMAT = 255;
    /** One long shared string may stand in very many cells. */
    private static final long MAX_TEXT = 8 << 20;

    private final DataFormatter formatter = new DataFormatter(Locale.ROOT);

    private long textLength;

    Grid read(XSSFSheet sheet) {
        List<Grid.Cell> cells = new ArrayList<>();
        for (var row : sheet) {
            for (var cell : row) {
                if (cell instanceof XSSFCell x) {
                    Grid.Cell read = read(x);
                    if (read != null) {
                        cells.add(read);
                    }
                }
            }
        }
        return new Grid(sheet.getSheetName(), cells, sheet.getMergedRegions());
    }

    private Grid.@Nullable Cell read(XSSFCell cell) {
        Set<Grid.Trait> traits = EnumSet.noneOf(Grid.Trait.class);
        CellType type = cell.getCellType();
        if (type == CellType.FORMULA) {
            traits.add(Grid.Trait.FORMULA);
            type = cell.getCachedFormulaResultType();
            if (type == CellType.NUMERIC
                    && (cell.getRawValue() == null || cell.getRawValue().isEmpty())) {
                traits.add(Grid.Trait.NO_CACHED_VALUE);
                return cell(cell, "=" + cell.getCellFormula(), null, traits);
            }
        }
        if (type == CellType.STRING) {
            checkSharedString(cell);
            String text = Objects.requireNonNullElse(cell.getStringCellValue(), "");
            return text.isBlank() ? null : cell(cell, text, null, traits);
        } else if (type == CellType.NUMERIC) {
            return numeric(cell, traits);
        } else if (type == CellType.BOOLEAN) {
            return cell(cell, cell.getBooleanCellValue() ? "TRUE" : "FALSE", null, traits);
        } else if (type == CellType.ERROR) {
            traits.add(Grid.Trait.ERROR);
            return cell(cell, Objects.requireNonNullElse(cell.getErrorCellString(), "#ERROR"), null, traits);
        }
        return null;
    }

    /** The parser takes a cell for empty whose shared string does not exist, and only logs it. */
    private static void checkSharedString(XSSFCell cell) {
        if (cell.getCTCell().getT() == STCellType.S) {
            int count = cell.getSheet()
                    .getWorkbook()
                    .getSharedStringSource()
                    .getSharedStringItems()
                    .size();
            String index = cell.getRawValue();
            if (index == null || !index.matches("\\d{1,9}") || Integer.parseInt(index) >= count) {
                throw WorkbookRefused.broken();
            }
        }
    }

    private Grid.Cell numeric(XSSFCell cell, Set<Grid.Trait> traits) {
        String raw = cell.getRawValue();
        BigDecimal number = raw == null ? null : Figures.stored(raw.strip());
        if (number == null) {
            return cell(cell, String.valueOf(raw), null, traits);
        }
        // A sheet shows 15 digits of what it stores in 17.
        number = number.round(new MathContext(15));
        String plain = Figures.plain(number);
        String format = Objects.requireNonNullElse(cell.getCellStyle().getDataFormatString(), "General");
        if (DateUtil.isCellDateFormatted(cell)) {
            LocalDateTime at = cell.getLocalDateTimeCellValue();
            if (at != null) {
                traits.add(Grid.Trait.DATE);
                boolean day = at.toLocalTime().equals(LocalTime.MIDNIGHT);
                return cell(cell, day ? at.toLocalDate().toString() : at.toString(), number, traits);
            }
        }
        if (format.contains("%")) {
            traits.add(Grid.Trait.PERCENT);
        }
        String shown = "General".equalsIgnoreCase(format) ? plain : shown(cell, number, format);
        if (shown.isBlank()) {
            return cell(cell, plain, number, traits);
        }
        Figures.Figure figure = Figures.parse(shown);
        BigDecimal full = traits.contains(Grid.Trait.PERCENT) ? number.movePointRight(2) : number;
        if (figure != null && figure.value().compareTo(full) != 0) {
            traits.add(Grid.Trait.ROUNDED);
        }
        return cell(cell, shown, number, traits);
    }

    private String shown(XSSFCell cell, BigDecimal number, String format) {
        if (format.length() > MAX_FORMAT) {
            return "";
        }
        try {
            return formatter
                    .formatRawCellContents(
                            number.doubleValue(), cell.getCellStyle().getDataFormat(), format)
                    .strip();
        } catch (RuntimeException e) {
            return "";
        }
    }

    private Grid.Cell cell(XSSFCell cell, String text, @Nullable BigDecimal number, Set<Grid.Trait> traits) {
        textLength += text.length();
        if (textLength > MAX_TEXT) {
            throw WorkbookRefused.tooManyCells();
        }
        return new Grid.Cell(cell.getRowIndex(), cell.getColumnIndex(), text, number, Set.copyOf(traits));
    }
}
