package jiheng.events.organisation;

import java.time.LocalDate;
import jiheng.events.StoredAs;

/** The account may act in the role of another person from the first to the last day, both included. */
@StoredAs("account.delegation-given")
public record DelegationGiven(
        AccountId account,
        DelegationId delegation,
        AccountId from,
        String fromName,
        Role role,
        UnitId unit,
        LocalDate first,
        LocalDate last)
        implements AccountEvent {}
