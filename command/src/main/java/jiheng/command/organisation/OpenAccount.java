package jiheng.command.organisation;

import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.UnitId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Lets a person of the unit sign in; it holds no role yet. */
public record OpenAccount(@TargetAggregateIdentifier AccountId account, String name, UnitId unit) {}
