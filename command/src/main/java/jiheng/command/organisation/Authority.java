package jiheng.command.organisation;

import java.util.List;
import java.util.Optional;
import jiheng.command.Actor;
import jiheng.command.CommandRefused;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.UnitId;
import jiheng.events.organisation.UnitKind;

/** Who may do what, decided from the events of the organisation at the moment a command is handled. */
public interface Authority {
    /**
     * Finds the actor entitled to act in one of the roles over the unit, by an own grant first, then by a delegation
     * that is in force today and whose giver still holds the role.
     *
     * @throws CommandRefused 403 {@code not-entitled} naming the roles and the unit, or {@code account-disabled}
     */
    Authorised require(Actor actor, List<Role> roles, UnitId over);

    /** What is known of a unit, or empty. */
    Optional<UnitStanding> unit(UnitId unit);

    /** A unit and the kind of the body above it. */
    record UnitStanding(UnitId unit, String name, UnitKind kind, Optional<UnitKind> parentKind) {}
}
