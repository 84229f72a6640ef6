package jiheng.query.organisation;

import java.time.LocalDate;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.DelegationId;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.UnitId;

/**
 * A role of one person that another may act in, from the first to the last day, both included.
 *
 * @param account who may act
 * @param from whose role it is
 * @param ended whether it was ended by hand
 * @param rests whether it has no effect at present: either account is disabled, or the role is no longer held
 */
public record DelegationView(
        DelegationId delegation,
        AccountId account,
        String name,
        AccountId from,
        String fromName,
        Role role,
        UnitId unit,
        String unitName,
        LocalDate first,
        LocalDate last,
        boolean ended,
        boolean rests) {
    /** Whether it lets the account act on that day. */
    public boolean inForceOn(LocalDate day) {
        return !ended && !rests && !day.isBefore(first) && !day.isAfter(last);
    }
}
