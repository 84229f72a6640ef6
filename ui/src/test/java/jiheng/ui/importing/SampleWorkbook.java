package jiheng.ui.importing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The official layout, filled in; a test changes what it is about. */
public final class SampleWorkbook {
    private static final int[] WEIGHTS = {5, 5, 5, 5, 5, 5, 5, 5, 2, 2, 2, 2, 2, 8, 4, 4, 4, 0, 10, 10};
    private static final int[] SCORES = {5, 5, 5, 5, 5, 5, 5, 5, 2, 1, 2, 2, 1, 8, 4, 4, 4, 0, 10, 10};

    private SampleWorkbook() {}

    public static byte[] asPrinted() {
        return changed(sheet -> {});
    }

    public static byte[] withColumnNamed(String head, String name) {
        return changed(sheet -> set(sheet, head, name));
    }

    static byte[] changed(Consumer<XSSFSheet> change) {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            XSSFSheet sheet = workbook.createSheet("自评表");
            fill(sheet);
            change.accept(sheet);
            return bytes(workbook);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(XSSFWorkbook workbook) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        workbook.write(out);
        return out.toByteArray();
    }

    private static void fill(XSSFSheet sheet) {
        merged(sheet, "A1:K1", "部门整体自评表");
        merged(sheet, "A2:K2", "（2022 年）");
        set(sheet, "A3", "部门(单位)名称");
        merged(sheet, "B3:F3", "云溪区图书馆");
        set(sheet, "G3", "所属独立核算单位个数");
        merged(sheet, "H3:K3", 1);
        merged(sheet, "A4:A6", "资金情况 (万元)");
        merged(sheet, "B4:C4", "资金来源");
        set(sheet, "D4", "全年预算数 (A)");
        set(sheet, "E4", "全年执行数 (B)");
        set(sheet, "F4", "上级财政移动支付 (C)");
        set(sheet, "G4", "分值");
        merged(sheet, "H4:I4", "执行率 ((B-C)/A)");
        merged(sheet, "J4:K4", "得分");
        funds(sheet, 5, "财政拨款", "--", "--");
        funds(sheet, 6, "年度资金总额", 10, 6.53);
        set(sheet, "A7", "部门职能概述");
        merged(sheet, "B7:K7", "<p>一、收藏与借阅。</p> <p>二、乡镇分馆业务指导。</p>");
        merged(sheet, "A8:A9", "年度总体目标");
        merged(sheet, "B8:F8", "年初设定目标");
        merged(sheet, "G8:K8", "目标完成情况");
        merged(sheet, "B9:F9", "<p>借阅量稳中有升。</p>");
        merged(sheet, "G9:K9", "借阅量上升。\n分馆全部开放。");
        merged(sheet, "A10:A30", "年度绩效指标");
        String[] head = {"一级指标", "二级指标", "三级指标", "目标内容", "目标值", "完成值", "分值", "得分", "未完成原因", "改进措施"};
        for (int i = 0; i < head.length; i++) {
            set(sheet, new CellReference(9, i + 1).formatAsString(), head[i]);
        }
        for (int i = 0; i < WEIGHTS.length; i++) {
            int row = 11 + i;
            if (WEIGHTS[i] > 0) {
                set(sheet, "D" + row, "图书馆运转");
                set(sheet, "E" + row, "内容" + row);
                set(sheet, "F" + row, "目标" + row);
                set(sheet, "G" + row, "完成" + row);
            }
            set(sheet, "H" + row, WEIGHTS[i]);
            set(sheet, "I" + row, SCORES[i]);
            if (SCORES[i] < WEIGHTS[i]) {
                set(sheet, "J" + row, "采购推迟");
                set(sheet, "K" + row, "提前签约");
            }
        }
        merged(sheet, "B11:B23", "产出指标");
        merged(sheet, "C11:C13", "数量指标");
        merged(sheet, "C14:C16", "质量指标");
        merged(sheet, "C17:C18", "时效指标");
        merged(sheet, "C19:C23", "成本指标");
        merged(sheet, "B24:B29", "效益指标");
        set(sheet, "C24", "经济效益指标");
        merged(sheet, "C25:C27", "社会效益指标");
        set(sheet, "C28", "生态效益指标");
        set(sheet, "C29", "可持续影响指标");
        set(sheet, "B30", "满意度指标");
        set(sheet, "C30", "服务对象满意度指标");
        merged(sheet, "A31:G31", "总分");
        set(sheet, "H31", 100);
        set(sheet, "I31", 94.53);
    }

    private static void funds(XSSFSheet sheet, int row, String source, Object weight, Object score) {
        merged(sheet, "B" + row + ":C" + row, source);
        set(sheet, "D" + row, 548.74);
        set(sheet, "E" + row, 739.39);
        set(sheet, "F" + row, 0);
        set(sheet, "G" + row, weight);
        merged(sheet, "H" + row + ":I" + row, "134.74%");
        merged(sheet, "J" + row + ":K" + row, score);
    }

    static void merged(XSSFSheet sheet, String range, Object value) {
        CellRangeAddress region = CellRangeAddress.valueOf(range);
        sheet.addMergedRegion(region);
        set(sheet, new CellReference(region.getFirstRow(), region.getFirstColumn()).formatAsString(), value);
    }

    static void unmerge(XSSFSheet sheet, String range) {
        int index = sheet.getMergedRegions().indexOf(CellRangeAddress.valueOf(range));
        sheet.removeMergedRegion(index);
    }

    static void set(XSSFSheet sheet, String address, Object value) {
        XSSFCell cell = cell(sheet, address);
        if (value instanceof Number number) {
            cell.setCellValue(number.doubleValue());
        } else {
            cell.setCellValue(value.toString());
        }
    }

    static void clear(XSSFSheet sheet, String address) {
        cell(sheet, address).setBlank();
    }

    static XSSFCell cell(XSSFSheet sheet, String address) {
        CellReference at = new CellReference(address);
        XSSFRow row = sheet.getRow(at.getRow()) == null ? sheet.createRow(at.getRow()) : sheet.getRow(at.getRow());
        return row.getCell(at.getCol()) == null ? row.createCell(at.getCol()) : row.getCell(at.getCol());
    }
}
