package jiheng.ui.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import jiheng.command.template.Templates;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.TemplateVersion;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.util.Units;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFSimpleShape;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The watermark of a draft's workbook, of every family. */
class DraftWorkbookTest {
    private static final double A4_LONG = 841.9;
    private static final double A4_SHORT = 595.3;

    static List<TemplateVersion> families() {
        return Templates.shipped().all().map(template -> template.version()).toList();
    }

    @ParameterizedTest
    @MethodSource("families")
    void noPageOfADraftIsWithoutItAndASettledFormHasNone(TemplateVersion template) throws IOException {
        var layout = Written.layout(template);
        var content = GeneratedContent.of(5, layout);
        try (var draft = read(Written.draft("xlsx", template, content));
                var submitted = read(Written.as("xlsx", template, content))) {
            var sheet = draft.getSheetAt(0);
            var boxes = boxes(sheet);
            assertThat(boxes(submitted.getSheetAt(0))).isEmpty();
            assertThat(boxes).isNotEmpty().allSatisfy(box -> {
                assertThat(box.getText()).isEqualTo("草稿");
                assertThat(box.getCTShape().getSpPr().isSetNoFill()).isTrue();
                assertThat(box.getCTShape().getSpPr().getXfrm().getRot()).isPositive();
            });
            double page = (layout.paper().orientation() == Layout.Orientation.LANDSCAPE ? A4_SHORT : A4_LONG)
                    - 72 * (sheet.getMargin(PageMargin.TOP) + sheet.getMargin(PageMargin.BOTTOM));
            double end = top(sheet, sheet.getLastRowNum() + 1, 0);
            double before = 0;
            for (var box : boxes) {
                var place = (XSSFClientAnchor) box.getAnchor();
                double middle =
                        (top(sheet, place.getRow1(), place.getDy1()) + top(sheet, place.getRow2(), place.getDy2())) / 2;
                assertThat(middle - before).isPositive().isLessThan(page);
                assertThat((int) place.getCol2()).isLessThan(printed(draft));
                before = middle;
            }
            assertThat(end - before).isLessThan(page);
        }
    }

    private static XSSFWorkbook read(byte[] bytes) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(bytes));
    }

    private static List<XSSFSimpleShape> boxes(XSSFSheet sheet) {
        return StreamSupport.stream(sheet.getDrawingPatriarch().spliterator(), false)
                .filter(XSSFSimpleShape.class::isInstance)
                .map(XSSFSimpleShape.class::cast)
                .toList();
    }

    /** How many columns the print area has. */
    private static int printed(XSSFWorkbook workbook) {
        var last = workbook.getPrintArea(0).replaceAll(".*:\\$([A-Z])\\$.*", "$1");
        return last.charAt(0) - 'A' + 1;
    }

    private static double top(XSSFSheet sheet, int row, int further) {
        return IntStream.range(0, row)
                        .mapToDouble(one -> sheet.getRow(one) == null
                                ? sheet.getDefaultRowHeightInPoints()
                                : sheet.getRow(one).getHeightInPoints())
                        .sum()
                + Units.toPoints(further);
    }
}
