package jiheng.command.organisation;

import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.UnitId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes a role in a unit from an account. */
public record RevokeRole(@TargetAggregateIdentifier AccountId account, Role role, UnitId unit, String reason) {}
