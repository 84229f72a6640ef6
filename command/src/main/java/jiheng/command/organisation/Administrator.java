package jiheng.command.organisation;

import java.util.List;
import jiheng.command.Actor;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.UnitId;

/** The one role that changes the organisation. */
final class Administrator {
    private static final List<Role> ROLES = List.of(Role.ADMINISTRATOR);

    private Administrator() {}

    /** An administrator over the unit; the system account is none. */
    static Authorised over(UnitId unit, Actor actor, Authority authority) {
        if (EventSourcedAuthority.isSystem(actor)) {
            throw EventSourcedAuthority.notEntitled(ROLES, unit.value());
        }
        return authority.require(actor, ROLES, unit);
    }

    /** An administrator over the unit, or the system account while it sets the product up. */
    static Authorised orSystem(UnitId unit, Actor actor, Authority authority) {
        return authority.require(actor, ROLES, unit);
    }
}
