package jiheng.command.organisation;

import java.time.LocalDate;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.DelegationId;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.UnitId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Lets the account act in the role that another person holds in the unit, on the days from first to last.
 *
 * @param account who may act
 * @param from whose role it is
 */
public record GiveDelegation(
        @TargetAggregateIdentifier AccountId account,
        DelegationId delegation,
        AccountId from,
        Role role,
        UnitId unit,
        LocalDate first,
        LocalDate last) {}
