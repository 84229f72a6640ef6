package jiheng.query.organisation;

import jiheng.events.cycle.CycleId;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.DelegationId;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.UnitId;

/** What the ids in an event stand for at the time of the event; whoever is asked for something unknown throws. */
interface Names {
    String account(AccountId account);

    String unit(UnitId unit);

    int year(CycleId cycle);

    Delegated delegation(AccountId account, DelegationId delegation);

    /** A delegation's role, and whose it is. */
    record Delegated(AccountId from, Role role, UnitId unit) {}
}
