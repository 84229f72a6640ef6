package jiheng.ui.sheet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import jiheng.command.template.Templates;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.Derivation;
import jiheng.events.evaluation.Grade;
import jiheng.events.evaluation.Indicator;
import jiheng.events.evaluation.IndicatorId;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.Points;
import jiheng.events.evaluation.RowScore;
import jiheng.events.evaluation.RuleSetVersion;
import jiheng.events.evaluation.TemplateVersion;
import jiheng.events.evaluation.Value;
import jiheng.events.evaluation.Words;

/** The figures of the 2022 form with sentences of our own. */
final class Example2022 {
    private static final RuleSetVersion RULES = new RuleSetVersion("rules-example", 1);
    private static final List<String> FIELDS = List.of(
            "name", "content", "target", "targets", "actual", "actuals", "weight", "score", "reason", "improvement");

    private Example2022() {}

    static Layout layout() {
        return Templates.shipped()
                .find(new TemplateVersion("department-2022", 1))
                .orElseThrow()
                .layout();
    }

    static Content content() {
        var rows = new ArrayList<Indicator>();
        var cells = new TreeMap<Cell, Value>();
        var scores = new LinkedHashMap<String, RowScore>();
        for (var line : lines()) {
            var parts = line.split("\t", -1);
            var id = IndicatorId.of("" + (rows.size() + 1));
            rows.add(new Indicator(id, parts[0], parts[1], rows.size()));
            for (int i = 0; i < FIELDS.size(); i++) {
                var text = parts[i + 2].replace("\\n", "\n");
                boolean points = FIELDS.get(i).equals("weight") || FIELDS.get(i).equals("score");
                if (!text.isEmpty()) {
                    cells.put(Cell.indicator(id, FIELDS.get(i)), points ? number(text) : new Value.Text(text));
                }
            }
            scores.put(id.value(), score(id.value(), parts[9], "完成值达到目标值，得满分 " + parts[8]));
        }
        cells.put(Cell.header("independentUnits"), number("1"));
        cells.put(Cell.fund("fiscal", "budget"), number("548.74"));
        cells.put(Cell.fund("fiscal", "executed"), number("739.39"));
        cells.put(Cell.fund("fiscal", "transfers"), number("0"));
        cells.put(Cell.fund(Cell.TOTAL, "score"), number("6.53"));
        cells.put(
                Cell.narrative("duties"),
                new Value.Text("组织和指导基层工会开展工作，维护职工合法权益；管理工会经费和资产；承办上级交办的其他事项。\n设办公室1个内设机构，纳入部门决算的独立核算单位1个。"));
        cells.put(
                Cell.narrative("goals"), new Value.Text("一、围绕中心工作，开展竞赛和技能培训。\n二、完善帮扶和保障，扩大普惠服务覆盖面。\n三、加强基层组织建设和经费审查。"));
        cells.put(
                Cell.narrative("results"),
                new Value.Text("全年支出739.39万元，年中追加190.65万元，年末无结转结余。\n培训、帮扶和站点建设均按计划完成，经费审查完成一半，将在下一年度补齐。"));
        scores.put(
                Cell.TOTAL,
                score(Cell.TOTAL, "6.53", "执行率 (739.39 − 0) ÷ 548.74 = 134.74%，超支扣减：10 × (2 − 1.3474) = 6.53"));
        var totals =
                new Content.Totals(Points.of("94.53"), Points.of("94.53"), Grade.EXCELLENT, derivation("各行规则得分之和，无封顶"));
        return new Content(rows, cells, scores, totals);
    }

    private static RowScore score(String row, String points, String sentence) {
        return new RowScore(row, Points.of(points), derivation(sentence));
    }

    private static Derivation derivation(String sentence) {
        return new Derivation("example", RULES, Map.of(), List.of(), new Words(sentence, sentence));
    }

    static Value number(String text) {
        return new Value.Number(new BigDecimal(text));
    }

    private static List<String> lines() {
        try (var in = Objects.requireNonNull(Example2022.class.getResourceAsStream("rows-2022.tsv"));
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
