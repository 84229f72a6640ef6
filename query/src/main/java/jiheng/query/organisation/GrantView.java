package jiheng.query.organisation;

import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.UnitId;

/** A role that an account holds in a unit. */
public record GrantView(AccountId account, Role role, UnitId unit, String unitName) {}
