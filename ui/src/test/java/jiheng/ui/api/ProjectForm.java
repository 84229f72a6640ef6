package jiheng.ui.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jiheng.ui.Product;
import jiheng.ui.Product.Answer;
import tools.jackson.databind.json.JsonMapper;

/** A project form of the demo's union, worked on through the API; remembers every answer that moved it on. */
public final class ProjectForm {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Rows as the standard project form wants them: child, weight, target, measure, reading. */
    private static final List<List<String>> ROWS = List.of(
            List.of("output", "quantity", "15", "≥12期", "12期"),
            List.of("output", "quality", "15", "≥80%", "83%"),
            List.of("output", "timeliness", "10", "定性", "达成"),
            List.of("output", "cost", "10", "≤20万元", "18.5万元"),
            List.of("benefit", "social", "20", "≥300人", "312人"),
            List.of("benefit", "sustained", "10", "定性", "达成"),
            List.of("satisfaction", "served", "10", "≥90%", "96%"));

    private final Product product;
    private final List<Answer> answers = new ArrayList<>();
    private final String path;

    private ProjectForm(Product product, Answer opened) {
        this.product = product;
        this.path = "/api/v1/evaluations/" + opened.json().path("id").asString();
        accepted(opened, 201);
    }

    public static ProjectForm open(Product product, String code) {
        return opened(product, product.post("preparer", "/api/v1/evaluations", -1, """
                {"unit": "union", "cycle": "2022", "template": {"id": "project-standard"},
                 "project": {"code": "%s", "name": "测试项目"}}""".formatted(code)));
    }

    static ProjectForm opened(Product product, Answer opened) {
        return new ProjectForm(product, opened);
    }

    public String path() {
        return path;
    }

    public String id() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    long sequence() {
        return answers.get(answers.size() - 1).sequence();
    }

    List<Answer> answers() {
        return List.copyOf(answers);
    }

    /** Carries an act out, which must be accepted. */
    public Answer act(String account, String act, String body) {
        return accepted(attempt(account, act, body), 200);
    }

    /** Carries an act out on what was last seen, whatever comes of it. */
    Answer attempt(String account, String act, String body) {
        return product.post(
                account, path + "/" + act, sequence(), UUID.randomUUID().toString(), body);
    }

    Answer accepted(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        answers.add(answer);
        return answer;
    }

    public ProjectForm rows() {
        for (var index = 0; index < ROWS.size(); index++) {
            var row = ROWS.get(index);
            act(
                    "preparer",
                    "add-indicator",
                    JSON.writeValueAsString(Map.of(
                            "row",
                            row(index),
                            "branch",
                            row.get(0),
                            "child",
                            row.get(1),
                            "fields",
                            Map.of(
                                    "name",
                                    "指标" + index,
                                    "target",
                                    "目标" + index,
                                    "targets",
                                    row.get(3),
                                    "weight",
                                    row.get(2)))));
        }
        return this;
    }

    public ProjectForm targets() {
        return fill(
                "preparer",
                Map.of(
                        "funds/fiscal/budget", "126.50",
                        "narratives/goals/text", "面向一线职工",
                        "header/form/implementer", "临江区总工会",
                        "header/form/contact", "李晓晨"));
    }

    public ProjectForm results() {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("funds/fiscal/executed", "118.30");
        cells.put("funds/total/score", "9.35");
        cells.put("funds/total/reason", "结余上缴");
        cells.put("funds/total/improvement", "加快支付");
        cells.put("narratives/results/text", "均已完成");
        for (var index = 0; index < ROWS.size(); index++) {
            var row = ROWS.get(index);
            cells.put("indicators/" + row(index) + "/actual", "完成" + index);
            cells.put("indicators/" + row(index) + "/actuals", row.get(4));
            cells.put("indicators/" + row(index) + "/score", row.get(2));
        }
        return fill("preparer", cells);
    }

    public ProjectForm fill(String account, Map<String, String> cells) {
        act(account, "fill", changes(cells));
        return this;
    }

    /** The targets submitted and approved by every step. */
    public ProjectForm lockedTargets() {
        rows().targets().act("preparer", "submit", "");
        return approvedBy("approver", "supervisor", "finance");
    }

    public ProjectForm approvedBy(String... accounts) {
        for (var account : accounts) {
            act(account, "approve", "{\"opinion\": \"同意\"}");
        }
        return this;
    }

    static String changes(Map<String, String> cells) {
        return JSON.writeValueAsString(Map.of(
                "changes",
                cells.entrySet().stream()
                        .map(cell -> Map.of("cell", cell.getKey(), "value", cell.getValue()))
                        .toList()));
    }

    static String row(int index) {
        return "indicator-" + (index + 1);
    }
}
