package jiheng.command.organisation;

import java.util.List;
import jiheng.command.Actor;
import jiheng.command.CommandRefused;
import jiheng.events.organisation.Role;

/** Who holds a role in whatever unit, for acts that concern no single unit. */
public interface Offices {
    /**
     * Finds the actor holding one of the roles, by an own grant first, then by a delegation in force. The system
     * account holds none.
     *
     * @throws CommandRefused 403 {@code role-missing} naming the roles, or {@code account-disabled}
     */
    Authorised require(Actor actor, List<Role> roles);

    /** The same, for what sets the product up: the system account is entitled too where an administrator is. */
    Authorised requireForSetup(Actor actor, List<Role> roles);
}
