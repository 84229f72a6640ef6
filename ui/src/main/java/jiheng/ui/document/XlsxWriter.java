package jiheng.ui.document;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.springframework.stereotype.Component;

/** A workbook in the official layout, which an import reads back without a cell being different. */
@Component
class XlsxWriter implements DocumentWriter {
    @Override
    public String format() {
        return "xlsx";
    }

    @Override
    public String mediaType() {
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    }

    @Override
    public void write(FormDocument document, OutputStream out) throws IOException {
        try (var workbook = new XSSFWorkbook()) {
            var sheet = workbook.createSheet("自评表");
            new XlsxSheet(workbook, sheet, document).draw();
            XlsxPage.setUp(sheet, document);
            Described.by(document, workbook);
            workbook.write(out);
        }
    }
}
