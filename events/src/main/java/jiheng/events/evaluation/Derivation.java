package jiheng.events.evaluation;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a figure came to be, recorded when it was decided and never worked out again.
 *
 * @param rule the kind of rule, e.g. {@code execution-rate-over-run-penalised}
 * @param ruleSet the rule set and version it was taken from
 * @param inputs what went in, by name, as plain numbers or texts
 * @param steps each step of the arithmetic, in order
 * @param sentence the whole of it for a person
 */
public record Derivation(
        String rule, RuleSetVersion ruleSet, Map<String, String> inputs, List<String> steps, Words sentence) {
    public Derivation {
        inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
        steps = List.copyOf(steps);
    }
}
