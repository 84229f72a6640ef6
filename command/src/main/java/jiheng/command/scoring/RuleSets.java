package jiheng.command.scoring;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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

    private final Function<RuleSetVersion, Optional<RuleSet>> known;
    private final Function<RuleSetVersion, Optional<RuleSet>> usable;
    private final Supplier<List<RuleSet>> offered;

    /**
     * @param known any version that was ever published: what a form that has it is scored by
     * @param usable a version that new forms may have
     * @param offered those to choose from
     */
    public RuleSets(
            Function<RuleSetVersion, Optional<RuleSet>> known,
            Function<RuleSetVersion, Optional<RuleSet>> usable,
            Supplier<List<RuleSet>> offered) {
        this.known = known;
        this.usable = usable;
        this.offered = offered;
    }

    /** The rule sets that come with the product, read from its own resources. */
    public static RuleSets shipped() {
        var all = SHIPPED.stream().map(RuleSetFile::resource).toList();
        var byVersion = all.stream().collect(Collectors.toMap(RuleSet::version, Function.identity()));
        Function<RuleSetVersion, Optional<RuleSet>> find = version -> Optional.ofNullable(byVersion.get(version));
        return new RuleSets(find, find, () -> all);
    }

    /** @throws IllegalArgumentException if there is no such rule set; the form it belongs to cannot be scored */
    public RuleSet get(RuleSetVersion version) {
        return find(version.id(), version.version())
                .orElseThrow(() ->
                        new IllegalArgumentException("no rule set " + version.id() + " version " + version.version()));
    }

    public Optional<RuleSet> find(String id, int version) {
        return known.apply(new RuleSetVersion(id, version));
    }

    /** The codes that a form's rows may cite; none if its rule set is gone, so that it is still decided on. */
    public RuleSet.Deductions deductions(RuleSetVersion version) {
        return known.apply(version).map(RuleSet::deductions).orElse(new RuleSet.Deductions(false, List.of()));
    }

    /** A version that new forms may have; a retired one is not. */
    public Optional<RuleSet> usable(RuleSetVersion version) {
        return usable.apply(version);
    }

    public List<RuleSet> all() {
        return offered.get();
    }
}
