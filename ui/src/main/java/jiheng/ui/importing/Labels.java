package jiheng.ui.importing;

import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Pattern;

/** How the form's printed labels are recognised, whatever their width, spacing and line breaks. */
final class Labels {
    static final Set<String> UNIT_NAME = Set.of("部门(单位)名称", "单位名称", "部门名称", "预算单位名称", "部门(单位)", "单位(部门)名称");
    static final Set<String> INDEPENDENT_UNITS = Set.of("所属独立核算单位个数", "独立核算单位个数", "所属独立核算单位数");
    static final Set<String> YEAR = Set.of("年度", "评价年度", "自评年度", "预算年度");
    static final Set<String> DUTIES = Set.of("部门职能概述", "部门(单位)职能概述", "单位职能概述", "部门职责概述", "主要职能概述");
    static final Set<String> GOALS = Set.of("年初设定目标", "预期目标", "年度预期目标", "年初预期目标");
    static final Set<String> RESULTS = Set.of("目标完成情况", "实际完成情况", "全年实际完成情况", "目标实际完成情况", "年度目标完成情况", "全年目标完成情况");
    static final Set<String> SECTIONS =
            Set.of("年度绩效指标", "绩效指标", "年度总体目标", "总体目标", "资金情况", "年度资金情况", "项目资金", "预算执行情况", "项目资金情况", "目标情况");
    static final Set<String> FUND_TOTAL = Set.of("年度资金总额", "资金总额", "年度资金总计", "项目资金总额", "总额", "合计", "总计", "资金合计");
    static final Set<String> TOTAL = Set.of("总分", "总得分", "合计", "总计", "得分合计");

    private static final int LONGEST = 200;
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cf}]+");

    private Labels() {}

    /** Width folded, without any white space and without a colon at the end. */
    static String plain(String text) {
        if (text.length() > LONGEST) {
            return text;
        }
        String folded =
                SPACE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
        return folded.endsWith(":") ? folded.substring(0, folded.length() - 1) : folded;
    }

    /** The plain label without what stands in brackets at its end: (A), (万元), ((B-C)/A). */
    static String base(String text) {
        String plain = plain(text);
        int bracket = plain.indexOf('(');
        return bracket > 0 ? plain.substring(0, bracket) : plain;
    }

    /** A source's name as printed, without "of which" before it. */
    static String bareSource(String text) {
        return plain(text).replaceFirst("^(其中:|其中)?([0-9]+[.、]|\\([0-9]+\\))?", "");
    }

    static boolean is(Grid.Cell cell, Set<String> labels) {
        return labels.contains(plain(cell.text())) || labels.contains(base(cell.text()));
    }

    /** A sum over some rows of a table only. */
    static boolean subtotal(Grid.Cell cell) {
        return plain(cell.text()).matches(".{0,12}小计");
    }

    static boolean known(Grid.Cell cell) {
        return is(cell, UNIT_NAME)
                || is(cell, INDEPENDENT_UNITS)
                || is(cell, YEAR)
                || is(cell, DUTIES)
                || is(cell, GOALS)
                || is(cell, RESULTS)
                || is(cell, SECTIONS);
    }

    /** What is written below a form and is none of its rows. */
    static boolean footer(Grid.Cell cell) {
        return plain(cell.text())
                .matches("(?s)(填报人|填表人|制表人|审核人|复核人|负责人|单位负责人|联系人|联系电话|填报日期|填表日期|备注|注|说明|填报说明|填表说明)[:\\d].*");
    }
}
