package jiheng.query.rebuild;

import java.util.Map;
import jiheng.events.evaluation.Words;

/** What the tables and their columns are called, for a person; a name that is not listed stands for itself. */
final class FieldNames {
    private static final Map<String, Words> TABLES = Map.ofEntries(
            Map.entry("evaluation", new Words("自评表现况", "Current forms")),
            Map.entry("evaluation_act", new Words("自评表变更记录", "History of forms")),
            Map.entry("evidence", new Words("佐证材料", "Evidence")),
            Map.entry("definition", new Words("表样与规则", "Templates and rule sets")),
            Map.entry("definition_act", new Words("表样与规则的变更记录", "History of templates and rule sets")),
            Map.entry("recheck_draw", new Words("复核抽样", "Samples drawn")),
            Map.entry("recheck_form", new Words("抽中的表", "Drawn forms")),
            Map.entry("recheck_row", new Words("逐行复核", "Rows re-checked")),
            Map.entry("recheck_act", new Words("抽查复核的变更记录", "History of re-checks")),
            Map.entry("unit", new Words("单位", "Units")),
            Map.entry("account", new Words("账号", "Accounts")),
            Map.entry("role_grant", new Words("角色授权", "Roles granted")),
            Map.entry("delegation", new Words("委托", "Delegations")),
            Map.entry("cycle", new Words("年度批次", "Cycles")),
            Map.entry("organisation_act", new Words("单位、账号与批次的变更记录", "History of units, accounts and cycles")));

    private static final Map<String, Words> FIELDS = Map.ofEntries(
            Map.entry("id", new Words("编号", "id")),
            Map.entry("evaluation", new Words("自评表", "form")),
            Map.entry("sequence", new Words("记录序号", "number of the last event")),
            Map.entry("unit", new Words("单位", "unit")),
            Map.entry("unit_name", new Words("单位名称", "name of the unit")),
            Map.entry("unitName", new Words("单位名称", "name of the unit")),
            Map.entry("cycle", new Words("批次", "cycle")),
            Map.entry("year", new Words("年度", "year")),
            Map.entry("kind", new Words("类别", "kind")),
            Map.entry("project", new Words("项目", "project")),
            Map.entry("project_name", new Words("项目名称", "name of the project")),
            Map.entry("stage", new Words("阶段", "stage")),
            Map.entry("state", new Words("状态", "state")),
            Map.entry("resumes", new Words("恢复后的状态", "state to go back to")),
            Map.entry("locked", new Words("目标锁定", "lock of the targets")),
            Map.entry("version", new Words("版次", "version")),
            Map.entry("self_total", new Words("自评总分", "self total")),
            Map.entry("self", new Words("自评总分", "self total")),
            Map.entry("rule_total", new Words("规则总分", "rule total")),
            Map.entry("rule", new Words("规则总分", "rule total")),
            Map.entry("grade", new Words("等级", "grade")),
            Map.entry("awaiting_step", new Words("待办环节", "step awaited")),
            Map.entry("awaiting_role", new Words("待办角色", "role awaited")),
            Map.entry("asked", new Words("有疑点待答复", "findings to answer")),
            Map.entry("answered", new Words("疑点答复待认可", "answers to weigh")),
            Map.entry("correction", new Words("更正", "correction")),
            Map.entry("changed_at", new Words("最近变更时间", "time of the last change")),
            Map.entry("template", new Words("表样", "template")),
            Map.entry("ruleSet", new Words("规则集", "rule set")),
            Map.entry("layout", new Words("版式", "layout")),
            Map.entry("route", new Words("审核路线", "route")),
            Map.entry("submissions", new Words("送审记录", "submissions")),
            Map.entry("approvals", new Words("审核记录", "approvals")),
            Map.entry("returned", new Words("退回", "return")),
            Map.entry("settlement", new Words("审定", "settlement")),
            Map.entry("opened", new Words("开设人", "opened by")),
            Map.entry("last", new Words("最近一次操作", "last act")),
            Map.entry("indicators", new Words("指标行", "rows")),
            Map.entry("derivation", new Words("计分依据", "derivation")),
            Map.entry("at", new Words("时间", "time")),
            Map.entry("account", new Words("账号", "account")),
            Map.entry("name", new Words("姓名", "name")),
            Map.entry("role", new Words("角色", "role")),
            Map.entry("on_behalf_of", new Words("代何人", "on behalf of")),
            Map.entry("act", new Words("操作编号", "act")),
            Map.entry("touched", new Words("涉及栏目", "fields touched")),
            Map.entry("summary", new Words("变更说明", "sentence")),
            Map.entry("changes", new Words("变更前后", "changes")),
            Map.entry("rows", new Words("涉及的行", "rows touched")),
            Map.entry("reason", new Words("理由", "reason")),
            Map.entry("by", new Words("操作人", "actor")),
            Map.entry("parent", new Words("上级单位", "unit above")),
            Map.entry("enabled", new Words("启用", "enabled")),
            Map.entry("password_changed", new Words("密码修改时间", "time of the password's change")),
            Map.entry("delegation", new Words("委托", "delegation")),
            Map.entry("from_account", new Words("委托人", "given by")),
            Map.entry("first_day", new Words("首日", "first day")),
            Map.entry("last_day", new Words("末日", "last day")),
            Map.entry("ended", new Words("终止", "ended")),
            Map.entry("targets_due", new Words("目标截止日", "targets due")),
            Map.entry("results_due", new Words("自评截止日", "results due")),
            Map.entry("closed", new Words("关闭", "closed")),
            Map.entry("evidence", new Words("佐证", "evidence")),
            Map.entry("row", new Words("所在行", "row")),
            Map.entry("file", new Words("文件名", "file name")),
            Map.entry("media_type", new Words("文件类型", "type of the file")),
            Map.entry("size", new Words("大小", "size")),
            Map.entry("sha256", new Words("SHA-256", "SHA-256")),
            Map.entry("attached_by", new Words("上传人", "attached by")),
            Map.entry("attached_at", new Words("上传时间", "attached at")),
            Map.entry("withdrawn", new Words("撤下", "withdrawal")),
            Map.entry("withdrawn_by", new Words("撤下人", "withdrawn by")),
            Map.entry("withdrawn_at", new Words("撤下时间", "withdrawn at")),
            Map.entry("withdrawn_reason", new Words("撤下理由", "reason of the withdrawal")),
            Map.entry("findings", new Words("疑点", "findings")),
            Map.entry("doubts", new Words("疑点数", "number of findings")),
            Map.entry("disclosure", new Words("公开", "disclosure")),
            Map.entry("prepared", new Words("拟定公开稿的人", "proposer of the public copy")),
            Map.entry("published", new Words("已公开份数", "published copies")),
            Map.entry("publications", new Words("公开记录", "publications")),
            Map.entry("definition", new Words("表样或规则", "template or rule set")),
            Map.entry("status", new Words("状态", "status")),
            Map.entry("title_zh", new Words("名称", "name in Chinese")),
            Map.entry("title_en", new Words("名称（英文）", "name in English")),
            Map.entry("recheck", new Words("抽查复核", "re-check")),
            Map.entry("draw", new Words("第几次抽取", "number of the draw")),
            Map.entry("by_name", new Words("操作人", "name of the actor")),
            Map.entry("place", new Words("抽中次序", "place in the sample")),
            Map.entry("digest", new Words("内容摘要", "digest of the content")),
            Map.entry("finished", new Words("复核完成", "re-check finished")),
            Map.entry("reviewed_total", new Words("复核总分", "reviewed total")),
            Map.entry("reviewed", new Words("复核得分", "reviewed score")),
            Map.entry("deviation", new Words("偏差率", "deviation")),
            Map.entry("opinion", new Words("复核意见", "opinion")),
            Map.entry("weight", new Words("分值", "weight")),
            Map.entry("code", new Words("扣分代码", "deduction code")),
            Map.entry("seed", new Words("种子", "seed")),
            Map.entry("population", new Words("抽样总体", "population")),
            Map.entry("drawn", new Words("抽中", "drawn")),
            Map.entry("stream", new Words("对象", "subject")),
            Map.entry("actor", new Words("操作账号", "actor")),
            Map.entry("actor_name", new Words("操作人", "name of the actor")),
            Map.entry("on_account", new Words("涉及账号", "account concerned")),
            Map.entry("on_unit", new Words("涉及单位", "unit concerned")),
            Map.entry("on_cycle", new Words("涉及批次", "cycle concerned")),
            Map.entry("sentence_zh", new Words("变更说明", "sentence in Chinese")),
            Map.entry("sentence_en", new Words("变更说明（英文）", "sentence in English")));

    private FieldNames() {}

    static Words table(String name) {
        return TABLES.getOrDefault(name, new Words(name, name));
    }

    static boolean isNamed(String field) {
        return FIELDS.containsKey(field);
    }

    static boolean isNamedTable(String table) {
        return TABLES.containsKey(table);
    }

    static Words field(String name) {
        return FIELDS.getOrDefault(name, new Words(name, name));
    }
}
