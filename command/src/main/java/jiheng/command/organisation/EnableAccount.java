package jiheng.command.organisation;

import jiheng.events.organisation.AccountId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Puts a disabled account back into use. */
public record EnableAccount(@TargetAggregateIdentifier AccountId account, String reason) {}
