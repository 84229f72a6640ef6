package jiheng.ui.importing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jiheng.command.evaluation.CellEntry;
import jiheng.command.evaluation.ImportForm;
import jiheng.command.template.Templates;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.Indicator;
import jiheng.events.evaluation.IndicatorId;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.TemplateVersion;
import jiheng.events.evaluation.Value;
import jiheng.ui.Product;
import jiheng.ui.document.GeneratedContent;
import jiheng.ui.document.Written;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.context.MessageSource;

/** An exported workbook that is imported again is the same form, no cell different. */
class RoundTripTest {
    private static final TemplateVersion DEPARTMENT = new TemplateVersion("department-2022", 1);
    private static final int SEEDS = 25;

    private static List<TemplateVersion> families() {
        return Templates.shipped().all().map(template -> template.version()).toList();
    }

    @TestFactory
    Stream<DynamicTest> aGeneratedFormComesBackWhole() {
        assertThat(families()).hasSizeGreaterThanOrEqualTo(2);
        return families().stream().flatMap(template -> IntStream.range(0, SEEDS)
                .mapToObj(seed -> DynamicTest.dynamicTest(template.id() + " " + seed, () -> {
                    var layout = Written.layout(template);
                    var content = GeneratedContent.of(seed, layout);

                    var read = read(Written.as("xlsx", template, content), template);

                    assertThat(read.notices()).isEmpty();
                    assertThat(cells(read)).isEqualTo(cells(content));
                    assertThat(rows(read)).isEqualTo(rows(layout, content));
                })));
    }

    @TestFactory
    Stream<DynamicTest> aDraftComesBackWholeInSpiteOfItsWatermark() {
        return families().stream()
                .map(template -> DynamicTest.dynamicTest(template.id(), () -> {
                    var layout = Written.layout(template);
                    var content = GeneratedContent.of(3, layout);
                    var bytes = Written.draft("xlsx", template, content);
                    var read = read(bytes, template);

                    assertThat(read.notices()).isEmpty();
                    assertThat(cells(read)).isEqualTo(cells(content));
                    assertThat(rows(read)).isEqualTo(rows(layout, content));
                }));
    }

    /** The control: what the test compares does differ when one cell of the workbook does. */
    @Test
    void aChangedCellIsADifference() {
        var content = GeneratedContent.of(7, Written.layout(DEPARTMENT))
                .with(Cell.narrative("duties"), new Value.Text("受理来访"));
        var bytes = changed(Written.as("xlsx", DEPARTMENT, content), sheet -> at(sheet, "受理来访")
                .setCellValue("改过"));

        assertThat(cells(read(bytes, DEPARTMENT)).get("narratives/duties/text")).isEqualTo("改过");
    }

    @Test
    void theOfficialColumnsAloneAreReadAsAnyOfficialForm() {
        var content = plain();
        var bytes = changed(
                Written.as("xlsx", DEPARTMENT, content),
                sheet -> sheet.forEach(row -> {
                    for (int column = 11; column < 20; column++) {
                        if (row.getCell(column) != null) {
                            row.removeCell(row.getCell(column));
                        }
                    }
                }));

        var form = OfficialWorkbook.read("a.xlsx", bytes, Families.shipped());

        assertThat(form.exported()).isNull();
        var read = new Mapping(Written.layout(DEPARTMENT), form, new ArrayList<>());
        var cells = new TreeMap<String, String>();
        read.entries().forEach(entry -> cells.put(entry.cell().path(), canonical(entry)));
        var expected = new TreeMap<String, String>();
        cells(content)
                .forEach((path, text) -> expected.put(
                        path.replace("indicator-4", "indicator-2").replace("indicator-7", "indicator-1"), text));
        expected.keySet().removeIf(path -> path.endsWith("/targets") || path.endsWith("/actuals"));
        assertThat(cells).isEqualTo(expected);
    }

    @Test
    void aRowThatSomebodyPutInIsANewRow() {
        var content = plain();
        var bytes = changed(Written.as("xlsx", DEPARTMENT, content), sheet -> {
            int row = at(sheet, "开班 5 期").getRowIndex();
            sheet.getRow(row).getCell(12).setBlank();
            sheet.getRow(row).getCell(4).setCellValue("新加的内容");
        });

        var read = read(bytes, DEPARTMENT);

        assertThat(read.rows())
                .extracting(row -> row.indicator().value())
                .containsExactly("indicator-1", "indicator-4");
        assertThat(cells(read)).containsEntry("indicators/indicator-1/content", "新加的内容");
    }

    @Test
    void whatLooksLikeAFormulaIsATextAndStaysOne() {
        var content = plain().with(Cell.narrative("duties"), new Value.Text("=cmd|'/C calc'!A0"));
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(Written.as("xlsx", DEPARTMENT, content)))) {
            var cell = at(workbook.getSheetAt(0), "=cmd|'/C calc'!A0");
            assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
            assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
            workbook.getSheetAt(0)
                    .forEach(row ->
                            row.forEach(one -> assertThat(one.getCellType()).isNotEqualTo(CellType.FORMULA)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void aSheetThatLostItsHeadingsIsReadByWordsOrRefused() {
        var project = new TemplateVersion("project-standard", 1);
        var bytes = changed(Written.as("xlsx", project, Content.EMPTY), sheet -> at(sheet, "总分")
                .setBlank());

        var form = OfficialWorkbook.read("a.xlsx", bytes, Families.shipped());

        assertThat(form.exported()).isNotNull();
        assertThat(read(bytes, project).understood()).isFalse();
    }

    private static Content plain() {
        var one = new Indicator(IndicatorId.of("7"), "output", "quantity", 0);
        var two = new Indicator(IndicatorId.of("4"), "output", "quality", 1);
        var content = new Content(List.of(one, two), new TreeMap<>(), Map.of(), null);
        return content.with(Cell.header("independentUnits"), number("3"))
                .with(Cell.fund("fiscal", "budget"), number("548.74"))
                .with(Cell.fund("fiscal", "executed"), number("739.123456"))
                .with(Cell.fund(Cell.TOTAL, "score"), number("6.53"))
                .with(Cell.narrative("goals"), new Value.Text("开好课堂。\n办好竞赛。"))
                .with(Cell.indicator(one.id(), "name"), new Value.Text("工会服务"))
                .with(Cell.indicator(one.id(), "target"), new Value.Text("开班 5 期"))
                .with(Cell.indicator(one.id(), "weight"), number("5.00"))
                .with(Cell.indicator(one.id(), "score"), number("0.00"))
                .with(Cell.indicator(two.id(), "actual"), new Value.Text("合格"));
    }

    private static Value number(String text) {
        return new Value.Number(new BigDecimal(text));
    }

    private static ExportedCells read(byte[] bytes, TemplateVersion template) {
        var form = OfficialWorkbook.read("a.xlsx", bytes, Families.shipped());
        var sheet = requireNonNull(form.exported());
        assertThat(sheet.mark().template()).isEqualTo(template);
        var messages = Product.running().context().getBean(MessageSource.class);
        return new ExportedCells(
                Written.layout(template),
                sheet,
                form,
                key -> messages.getMessage(key, null, Locale.SIMPLIFIED_CHINESE));
    }

    private static byte[] changed(byte[] bytes, Consumer<XSSFSheet> change) {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            change.accept(workbook.getSheetAt(0));
            return SampleWorkbook.bytes(workbook);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static XSSFCell at(XSSFSheet sheet, String text) {
        for (var row : sheet) {
            for (var cell : row) {
                if (cell.getCellType() == CellType.STRING
                        && cell.getStringCellValue().equals(text)) {
                    return (XSSFCell) cell;
                }
            }
        }
        throw new AssertionError("no cell says " + text);
    }

    private static TreeMap<String, String> cells(ExportedCells read) {
        var cells = new TreeMap<String, String>();
        read.entries().forEach(entry -> cells.put(entry.cell().path(), canonical(entry)));
        assertThat(cells).hasSameSizeAs(read.entries());
        return cells;
    }

    private static String canonical(CellEntry entry) {
        return isFigure(entry)
                ? new BigDecimal(entry.text()).stripTrailingZeros().toPlainString()
                : entry.text();
    }

    private static boolean isFigure(CellEntry entry) {
        var cell = entry.cell();
        return (cell.field().equals("value") && entry.text().matches("[0-9]+\\.[0-9]+"))
                || cell.field().matches("weight|score|independentUnits")
                || cell.path().matches("funds/(?!total/).*");
    }

    private static TreeMap<String, String> cells(Content content) {
        var cells = new TreeMap<String, String>();
        content.cells()
                .forEach((cell, value) -> cells.put(
                        cell.path(),
                        value instanceof Value.Number number
                                ? number.number().stripTrailingZeros().toPlainString()
                                : value.toString()));
        return cells;
    }

    private static List<String> rows(ExportedCells read) {
        return read.rows().stream().map(RoundTripTest::named).toList();
    }

    private static String named(ImportForm.Row row) {
        return row.indicator() + " " + row.branch() + " " + row.child();
    }

    private static List<String> rows(Layout layout, Content content) {
        var names = new ArrayList<String>();
        for (var branch : layout.branches()) {
            for (var child : branch.children()) {
                content.indicators().stream()
                        .filter(row ->
                                row.branch().equals(branch.key()) && row.child().equals(child.key()))
                        .sorted(Comparator.comparingInt(Indicator::position))
                        .forEach(row -> names.add(row.id() + " " + row.branch() + " " + row.child()));
            }
        }
        return names;
    }
}
