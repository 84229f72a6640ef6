package jiheng.ui.importing;

import static jiheng.ui.importing.SampleWorkbook.bytes;
import static jiheng.ui.importing.SampleWorkbook.merged;
import static jiheng.ui.importing.SampleWorkbook.set;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Project forms as people type them into the official workbooks. */
public final class Typed {
    private Typed() {}

    /** The national project form, where one cell says something else. */
    public static byte[] standardWith(String cell, String text) {
        return standard(sheet -> set(sheet, cell, text));
    }

    static byte[] standard(Consumer<XSSFSheet> change) {
        return sheet(
                sheet -> {
                    merged(sheet, "A1:I1", "项目支出绩效自评表");
                    merged(sheet, "A2:I2", "（2022 年度）");
                    row(sheet, 3, "项目名称", "乡镇分馆改造");
                    row(sheet, 4, "主管部门", "云溪区文旅局", "实施单位", "云溪区图书馆");
                    merged(sheet, "A5:B9", "项目资金（万元）");
                    set(sheet, "D5", "年初预算数");
                    set(sheet, "E5", "全年预算数");
                    set(sheet, "F5", "全年执行数");
                    set(sheet, "G5", "分值");
                    set(sheet, "H5", "执行率");
                    set(sheet, "I5", "得分");
                    at(sheet, "C6", "年度资金总额", 30, 40, 36, 10, "90%", 9);
                    at(sheet, "C7", "其中：当年财政拨款", 30, 35, 31);
                    at(sheet, "C8", "上年结转资金", 0, 5, 5);
                    at(sheet, "C9", "其他资金", 0, 0, 0);
                    merged(sheet, "A10:A11", "年度总体目标");
                    merged(sheet, "B10:E10", "预期目标");
                    merged(sheet, "F10:I10", "实际完成情况");
                    merged(sheet, "B11:E11", "改造三个分馆。");
                    merged(sheet, "F11:I11", "三个分馆已开放。");
                    merged(sheet, "A12:A15", "绩效指标");
                    at(sheet, "B12", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施");
                    at(sheet, "B13", "产出指标", "数量指标", "改造分馆", "≥3个", "3个", 50, 50);
                    at(sheet, "B14", "效益指标", "社会效益指标", "到馆人次", "30000人次", "25000人次", 30, 25, "分馆开放推迟；提前安排工期");
                    at(sheet, "B15", "满意度指标", "服务对象满意度指标", "读者满意度", "≥９０％", "95%", 10, 10);
                    merged(sheet, "A16:F16", "总分");
                    set(sheet, "G16", 100);
                    set(sheet, "H16", 94);
                    set(sheet, "A17", "填表人：林知远  联系电话：0731-8800000  填表日期：2023-02-10");
                },
                change);
    }

    static byte[] sichuan(Consumer<XSSFSheet> change) {
        return sheet(
                sheet -> {
                    merged(sheet, "A1:K1", "2022年部门预算项目支出绩效自评表");
                    row(sheet, 2, "项目名称", "乡镇分馆改造");
                    row(sheet, 3, "主管部门", "云溪区文旅局", "实施单位", "云溪区图书馆");
                    merged(sheet, "A4:A9", "预算执行情况（万元）");
                    set(sheet, "D4", "全年预算数");
                    set(sheet, "E4", "全年执行数");
                    set(sheet, "F4", "预算执行率");
                    set(sheet, "G4", "权重");
                    set(sheet, "H4", "得分");
                    at(sheet, "C5", "总额", 40, 36, "90%", 10, 9);
                    at(sheet, "C6", "其中：财政资金", 35, 31);
                    at(sheet, "C7", "财政专户管理资金", 0, 0);
                    at(sheet, "C8", "单位资金", 5, 5);
                    at(sheet, "C9", "其他资金", 0, 0);
                    merged(sheet, "A10:A11", "目标情况");
                    merged(sheet, "B10:F10", "年度目标");
                    merged(sheet, "G10:K10", "年度目标完成情况");
                    merged(sheet, "B11:F11", "改造三个分馆。");
                    merged(sheet, "G11:K11", "三个分馆已开放。");
                    merged(sheet, "A12:A16", "绩效指标");
                    at(sheet, "B12", "一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "完成值", "权重", "得分", "未完成原因分析");
                    at(sheet, "B13", "产出指标", "数量指标", "改造分馆", "≥", 3, "个", 3, 40, 40);
                    at(sheet, "B14", "成本指标", "经济成本指标", "每馆造价", "≤", "１３．３", "万元", 13, 10, 10);
                    at(sheet, "B15", "效益指标", "社会效益指标", "到馆人次", "＝", 30000, "人次", 25000, 30, 25, "分馆开放推迟");
                    at(sheet, "B16", "满意度指标", "服务对象满意度指标", "读者满意度", "定性", "优", "", "达成", 10, 10);
                    merged(sheet, "A17:H17", "合计");
                    set(sheet, "I17", 100);
                    set(sheet, "J17", 94);
                    row(sheet, 18, "项目负责人", "林知远", "财务负责人", "许可为");
                },
                change);
    }

    static byte[] process(Consumer<XSSFSheet> change) {
        return sheet(
                sheet -> {
                    merged(sheet, "A1:K1", "项目支出绩效自评表");
                    merged(sheet, "A2:K2", "（2022 年度）");
                    row(sheet, 3, "项目名称", "乡镇分馆改造", "项目编码", "fg-22");
                    row(sheet, 4, "主管部门", "云溪区文旅局", "实施单位", "云溪区图书馆");
                    row(sheet, 5, "起始年份", 2021, "联系人", "林知远");
                    merged(sheet, "A6:A9", "项目资金（万元）");
                    at(sheet, "C6", "资金来源", "年初预算数", "年中调整数", "调整后预算数", "实际支出数", "预算执行率");
                    at(sheet, "C7", "合计", 30, 10, 40, 36, "90%");
                    at(sheet, "C8", "财政拨款", 30, 5, 35, 31);
                    at(sheet, "C9", "其他资金", 0, 5, 5, 5);
                    row(sheet, 10, "项目概况", "三个乡镇分馆的改造。");
                    merged(sheet, "A11:A12", "年度总体目标");
                    merged(sheet, "B11:F11", "预期目标");
                    merged(sheet, "G11:K11", "实际完成情况");
                    merged(sheet, "B12:F12", "改造三个分馆。");
                    merged(sheet, "G12:K12", "三个分馆已开放。");
                    at(
                            sheet,
                            "A13",
                            "一级指标",
                            "二级指标",
                            "三级指标",
                            "评价要点",
                            "目标值",
                            "完成值",
                            "分值",
                            "得分",
                            "扣分代码",
                            "扣分原因及改进措施",
                            "备注");
                    at(sheet, "A14", "项目决策", "项目立项", "立项依据", "依据是否充分", "定性", "达成", 10, 10);
                    at(sheet, "A15", "项目管理", "资金管理", "资金到位", "是否到位", "≥95%", "100%", 25, 25);
                    at(sheet, "A16", "产出指标", "数量指标", "改造分馆", "数量", "≥3个；≥500平方米", "3个；520平方米", 30, 30);
                    at(sheet, "A17", "效益指标", "社会效益指标", "到馆人次", "人次", "≥30000人次", "25000人次", 35, 30, "", "开放推迟");
                    merged(sheet, "A18:F18", "总分");
                    set(sheet, "G18", 100);
                    set(sheet, "H18", 95);
                    row(sheet, 19, "填表人", "林知远", "审核人", "许可为", "填表日期", "2023-02-10");
                },
                change);
    }

    private static byte[] sheet(Consumer<XSSFSheet> fill, Consumer<XSSFSheet> change) {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            XSSFSheet sheet = workbook.createSheet("自评表");
            fill.accept(sheet);
            change.accept(sheet);
            return bytes(workbook);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Labels and what they name, in every other column from A. */
    private static void row(XSSFSheet sheet, int row, Object... cells) {
        at(sheet, "A" + row, cells);
    }

    static void at(XSSFSheet sheet, String first, Object... cells) {
        CellReference at = new CellReference(first);
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].equals("")) {
                set(sheet, new CellReference(at.getRow(), at.getCol() + i).formatAsString(), cells[i]);
            }
        }
    }
}
