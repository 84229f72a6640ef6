package jiheng.command.scoring;

import java.util.List;
import java.util.Optional;
import jiheng.events.evaluation.RuleSetVersion;
import jiheng.events.template.RuleSet;

/** The rule sets at hand, each version of each. */
public final class RuleSets {
    private static final List<String> SHIPPED = List.of(
            "national-1",
            "form-2022-1",
            "form-2022-at-least-1",
            "form-2022-cost-linear-1",
            "form-2022-cost-linear-at-least-1",
            "form-2022-minus-2-1",
            "form-2022-minus-2-at-least-1",
            "capped-1",
            "process-1");

    private final List<RuleSet> all;

    private RuleSets(List<RuleSet> all) {
        this.all = List.copyOf(all);
    }

    /** The rule sets that come with the product, read from its own resources. */
    public static RuleSets shipped() {
        return new RuleSets(SHIPPED.stream().map(RuleSetFile::resource).toList());
    }

    /** @throws IllegalArgumentException if there is no such rule set; the form it belongs to cannot be scored */
    public RuleSet get(RuleSetVersion version) {
        return find(version.id(), version.version())
                .orElseThrow(() ->
                        new IllegalArgumentException("no rule set " + version.id() + " version " + version.version()));
    }

    public Optional<RuleSet> find(String id, int version) {
        var wanted = new RuleSetVersion(id, version);
        return all.stream().filter(rules -> rules.version().equals(wanted)).findFirst();
    }

    public List<RuleSet> all() {
        return all;
    }
}
