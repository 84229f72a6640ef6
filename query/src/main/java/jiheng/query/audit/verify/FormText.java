package jiheng.query.audit.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A folded form for a person: every cell, row by row, and the totals. */
final class FormText {
    private static final Map<String, String> SIGNS = Map.of(
            "AT_LEAST", "≥", "MORE_THAN", ">", "EXACTLY", "=", "AT_MOST", "≤", "LESS_THAN", "<", "QUALITATIVE", "定性");
    private static final Map<String, String> BANDS = Map.of("REACHED", "达成", "PARTLY", "部分达成", "NOT", "未达成");
    private static final Map<String, String> GRADES = Map.of("EXCELLENT", "优", "GOOD", "良", "FAIR", "中", "POOR", "差");

    private FormText() {}

    static List<Line> of(String stream, FormFold form) {
        var all = new ArrayList<Line>();
        form.opened().ifPresent(opened -> {
            var title = form.layout().orElseThrow().get("title");
            var place = stream + " · " + opened.text("unitName") + " · "
                    + opened.get("year").whole();
            all.add(new Line("表：" + title.text("zh") + " · " + place, "form: " + title.text("en") + " · " + place));
        });
        cells(form).forEach((row, cells) -> all.add(new Line("  " + row, String.join("; ", cells))));
        form.kept().forEach(one -> {
            var cell = one.text("cell") + " = " + text(one.get("value"));
            var label = one.get("label");
            all.add(new Line(
                    "  原版本所填「" + label.text("zh") + "」" + cell,
                    "  filled under an earlier version, " + label.text("en") + ": " + cell));
        });
        form.totals().ifPresent(totals -> all.add(totals(form, totals)));
        form.settled()
                .ifPresent(settled -> all.add(new Line(
                        "审定：" + settled.text("total") + " 分（" + grade(settled) + "）",
                        "settled at " + settled.text("total") + " (" + settled.text("grade") + ")")));
        return all;
    }

    private static Line totals(FormFold form, Json totals) {
        var self = totals.text("selfTotal");
        var rule = totals.text("ruleTotal");
        var again = form.addedUp().toPlainString();
        return new Line(
                "自评总分 " + self + "（逐行重新相加：" + again + "），规则总分 " + rule + "，等级 " + grade(totals),
                "self total " + self + " (added up again: " + again + "), rule total " + rule + ", grade "
                        + totals.text("grade"));
    }

    private static String grade(Json event) {
        return GRADES.getOrDefault(event.text("grade"), event.text("grade"));
    }

    /** The cells of each row, as {@code field = value}; an indicator's row says where it hangs and what a rule gave. */
    private static Map<String, List<String>> cells(FormFold form) {
        var names = new HashMap<String, String>();
        form.rows()
                .forEach((id, row) ->
                        names.put("indicators/" + id, id + " (" + row.text("branch") + "/" + row.text("child") + ")"));
        var all = new LinkedHashMap<String, List<String>>();
        form.cells().forEach((cell, value) -> {
            var row = cell.substring(0, cell.lastIndexOf('/'));
            all.computeIfAbsent(names.getOrDefault(row, row), name -> new ArrayList<>())
                    .add(cell.substring(row.length() + 1) + " = " + text(value));
        });
        form.scores().forEach((row, score) -> score.optional("score").ifPresent(points -> all.computeIfAbsent(
                        names.getOrDefault("indicators/" + row, "funds/" + row), name -> new ArrayList<>())
                .add("rule score = " + points)));
        return all;
    }

    private static String text(Json value) {
        return switch (value.text("is")) {
            case "text" -> value.text("text").replace("\n", " ⏎ ");
            case "number" -> value.get("number").figure();
            case "measures" ->
                value.get("measures").items().stream()
                        .map(one -> SIGNS.getOrDefault(one.text("operator"), one.text("operator")) + figure(one))
                        .collect(Collectors.joining("；"));
            default ->
                value.get("readings").items().stream()
                        .map(one -> one.optional("band")
                                .map(band -> BANDS.getOrDefault(band, band))
                                .orElseGet(() -> figure(one)))
                        .collect(Collectors.joining("；"));
        };
    }

    private static String figure(Json one) {
        return one.get("number").isNull() ? "" : one.get("number").figure() + one.text("unit");
    }
}
