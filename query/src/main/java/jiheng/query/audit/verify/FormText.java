package jiheng.query.audit.verify;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A folded form for a person: what stands in every cell under its own title, in the form's order, and the totals. */
final class FormText {
    private static final Map<String, String> SIGNS = Map.of(
            "AT_LEAST", "≥", "MORE_THAN", ">", "EXACTLY", "=", "AT_MOST", "≤", "LESS_THAN", "<", "QUALITATIVE", "定性");
    private static final Map<String, String> BANDS = Map.of("REACHED", "达成", "PARTLY", "部分达成", "NOT", "未达成");
    private static final Map<String, String> GRADES = Map.of("EXCELLENT", "优", "GOOD", "良", "FAIR", "中", "POOR", "差");

    private final FormFold form;
    private final FormTitles titles;
    private final List<Line> all = new ArrayList<>();

    private FormText(FormFold form) {
        this.form = form;
        this.titles = new FormTitles(form.layout().orElse(new Json(Map.of())));
    }

    static List<Line> of(String stream, FormFold form) {
        var text = new FormText(form);
        text.tell(stream);
        return text.all;
    }

    private void tell(String stream) {
        form.opened().ifPresent(opened -> {
            var title = form.layout().orElseThrow().get("title");
            var place = stream + " · " + opened.text("unitName") + " · "
                    + opened.get("year").whole();
            all.add(new Line("表：" + title.text("zh") + " · " + place, "form: " + title.text("en") + " · " + place));
        });
        var rows = new LinkedHashMap<String, List<String>>();
        form.cells().forEach((cell, value) -> rows.computeIfAbsent(FormTitles.row(cell), row -> new ArrayList<>())
                .add(cell));
        form.scores().keySet().forEach(row -> rows.computeIfAbsent(scored(row), key -> new ArrayList<>()));
        var group = "";
        for (var row : titles.ordered(rows.keySet(), form.rows())) {
            var own = titles.group(row, form.rows());
            if (!own.equals(group)) {
                say("  〔" + own + "〕");
                group = own;
            }
            row(row, rows.getOrDefault(row, List.of()));
        }
        form.kept().forEach(one -> {
            var label = one.get("label");
            say("  原版本所填 filled under an earlier version：" + label.text("zh") + " " + label.text("en") + "（"
                    + one.text("cell") + "）：" + text(one.get("value")));
        });
        form.totals().ifPresent(this::totals);
        var state = form.state().line();
        all.add(new Line("状态：" + state.zh(), "state: " + state.en()));
        form.settled().ifPresent(this::settled);
        all.addAll(form.trail().lines());
    }

    /** A row with each of its cells; figures stand on one line, a text has its own. */
    private void row(String row, List<String> cells) {
        var name = titles.name(row, form.rows());
        var indent = name.isEmpty() ? "  " : "      ";
        if (!name.isEmpty()) {
            say("  " + name);
        }
        var figures = new ArrayList<String>();
        for (var cell : titles.inOrder(cells)) {
            var value = form.cells().getOrDefault(cell, Json.NULL);
            var told = titles.field(cell) + "：" + text(value);
            if (value.text("is").equals("text")) {
                say(indent + told);
            } else {
                figures.add(told);
            }
        }
        form.scores().forEach((key, score) -> {
            if (scored(key).equals(row)) {
                score.optional("score").ifPresent(points -> figures.add("规则得分 rule score：" + points));
            }
        });
        if (!figures.isEmpty()) {
            say(indent + String.join("；", figures));
        }
    }

    private void totals(Json totals) {
        var self = totals.text("selfTotal");
        var rule = totals.text("ruleTotal");
        var parts = form.addends(titles.ordered(form.rows()));
        if (!parts.isEmpty()) {
            say("  各项得分相加 the scores added up："
                    + parts.stream().map(BigDecimal::toPlainString).collect(Collectors.joining(" + ")) + " = "
                    + form.addedUp().toPlainString());
        }
        var again = form.addedUp().toPlainString();
        all.add(new Line(
                "自评总分 " + self + "（逐行重新相加：" + again + "），规则总分 " + rule + "，等级 " + grade(totals),
                "self total " + self + " (added up again: " + again + "), rule total " + rule + ", grade "
                        + totals.text("grade")));
    }

    /** A settlement that a correction or a cancellation took away is told as what it was. */
    private void settled(Json settled) {
        var zh = settled.text("total") + " 分（" + grade(settled) + "）";
        var en = settled.text("total") + " (" + settled.text("grade") + ")";
        all.add(
                form.state() == FormState.SETTLED
                        ? new Line("审定：" + zh, "settled at " + en)
                        : new Line(
                                "曾审定为 " + zh + "，现已不作数：" + form.state().line().zh(),
                                "was once settled at " + en + ", which no longer stands: "
                                        + form.state().line().en()));
    }

    private void say(String both) {
        all.add(new Line(both, ""));
    }

    private static String scored(String row) {
        return (row.equals("total") ? "funds/" : "indicators/") + row;
    }

    private static String grade(Json event) {
        return GRADES.getOrDefault(event.text("grade"), event.text("grade"));
    }

    private static String text(Json value) {
        return switch (value.text("is")) {
            case "text" -> value.text("text").strip();
            case "number" -> value.get("number").figure();
            case "measures" ->
                value.get("measures").items().stream()
                        .map(one -> SIGNS.getOrDefault(one.text("operator"), one.text("operator")) + figure(one))
                        .collect(Collectors.joining("，"));
            default ->
                value.get("readings").items().stream()
                        .map(one -> one.optional("band")
                                .map(band -> BANDS.getOrDefault(band, band))
                                .orElseGet(() -> figure(one)))
                        .collect(Collectors.joining("，"));
        };
    }

    private static String figure(Json one) {
        return one.get("number").isNull() ? "" : one.get("number").figure() + one.text("unit");
    }
}
