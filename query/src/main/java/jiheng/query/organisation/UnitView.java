package jiheng.query.organisation;

import jiheng.events.organisation.UnitId;
import jiheng.events.organisation.UnitKind;
import org.jspecify.annotations.Nullable;

/**
 * A unit in the tree of units.
 *
 * @param depth 0 for a finance bureau, one more for each step down
 */
public record UnitView(
        UnitId unit, String name, UnitKind kind, @Nullable UnitId parent, int depth) {}
