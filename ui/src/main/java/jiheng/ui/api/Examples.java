package jiheng.ui.api;

import static java.util.Map.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The examples of the API's document. The tests send each of them as it stands, so none can be out of date.
 *
 * <p>Reading is shown on the demo's settled form; acts follow the life of a project form that {@link #OPEN} opens.
 */
final class Examples {
    static final String SETTLED = "evaluation-2022-centre-department";
    static final String OPENED = "evaluation-2022-union-project-reading-rooms";
    static final String KEY = "4f1c7a52-8e0b-4d0e-9a43-6f3f4d6f2b11";

    static final String OPEN = """
            {
              "unit": "union",
              "cycle": "2022",
              "template": {"id": "project-standard", "version": 1},
              "ruleSet": {"id": "national", "version": 1},
              "project": {"code": "reading-rooms", "name": "职工书屋建设项目"},
              "stage": "TARGETS"
            }""";

    private static final String ADD_INDICATOR = """
            {
              "row": "indicator-rooms",
              "branch": "output",
              "child": "quantity",
              "fields": {"name": "建成书屋数", "target": "建成 12 家", "targets": "≥12家", "weight": "15"}
            }""";

    private static final String FILL = """
            {
              "changes": [
                {"cell": "funds/fiscal/budget", "value": "126.50"},
                {"cell": "narratives/goals/text", "value": "为一线职工建成书屋并配齐图书。"},
                {"cell": "header/form/contact", "value": "李晓晨"}
              ]
            }""";

    private static final String CORRECT_TARGETS = """
            {
              "changes": [{"cell": "indicators/indicator-1/target", "value": "开班 14 期"}],
              "reasonCode": "basis-changed",
              "reason": "上级追加培训任务"
            }""";

    private static final String RETURN = """
            {
              "reason": "请补充测算依据",
              "rows": [{"row": "indicator-1", "reason": "期数与预算不匹配"}]
            }""";

    private static final String REQUEST = """
            {"reasonCode": "audit-finding", "reason": "决算审计调整执行数"}""";

    private static final Map<String, String> BODIES = Map.ofEntries(
            entry("/api/v1/evaluations", OPEN),
            entry("/api/v1/definitions", template()),
            entry("/api/v1/definitions/{definition}/draft", template()),
            definition("propose", "{\"note\": \"增设备注栏\"}"),
            definition("publish", "{\"opinion\": \"同意发布\"}"),
            definition("decline", "{\"reason\": \"请再核权重\"}"),
            definition("discard", "{\"reason\": \"与省级表样重复\"}"),
            definition("retire", "{\"version\": 1, \"reason\": \"改用第 2 版\"}"),
            entry("/api/v1/rechecks/{cycle}", "{\"size\": 1, \"seed\": \"3087.53\", \"seedSource\": \"上证综合指数收盘\"}"),
            recheck("score", "{\"rows\": [{\"row\": \"indicator-1\", \"score\": \"4.50\", \"reason\": \"签到表少一期\"}]}"),
            entry("/api/v1/cycles/{cycle}/close", "{\"reason\": \"全部单位已审定\"}"),
            entry("/api/v1/cycles/{cycle}/reopen", "{\"reason\": \"两家单位漏报，准予补报\"}"),
            recheck("finish", "{\"opinion\": \"其余各行与佐证相符\"}"),
            entry("/api/v1/evaluations/import", "{\"unit\": \"union\", \"cycle\": \"2022\", \"dryRun\": true}"),
            entry("/api/v1/imports", "{\"files\": [\"2022-forms.zip\"]}"),
            entry("/api/v1/log/keys/rotate", "{\"reason\": \"每年更换一次\"}"),
            entry("/api/v1/log/keys/retire", "{\"kind\": \"SM2\", \"number\": 1, \"reason\": \"旧密钥不再保管\"}"),
            act("fill", FILL),
            act("correct-targets", CORRECT_TARGETS),
            act("add-indicator", ADD_INDICATOR),
            act("move-to-template", "{\"version\": 2}"),
            act("remove-indicator", "{\"row\": \"indicator-rooms\"}"),
            act("attach-evidence", "{\"row\": \"indicator-1\", \"evidence\": \"evidence-roster\"}"),
            act("withdraw-evidence", "{\"evidence\": \"evidence-roster\", \"reason\": \"误传，签到表属于另一个项目\"}"),
            act("approve", "{\"opinion\": \"同意。\"}"),
            act("return", RETURN),
            act("settle", "{\"opinion\": \"审定。\"}"),
            act("request-correction", REQUEST),
            act("grant-correction", "{\"opinion\": \"同意更正执行数。\"}"),
            act("refuse-correction", "{\"reason\": \"请先附审计报告\"}"),
            act("abandon-correction", "{\"reason\": \"核对后无须更正\"}"),
            act(
                    "copy-forward",
                    "{\"cycle\": \"2023\", \"rows\": [\"indicator-1\"], \"narratives\": [\"goals\"],"
                            + " \"changes\": [{\"cell\": \"indicators/indicator-1/weight\", \"value\": \"20\"}]}"),
            act("prepare-disclosure", "{\"redactions\": [{\"cell\": \"header/form/contact\"}]}"),
            act("refuse-disclosure", "{\"reason\": \"请先核对联系人\"}"),
            act("withdraw-publication", "{\"publication\": 1, \"reason\": \"附注有误，更正后重新公开\"}"),
            act("raise-finding", "{\"place\": \"indicator-1\", \"text\": \"请附开班通知\"}"),
            act("answer-finding", "{\"finding\": \"finding-1\", \"text\": \"通知已随佐证补交\"}"),
            act("accept-finding", "{\"finding\": \"finding-1\", \"text\": \"已核对\"}"),
            act("close-finding", "{\"finding\": \"finding-2\", \"text\": \"与前一条相同\"}"),
            act("cancel", "{\"reason\": \"项目并入技能提升项目\"}"),
            act("reopen", "{\"reason\": \"项目恢复单列\"}"));

    private static final Map<String, String> PARAMETERS = Map.ofEntries(
            entry("post /api/v1/evaluations/import unit", "union"),
            entry("post /api/v1/evaluations/import dryRun", "true"),
            entry("post /api/v1/evaluations/{id}/attach-evidence row", "indicator-1"),
            entry("post /api/v1/evaluations/{id}/attach-evidence evidence", "evidence-roster"),
            entry("get /api/v1/evaluations/{id}/evidence/{evidenceId} evidenceId", "evidence-roster"),
            entry("get /api/v1/evaluations unit", "union"),
            entry("get /api/v1/evaluations state", "SETTLED"),
            entry("get /api/v1/evaluations text", "总工会"),
            entry("get /api/v1/evaluations page", "0"),
            entry("get /api/v1/evaluations size", "50"),
            entry("get /api/v1/evaluations/{id}/findings ask", "true"),
            entry("get /api/v1/evaluations/{id} asOf", "v1"),
            entry("get /api/v1/evaluations/{id}/documents/{format} format", "xlsx"),
            entry("get /api/v1/evaluations/{id}/documents/{format} asOf", "settled"),
            entry("get /api/v1/evaluations/{id}/history person", "account-preparer"),
            entry("get /api/v1/evaluations/{id}/history from", "2020-01-01T00:00:00Z"),
            entry("get /api/v1/evaluations/{id}/history until", "2099-12-31T23:59:59Z"),
            entry("get /api/v1/evaluations/{id}/history act", "cell-filled"),
            entry("get /api/v1/evaluations/{id}/history row", "indicator-1"),
            entry("get /api/v1/evaluations/{id}/submissions/{n} n", "3"),
            entry("get /api/v1/evaluations/{id}/submissions/{n} stage", "RESULTS"),
            entry("get /api/v1/evaluations/{id}/what-if rules", "national-1"),
            entry("get /api/v1/what-if rules", "national-1"),
            entry("get /api/v1/evaluations/{id}/compare from", "v1"),
            entry("get /api/v1/evaluations/{id}/compare to", "settled"));

    private Examples() {}

    /** The body of a POST to a path, if it takes one. */
    static Optional<String> body(String path) {
        return Optional.ofNullable(BODIES.get(path));
    }

    static Optional<String> parameter(String method, String path, String name) {
        return switch (name) {
            case "id" -> Optional.of(method.equals("get") ? SETTLED : OPENED);
            case "If-Match" -> Optional.of("\"17\"");
            case "Idempotency-Key" -> Optional.of(KEY);
            case "draw" -> Optional.of("1");
            case "evaluation" -> Optional.of(SETTLED);
            case "kind" -> Optional.of("template");
            case "definition" -> Optional.of("template-department-2022");
            case "version" -> Optional.of(path.endsWith("/move-to-template") ? "2" : "1");
            case "template" -> Optional.of("department-2022");
            case "project" -> Optional.of("职工书屋建设项目");
            case "projectCode" -> Optional.of("reading-rooms");
            case "corrections" -> Optional.of("[]");
            case "answer" -> Optional.of("workbook");
            case "cycle" -> Optional.of("2022");
            default -> Optional.ofNullable(PARAMETERS.get(method + " " + path + " " + name));
        };
    }

    /** A shipped template under a key of its own: what a region begins with. */
    private static String template() {
        try (var shipped = Examples.class.getResourceAsStream("/jiheng/templates/project-standard-2.json")) {
            return new String(Objects.requireNonNull(shipped).readAllBytes(), StandardCharsets.UTF_8)
                    .replaceFirst("\"project-standard\"", "\"county-project\"")
                    .replaceFirst("\"version\": *2", "\"version\": 1");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map.Entry<String, String> definition(String act, String body) {
        return entry("/api/v1/definitions/{definition}/" + act, body);
    }

    private static Map.Entry<String, String> recheck(String act, String body) {
        return entry("/api/v1/rechecks/{cycle}/{draw}/{evaluation}/" + act, body);
    }

    private static Map.Entry<String, String> act(String act, String body) {
        return entry("/api/v1/evaluations/{id}/" + act, body);
    }
}
