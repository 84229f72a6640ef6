package jiheng.command.organisation;

import jiheng.events.organisation.AccountId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes an account out of use; its grants and delegations rest until it is enabled again. */
public record DisableAccount(@TargetAggregateIdentifier AccountId account, String reason) {}
