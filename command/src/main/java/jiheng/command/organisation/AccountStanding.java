package jiheng.command.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import jiheng.events.organisation.AccountDisabled;
import jiheng.events.organisation.AccountEnabled;
import jiheng.events.organisation.AccountEvent;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.AccountOpened;
import jiheng.events.organisation.AccountRenamed;
import jiheng.events.organisation.DelegationEnded;
import jiheng.events.organisation.DelegationGiven;
import jiheng.events.organisation.DelegationId;
import jiheng.events.organisation.PasswordChanged;
import jiheng.events.organisation.RoleGranted;
import jiheng.events.organisation.RoleRevoked;
import jiheng.events.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/** An account as its events left it: the one fold that both its rules and the decision who may act stand on. */
record AccountStanding(
        AccountId account, String name, UnitId unit, boolean enabled, List<Grant> grants, List<Delegated> delegations) {
    /** A delegation received, with whether it was ended by hand. */
    record Delegated(DelegationGiven given, boolean ended) {
        boolean inForceOn(LocalDate day) {
            return !ended && !day.isBefore(given.first()) && !day.isAfter(given.last());
        }
    }

    AccountStanding {
        grants = List.copyOf(grants);
        delegations = List.copyOf(delegations);
    }

    static Optional<AccountStanding> of(List<?> events) {
        AccountStanding standing = null;
        for (Object event : events) {
            standing = after(standing, (AccountEvent) event);
        }
        return Optional.ofNullable(standing);
    }

    /** The standing after one more event; null before the first. */
    static AccountStanding after(@Nullable AccountStanding before, AccountEvent event) {
        if (event instanceof AccountOpened opened) {
            return new AccountStanding(opened.account(), opened.name(), opened.unit(), true, List.of(), List.of());
        }
        if (before == null) {
            throw new IllegalStateException(event.account() + " does not begin with its opening");
        }
        return before.with(event);
    }

    boolean holds(Grant grant) {
        return grants.contains(grant);
    }

    Optional<Delegated> delegation(DelegationId id) {
        return delegations.stream()
                .filter(received -> received.given().delegation().equals(id))
                .findFirst();
    }

    private AccountStanding with(AccountEvent event) {
        if (event instanceof AccountRenamed renamed) {
            return new AccountStanding(account, renamed.after(), unit, enabled, grants, delegations);
        }
        if (event instanceof AccountDisabled) {
            return new AccountStanding(account, name, unit, false, grants, delegations);
        }
        if (event instanceof AccountEnabled) {
            return new AccountStanding(account, name, unit, true, grants, delegations);
        }
        if (event instanceof RoleGranted granted) {
            return granted(plus(grants, new Grant(granted.role(), granted.unit())));
        }
        if (event instanceof RoleRevoked revoked) {
            var gone = new Grant(revoked.role(), revoked.unit());
            return granted(grants.stream().filter(Predicate.not(gone::equals)).toList());
        }
        if (event instanceof DelegationGiven given) {
            return delegated(plus(delegations, new Delegated(given, false)));
        }
        if (event instanceof DelegationEnded ended) {
            return delegated(delegations.stream()
                    .map(one -> one.given().delegation().equals(ended.delegation())
                            ? new Delegated(one.given(), true)
                            : one)
                    .toList());
        }
        if (event instanceof PasswordChanged) {
            return this;
        }
        throw new IllegalStateException("no account is known to change by " + event.getClass());
    }

    private AccountStanding granted(List<Grant> now) {
        return new AccountStanding(account, name, unit, enabled, now, delegations);
    }

    private AccountStanding delegated(List<Delegated> now) {
        return new AccountStanding(account, name, unit, enabled, grants, now);
    }

    private static <T> List<T> plus(List<T> some, T one) {
        return Stream.concat(some.stream(), Stream.of(one)).toList();
    }
}
