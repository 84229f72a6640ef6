package jiheng.ui.trail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jiheng.events.evaluation.Derivation;
import jiheng.events.evaluation.FormScored;
import jiheng.events.evaluation.Words;
import jiheng.query.evaluation.Labels;
import jiheng.query.history.Replay;
import jiheng.ui.acts.Wording;

/** How a score came to be, as it was recorded with its event. */
record Derived(
        String label,
        String score,
        String sentence,
        String rule,
        String ruleSet,
        Map<String, String> inputs,
        List<String> steps) {
    private static final Map<String, Words> INPUTS = Map.ofEntries(
            Map.entry("actual", new Words("完成值", "actual")),
            Map.entry("budget", new Words("全年预算数", "budget")),
            Map.entry("claim", new Words("自评得分", "self score")),
            Map.entry("executed", new Words("全年执行数", "executed")),
            Map.entry("grade", new Words("等级", "grade")),
            Map.entry("operator", new Words("比较方式", "operator")),
            Map.entry("rate", new Words("执行率", "rate")),
            Map.entry("rows", new Words("行数", "rows")),
            Map.entry("rule", new Words("所用规则", "rule")),
            Map.entry("self-total", new Words("自评总分", "self total")),
            Map.entry("sum", new Words("合计", "sum")),
            Map.entry("target", new Words("目标值", "target")),
            Map.entry("transfers", new Words("上级财政转移支付", "transfers")),
            Map.entry("unit", new Words("计量单位", "unit")),
            Map.entry("weight", new Words("分值", "weight")),
            Map.entry("why", new Words("缘由", "why")));

    /** Those of a scoring, the totals last; empty for any other event. */
    static List<Derived> of(Replay.Passage passage, Wording wording, Locale locale) {
        if (!(passage.event() instanceof FormScored scored)) {
            return List.of();
        }
        var labels = new Labels(passage.after().layout(), passage.after().content());
        var all = new ArrayList<Derived>();
        for (var row : scored.rows()) {
            var score = row.score() == null ? "" : row.score().toString();
            all.add(derived(wording.words(labels.row(row.row()), locale), score, row.derivation(), wording, locale));
        }
        all.add(derived(
                wording.words(new Words("规则总分", "Rule total"), locale),
                scored.ruleTotal().toString(),
                scored.total(),
                wording,
                locale));
        return List.copyOf(all);
    }

    private static Derived derived(String label, String score, Derivation derivation, Wording wording, Locale locale) {
        return new Derived(
                label,
                score,
                wording.words(derivation.sentence(), locale),
                derivation.rule(),
                derivation.ruleSet().id() + " v" + derivation.ruleSet().version(),
                inputs(derivation, wording, locale),
                derivation.steps());
    }

    /** The inputs under the names people use; one without such a name keeps its own. */
    private static Map<String, String> inputs(Derivation derivation, Wording wording, Locale locale) {
        var named = new LinkedHashMap<String, String>();
        derivation.inputs().forEach((name, value) -> {
            var words = INPUTS.getOrDefault(name, new Words(name, name));
            named.merge(wording.words(words, locale), value, (one, other) -> one + "；" + other);
        });
        return named;
    }
}
