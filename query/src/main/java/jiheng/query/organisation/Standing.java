package jiheng.query.organisation;

import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A capacity that an account may act in.
 *
 * @param onBehalfOf whose role it is if by delegation, null if the account holds it itself
 */
public record Standing(Role role, UnitId unit, @Nullable AccountId onBehalfOf) {}
