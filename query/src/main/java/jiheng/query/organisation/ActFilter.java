package jiheng.query.organisation;

import java.util.Set;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * What the history of the organisation is narrowed to. Acts on cycles and on the log belong to everybody who may read it.
 *
 * @param units acts on these, and on roles in them
 * @param people acts on the accounts of these
 * @param person only what this person did or what was done to them; null does not narrow
 * @param unit only acts on this unit and on roles in it; null does not narrow
 */
public record ActFilter(
        Set<UnitId> units,
        Set<AccountId> people,
        @Nullable AccountId person,
        @Nullable UnitId unit) {
    public ActFilter {
        units = Set.copyOf(units);
        people = Set.copyOf(people);
    }
}
