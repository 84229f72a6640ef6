package jiheng.query.audit.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jiheng.query.audit.leaf.Leaf;

/** Who did what to a form and when, from the events' own metadata: each step of its life, and how much each filled in. */
final class FormTrail {
    private static final Map<String, Line> STEPS = Map.ofEntries(
            Map.entry("opened", new Line("开立", "opened")),
            Map.entry("template-changed", new Line("换用表样版本", "moved to another template version")),
            Map.entry("submitted", new Line("送审", "submitted")),
            Map.entry("withdrawn", new Line("撤回送审", "took the submission back")),
            Map.entry("baseline-locked", new Line("锁定目标", "locked the targets")),
            Map.entry("step-approved", new Line("同意", "approved")),
            Map.entry("returned", new Line("退回", "returned")),
            Map.entry("settled", new Line("审定", "settled")),
            Map.entry("correction-requested", new Line("申请更正", "asked for a correction")),
            Map.entry("correction-granted", new Line("批准更正", "granted the correction")),
            Map.entry("correction-refused", new Line("不同意更正", "refused the correction")),
            Map.entry("correction-abandoned", new Line("放弃更正", "gave the correction up")),
            Map.entry("published", new Line("公开", "made public")),
            Map.entry("publication-withdrawn", new Line("撤回公开", "took out of the public")),
            Map.entry("cancelled", new Line("作废", "cancelled")),
            Map.entry("reopened", new Line("恢复", "reopened")));
    private static final Map<String, String> ROLES = Map.of(
            "PREPARER", "填报人 preparer",
            "UNIT_APPROVER", "单位审核人 unit approver",
            "SUPERVISING_REVIEWER", "主管部门审核人 supervising reviewer",
            "FINANCE_REVIEWER", "财政审核人 finance reviewer",
            "AUDITOR", "审计人员 auditor",
            "ADMINISTRATOR", "系统管理员 administrator");

    private final List<Line> steps = new ArrayList<>();
    private final Map<String, Integer> filled = new LinkedHashMap<>();

    /** @param event the name without what all of a form's events begin with */
    void after(Leaf leaf, String event, Json metadata) {
        var who =
                metadata.optional("name").or(() -> metadata.optional("account")).orElse("—");
        var step = STEPS.get(event);
        if (step != null) {
            var as = metadata.optional("role")
                    .map(role -> "（" + ROLES.getOrDefault(role, role) + "）")
                    .orElse("");
            var instead = metadata.optional("onBehalfOfName")
                    .map(other -> "，代 for " + other)
                    .orElse("");
            steps.add(new Line(
                    "    " + Times.of(leaf.at()) + " " + step.zh() + " " + step.en() + "：" + who + as + instead, ""));
        } else if (event.equals("cell-filled") || event.equals("cell-corrected")) {
            filled.merge(who, 1, Integer::sum);
        }
    }

    List<Line> lines() {
        var all = new ArrayList<Line>();
        all.add(new Line("  经过 what happened（北京时间 Beijing time）：", ""));
        all.addAll(steps);
        if (!filled.isEmpty()) {
            all.add(new Line(
                    "    填写与更正（格次） cells filled in or corrected："
                            + filled.entrySet().stream()
                                    .map(one -> one.getKey() + " " + one.getValue())
                                    .collect(Collectors.joining("，")),
                    ""));
        }
        return all;
    }
}
