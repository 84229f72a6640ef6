package jiheng.command.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jiheng.events.evaluation.Derivation;
import jiheng.events.evaluation.RuleSetVersion;
import jiheng.events.evaluation.Words;

/** The working of one figure while it is being done: what went in, the steps, and what to say of it. */
final class Working {
    private final Map<String, String> inputs = new LinkedHashMap<>();
    private final List<String> steps = new ArrayList<>();
    private final List<Words> said = new ArrayList<>();

    void input(String name, String value) {
        inputs.put(name, value);
    }

    /** An input as a plain number, with an ASCII minus so that a program can read it. */
    void input(String name, BigDecimal number) {
        input(name, number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
    }

    void step(String arithmetic) {
        steps.add(arithmetic);
    }

    void say(String zh, String en) {
        said.add(new Words(zh, en));
    }

    void say(Words words) {
        said.add(words);
    }

    /** Continues what was said last, after a comma. */
    void goOn(String zh, String en) {
        var last = said.remove(said.size() - 1);
        say(last.zh() + "，" + zh, last.en() + ", " + en);
    }

    Derivation derivation(String rule, RuleSetVersion ruleSet) {
        var zh = String.join("；", said.stream().map(Words::zh).toList());
        var en = String.join("; ", said.stream().map(Words::en).toList());
        return new Derivation(rule, ruleSet, inputs, steps, new Words(zh, capitalised(en)));
    }

    private static String capitalised(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
