package jiheng.events.organisation;

/** What happens to a unit. */
public sealed interface UnitEvent permits UnitRegistered, UnitRenamed {
    UnitId unit();
}
