package jiheng.ui.page;

import java.util.ArrayList;
import java.util.List;
import jiheng.ui.journey.Running;

/** A project form of the union's own that lacks nothing, set up as programs do; 100.00 by itself and by the rules. */
final class WholeForm {
    /** Branch, level-2 indicator, weight, measured target, measured actual. */
    private static final List<List<String>> ROWS = List.of(
            List.of("output", "quantity", "30", "≥12期", "12期"),
            List.of("output", "quality", "20", "≥80%", "83%"),
            List.of("benefit", "social", "30", "≥300人", "312人"),
            List.of("satisfaction", "served", "10", "≥90%", "96%"));

    private final Running product;
    private final String id;

    private WholeForm(Running product, String code, String stage) {
        this.product = product;
        id = "evaluation-2022-union-project-" + code;
        product.post("preparer", "/api/v1/evaluations", "*", """
                {"unit": "union", "cycle": "2022", "template": {"id": "project-standard"}, "stage": "%s",
                 "project": {"code": "%s", "name": "试验项目 %s"}}
                """.formatted(stage, code, code));
        for (var index = 0; index < ROWS.size(); index++) {
            var row = ROWS.get(index);
            act("preparer", "add-indicator", """
                    {"row": "%s", "branch": "%s", "child": "%s",
                     "fields": {"name": "指标%s", "target": "目标%s", "targets": "%s", "weight": "%s"}}
                    """.formatted(
                            row(index), row.get(0), row.get(1), index + 1, index + 1, row.get(3), row.get(2)));
        }
        fill(List.of(
                List.of("funds/fiscal/budget", "100"),
                List.of("narratives/goals/text", "面向一线职工"),
                List.of("header/form/implementer", "临江区总工会"),
                List.of("header/form/contact", "李晓晨")));
    }

    /** Targets and results together, ready to be submitted. */
    static WholeForm filled(Running product, String code) {
        var form = new WholeForm(product, code, "RESULTS");
        form.results();
        return form;
    }

    /** Targets approved and locked, results not yet filled in. */
    static WholeForm locked(Running product, String code) {
        var form = new WholeForm(product, code, "TARGETS");
        form.act("preparer", "submit", "");
        return form.approved("approver", "supervisor", "finance");
    }

    static WholeForm settled(Running product, String code) {
        var form = filled(product, code);
        form.act("preparer", "submit", "");
        form.approved("approver", "supervisor", "finance").act("finance2", "settle", "{\"opinion\": \"审定\"}");
        return form;
    }

    String path() {
        return "/evaluations/" + id;
    }

    String name() {
        return "试验项目 " + id.substring("evaluation-2022-union-project-".length());
    }

    void act(String account, String act, String body) {
        product.post(account, "/api/v1" + path() + "/" + act, "*", body);
    }

    private WholeForm approved(String... accounts) {
        for (var account : accounts) {
            act(account, "approve", "{\"opinion\": \"同意\"}");
        }
        return this;
    }

    private void results() {
        List<List<String>> cells = new ArrayList<>();
        cells.add(List.of("funds/fiscal/executed", "100"));
        cells.add(List.of("funds/total/score", "10"));
        cells.add(List.of("narratives/results/text", "均已完成"));
        for (var index = 0; index < ROWS.size(); index++) {
            var row = ROWS.get(index);
            cells.add(List.of("indicators/" + row(index) + "/actual", "完成" + (index + 1)));
            cells.add(List.of("indicators/" + row(index) + "/actuals", row.get(4)));
            cells.add(List.of("indicators/" + row(index) + "/score", row.get(2)));
        }
        fill(cells);
    }

    private void fill(List<List<String>> cells) {
        var changes = cells.stream()
                .map(cell -> "{\"cell\": \"%s\", \"value\": \"%s\"}".formatted(cell.get(0), cell.get(1)))
                .toList();
        act("preparer", "fill", "{\"changes\": [" + String.join(",", changes) + "]}");
    }

    private static String row(int index) {
        return "indicator-" + (index + 1);
    }
}
