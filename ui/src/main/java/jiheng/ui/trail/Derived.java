package jiheng.ui.trail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jiheng.events.evaluation.Derivation;
import jiheng.events.evaluation.FormScored;
import jiheng.events.evaluation.Words;
import jiheng.query.evaluation.Labels;
import jiheng.query.evaluation.Replay;
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
                derivation.inputs(),
                derivation.steps());
    }
}
