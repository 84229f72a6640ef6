package jiheng.command.organisation;

import java.util.List;
import java.util.Optional;
import jiheng.events.organisation.UnitEvent;
import jiheng.events.organisation.UnitId;
import jiheng.events.organisation.UnitKind;
import jiheng.events.organisation.UnitRegistered;
import jiheng.events.organisation.UnitRenamed;
import org.jspecify.annotations.Nullable;

/** A unit as its events left it. */
record UnitState(
        UnitId unit, String name, UnitKind kind, @Nullable UnitId parent) {
    static Optional<UnitState> of(List<?> events) {
        UnitState state = null;
        for (Object event : events) {
            state = after(state, (UnitEvent) event);
        }
        return Optional.ofNullable(state);
    }

    /** The state after one more event; null before the first. */
    static UnitState after(@Nullable UnitState before, UnitEvent event) {
        if (event instanceof UnitRegistered registered) {
            return new UnitState(registered.unit(), registered.name(), registered.kind(), registered.parent());
        }
        if (before == null) {
            throw new IllegalStateException(event.unit() + " does not begin with its registration");
        }
        if (event instanceof UnitRenamed renamed) {
            return new UnitState(before.unit, renamed.after(), before.kind, before.parent);
        }
        throw new IllegalStateException("no unit is known to change by " + event.getClass());
    }
}
