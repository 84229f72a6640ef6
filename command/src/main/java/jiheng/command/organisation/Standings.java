package jiheng.command.organisation;

import java.time.LocalDate;
import java.util.Optional;
import jiheng.events.organisation.AccountId;

/** What the accounts' events say now, for rules that look at a second account. */
interface Standings {
    Optional<AccountStanding> account(AccountId account);

    /** The day by which delegations are counted. */
    LocalDate today();
}
