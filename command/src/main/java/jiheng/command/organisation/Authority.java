package jiheng.command.organisation;

import java.util.List;
import java.util.Optional;
import jiheng.command.Actor;
import jiheng.command.CommandRefused;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.UnitId;
import jiheng.events.organisation.UnitKind;

/** Who may do what, decided from the events of the organisation at the moment a command is handled. */
public interface Authority {
    /**
     * Finds every way in which the actor is entitled to act in one of the roles over the unit: by own grants first, then
     * by delegations that are in force today and whose givers still hold the role.
     *
     * @return at least one
     * @throws CommandRefused 403 {@code not-entitled} naming the roles and the unit, or {@code account-disabled}
     */
    List<Authorised> entitlements(Actor actor, List<Role> roles, UnitId over);

    /** The first of the {@link #entitlements}. */
    default Authorised require(Actor actor, List<Role> roles, UnitId over) {
        return entitlements(actor, roles, over).get(0);
    }

    /** Whether the account is one of the unit's own. */
    boolean belongs(AccountId account, UnitId unit);

    /** What is known of a unit, or empty. */
    Optional<UnitStanding> unit(UnitId unit);

    /** A unit and the kind of the body above it. */
    record UnitStanding(UnitId unit, String name, UnitKind kind, Optional<UnitKind> parentKind) {}
}
