package jiheng.command.organisation;

import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.DelegationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Ends a delegation before its last day.
 *
 * @param account who may act until now
 */
public record EndDelegation(@TargetAggregateIdentifier AccountId account, DelegationId delegation, String reason) {}
