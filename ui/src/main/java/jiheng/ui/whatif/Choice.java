package jiheng.ui.whatif;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import jiheng.command.CommandRefused;
import jiheng.command.scoring.RuleSets;
import jiheng.events.template.RuleSet;
import org.springframework.stereotype.Component;

/** Rule sets as an address names them: {@code national-1} is version 1 of {@code national}. */
@Component
class Choice {
    /** More would not fit beside each other. */
    private static final int MOST = 4;

    private static final Pattern NAME = Pattern.compile("([a-z0-9-]{1,80})-([0-9]{1,6})");

    private final RuleSets ruleSets;

    Choice(RuleSets ruleSets) {
        this.ruleSets = ruleSets;
    }

    List<RuleSet> all() {
        return ruleSets.all();
    }

    static String name(RuleSet rules) {
        return rules.version().id() + "-" + rules.version().version();
    }

    List<RuleSet> named(List<String> names) {
        if (names.size() > MOST) {
            throw CommandRefused.malformed("too-many-rule-sets", "rules", Map.of("limit", "" + MOST));
        }
        return names.stream().distinct().map(this::named).toList();
    }

    RuleSet named(String name) {
        var parts = NAME.matcher(name.strip());
        return (parts.matches()
                        ? ruleSets.find(parts.group(1), Integer.parseInt(parts.group(2)))
                        : Optional.<RuleSet>empty())
                .orElseThrow(() -> CommandRefused.absent("no-such-rule-set", Map.of("ruleSet", name)));
    }
}
