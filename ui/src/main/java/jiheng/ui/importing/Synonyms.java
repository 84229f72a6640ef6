package jiheng.ui.importing;

import java.util.List;
import java.util.Map;
import jiheng.events.evaluation.Layout.Role;

/** What people usually write instead of a template's own titles. */
final class Synonyms {
    static final Map<String, List<String>> FUND_FIGURES = Map.of(
            Vocabulary.SOURCE, List.of("资金来源", "来源"),
            Vocabulary.WEIGHT, List.of("分值", "权重"),
            Vocabulary.RATE, List.of("执行率", "预算执行率"),
            Vocabulary.SCORE, List.of("得分", "自评得分"));

    static final List<String> PROJECT_NAME = List.of("项目名称", "项目全称");
    static final List<String> PROJECT_CODE = List.of("项目编码", "项目代码", "项目编号");

    /** By the field's place. */
    static final Map<String, List<String>> FIELDS = Map.ofEntries(
            Map.entry("header/independentUnits", List.copyOf(Labels.INDEPENDENT_UNITS)),
            Map.entry("header/supervising", List.of("主管部门", "主管单位", "主管部门及代码")),
            Map.entry("header/implementer", List.of("实施单位", "项目实施单位", "项目单位")),
            Map.entry("header/contact", List.of("联系人", "项目联系人")),
            Map.entry("narratives/duties", List.copyOf(Labels.DUTIES)),
            Map.entry("narratives/overview", List.of("项目概况", "项目基本情况", "项目简介")),
            Map.entry("narratives/goals", List.copyOf(Labels.GOALS)),
            Map.entry("narratives/results", List.copyOf(Labels.RESULTS)),
            Map.entry("signoff/preparer", List.of("填表人", "填报人", "制表人")),
            Map.entry("signoff/reviewer", List.of("审核人", "复核人")),
            Map.entry("signoff/leader", List.of("单位负责人", "项目负责人", "负责人")),
            Map.entry("signoff/accountant", List.of("财务负责人")),
            Map.entry("signoff/date", List.of("填表日期", "填报日期", "日期", "填表时间", "填报时间")),
            Map.entry("signoff/phone", List.of("联系电话", "电话")));

    private static final List<String> AIMED = List.of("目标值", "年度目标值", "指标值", "年度指标值");
    private static final List<String> REACHED = List.of("完成值", "实际完成值", "全年完成值", "全年实际值");
    private static final List<String> EXPLAINED =
            List.of("偏差原因分析及改进措施", "偏差原因及改进措施", "未完成原因及改进措施", "未完成原因分析及改进措施", "未完成原因和改进措施", "扣分原因及改进措施");

    private static final Map<String, List<String>> COLUMNS = Map.ofEntries(
            Map.entry("branch", List.of("一级指标")),
            Map.entry("child", List.of("二级指标")),
            Map.entry("name", List.of("三级指标", "指标名称")),
            Map.entry("content", List.of("目标内容", "指标内容", "评价要点")),
            Map.entry("target", AIMED),
            Map.entry("targets", AIMED),
            Map.entry("value", AIMED),
            Map.entry("nature", List.of("指标性质", "性质")),
            Map.entry("unit", List.of("度量单位", "计量单位", "单位")),
            Map.entry("actual", REACHED),
            Map.entry("actuals", REACHED),
            Map.entry("reached", REACHED),
            Map.entry("weight", List.of("分值", "权重")),
            Map.entry("score", List.of("得分", "自评得分")),
            Map.entry("reason", List.of("未完成原因", "偏差原因", "未完成原因分析", "偏差原因分析")),
            Map.entry("improvement", List.of("改进措施")),
            Map.entry("explanation", EXPLAINED),
            Map.entry("deduction", List.of("扣分代码")),
            Map.entry("note", List.of("备注")));

    private Synonyms() {}

    static List<String> of(Role role) {
        return switch (role) {
            case OPENING -> List.of("年初预算数", "年初预算", "年初预算金额");
            case ADJUSTED -> List.of("全年预算数", "全年预算", "调整后预算数", "调整预算数");
            case EXECUTED -> List.of("全年执行数", "全年执行", "实际支出数", "执行数");
            // The second as the published form prints it.
            case TRANSFERS -> List.of("上级财政转移支付", "上级财政移动支付", "上级转移支付");
            case OTHER -> List.of();
        };
    }

    static List<String> ofColumn(String field) {
        return COLUMNS.getOrDefault(field, List.of());
    }
}
