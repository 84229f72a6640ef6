package jiheng.command.organisation;

import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.UnitId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Gives an account a role in a unit. */
public record GrantRole(@TargetAggregateIdentifier AccountId account, Role role, UnitId unit) {}
