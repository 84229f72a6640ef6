package jiheng.events.organisation;

import jiheng.events.StoredAs;
import org.jspecify.annotations.Nullable;

/** A unit exists from now on; {@code parent} is the body above it, null for a finance bureau. */
@StoredAs("unit.registered")
public record UnitRegistered(
        UnitId unit, String name, UnitKind kind, @Nullable UnitId parent) implements UnitEvent {}
