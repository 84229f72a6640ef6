package jiheng.ui.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.Indicator;
import jiheng.events.evaluation.IndicatorId;
import jiheng.events.evaluation.TemplateVersion;
import jiheng.events.evaluation.Value;
import jiheng.query.evaluation.State;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a form, its documents can be opened, hold all of it, and look like the official table. */
class HostileContentTest {
    private static final TemplateVersion DEPARTMENT = new TemplateVersion("department-2022", 1);
    private static final Indicator ROW = new Indicator(IndicatorId.of("1"), "output", "cost", 0);

    /** Two cells' worth of hanzi that take two units each, none like the one before. */
    private static final String LONG = new Random(3)
            .ints(20_000, 0x20000, 0x2A6E0)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());

    /** Control characters, halves of characters, more than a cell holds, and a word wider than any column. */
    private static Content hostile() {
        return new Content(List.of(ROW), new TreeMap<>(), Map.of(), null)
                .with(Cell.narrative("duties"), new Value.Text("\u0000甲\u0008\u001f乙\ud842\uffff丙]]>&<w:p/>"))
                .with(Cell.narrative("goals"), new Value.Text(LONG))
                .with(Cell.narrative("results"), new Value.Text("短"))
                .with(Cell.indicator(ROW.id(), "actual"), new Value.Text("W".repeat(5_000)))
                .with(Cell.indicator(ROW.id(), "reason"), new Value.Text("=HYPERLINK(\"http://x\")"));
    }

    @Test
    void aWorkbookHoldsAllOfItInCellsThatFit() throws IOException {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(Written.as("xlsx", DEPARTMENT, hostile())))) {
            var sheet = workbook.getSheetAt(0);
            var text = new StringBuilder();
            sheet.forEach(row -> {
                assertThat(row.getHeightInPoints()).isLessThanOrEqualTo(409);
                row.forEach(cell -> {
                    var shown = cell.toString();
                    assertThat(shown.length()).isLessThanOrEqualTo(32_767);
                    text.append(shown);
                });
            });
            assertThat(text.toString()).contains("甲乙丙]]>&<w:p/>", "W".repeat(5_000));
            assertThat(text.toString().replaceAll("[^\\x{20000}-\\x{2A6DF}]", ""))
                    .isEqualTo(LONG);
        }
    }

    @Test
    void aTextDocumentHoldsAllOfIt() throws IOException {
        try (var document = new XWPFDocument(new ByteArrayInputStream(Written.as("docx", DEPARTMENT, hostile())))) {
            var text =
                    document.getTables().stream().map(table -> table.getText()).toList();
            assertThat(String.join("", text)).contains("甲乙丙]]>&<w:p/>", LONG, "W".repeat(5_000));
        }
    }

    @Test
    void everyCellOfAMergedRegionHasItsBorders() throws IOException {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(Written.as("xlsx", DEPARTMENT, hostile())))) {
            var sheet = workbook.getSheetAt(0);
            var regions = sheet.getMergedRegions().stream()
                    .filter(region -> sheet.getRow(region.getFirstRow())
                                    .getCell(region.getFirstColumn())
                                    .getCellStyle()
                                    .getBorderTop()
                            == BorderStyle.THIN)
                    .toList();
            assertThat(regions).hasSizeGreaterThan(20);
            for (var region : regions) {
                region.forEach(at -> {
                    var style =
                            sheet.getRow(at.getRow()).getCell(at.getColumn()).getCellStyle();
                    assertThat(List.of(
                                    style.getBorderTop(),
                                    style.getBorderBottom(),
                                    style.getBorderLeft(),
                                    style.getBorderRight()))
                            .as(at.formatAsString())
                            .containsOnly(BorderStyle.THIN);
                });
            }
        }
    }

    @Test
    void theIndicatorsHeadingIsRepeatedOnEveryPage() throws IOException {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(Written.as("xlsx", DEPARTMENT, hostile())));
                var text = new XWPFDocument(new ByteArrayInputStream(Written.as("docx", DEPARTMENT, hostile())))) {
            var sheet = workbook.getSheetAt(0);
            var repeated = sheet.getRow(sheet.getRepeatingRows().getFirstRow());
            assertThat(repeated.getCell(1).getStringCellValue()).isEqualTo("一级指标");
            assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
            assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
            assertThat(workbook.getPrintArea(0)).contains("$A$1:$K$");
            assertThat(text.getTables().get(1).getRow(0).isRepeatHeader()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "docx"})
    void aCancelledFormSaysSoOnEveryPage(String format) {
        var document = Written.document(DEPARTMENT, hostile(), State.CANCELLED);

        assertThat(document.stamp().watermark()).isEqualTo("已取消");
        assertThat(Written.as(format, document)).isNotEmpty();
    }
}
