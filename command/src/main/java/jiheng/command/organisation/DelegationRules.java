package jiheng.command.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import jiheng.command.Actor;
import jiheng.command.CommandRefused;
import jiheng.command.organisation.AccountStanding.Delegated;
import jiheng.events.organisation.DelegationGiven;
import jiheng.events.organisation.Role;

/** When a role may be delegated to an account, and when that may be ended. */
record DelegationRules(AccountStanding account, Authority authority, Standings standings) {
    /** The person themself, by an own grant and never by a delegation received; or an administrator. */
    Authorised mayGive(GiveDelegation command, Actor actor) {
        var grant = new Grant(command.role(), command.unit());
        return actor.account().equals(command.from())
                ? asHolder(actor, grant)
                : Administrator.over(command.unit(), actor, authority);
    }

    /** @return the person whose role it is */
    AccountStanding givable(GiveDelegation command, Actor actor) {
        if (command.last().isBefore(command.first())) {
            throw CommandRefused.malformed("delegation-days-reversed", "last", days(command.first(), command.last()));
        }
        var from = standings
                .account(command.from())
                .orElseThrow(() -> CommandRefused.malformed(
                        "account-unknown",
                        "from",
                        Map.of("account", command.from().value())));
        // Nor may an administrator borrow a role: that would be a grant to oneself.
        if (command.account().equals(command.from()) || command.account().equals(actor.account())) {
            throw CommandRefused.rule("delegation-to-oneself", Map.of());
        }
        if (command.role() == Role.AUDITOR || command.role() == Role.ADMINISTRATOR) {
            throw CommandRefused.rule(
                    "role-not-delegable", Map.of("role", command.role().name()));
        }
        if (command.last().isBefore(standings.today())) {
            throw CommandRefused.rule("delegation-already-over", days(command.first(), command.last()));
        }
        if (!from.enabled() || !account.enabled()) {
            throw CommandRefused.rule(
                    "delegation-of-disabled", Map.of("account", from.enabled() ? account.name() : from.name()));
        }
        if (!from.holds(new Grant(command.role(), command.unit()))) {
            throw CommandRefused.rule(
                    "delegator-lacks-role",
                    Map.of("account", from.name(), "role", command.role().name()));
        }
        if (account.delegation(command.delegation()).isPresent()) {
            throw CommandRefused.rule(
                    "delegation-exists",
                    Map.of("delegation", command.delegation().value()));
        }
        account.delegations().stream()
                .filter(received -> !received.ended() && overlaps(received.given(), command))
                .findFirst()
                .ifPresent(received -> {
                    throw CommandRefused.rule(
                            "delegation-overlaps",
                            days(received.given().first(), received.given().last()));
                });
        return from;
    }

    /** The person whose role it is, while they hold it; or an administrator. */
    Authorised mayEnd(EndDelegation command, Actor actor) {
        var received = received(command);
        var given = received.given();
        return actor.account().equals(given.from())
                ? asHolder(actor, new Grant(given.role(), given.unit()))
                : Administrator.over(given.unit(), actor, authority);
    }

    void endable(EndDelegation command) {
        var received = received(command);
        if (received.ended()) {
            throw CommandRefused.rule(
                    "delegation-already-ended",
                    Map.of("delegation", command.delegation().value()));
        }
        if (received.given().last().isBefore(standings.today())) {
            throw CommandRefused.rule(
                    "delegation-already-over",
                    days(received.given().first(), received.given().last()));
        }
    }

    private Authorised asHolder(Actor actor, Grant grant) {
        var unit = authority.unit(grant.unit());
        var refusal = EventSourcedAuthority.notEntitled(
                List.of(grant.role()),
                unit.map(Authority.UnitStanding::name).orElse(grant.unit().value()));
        var holder = standings.account(actor.account()).orElseThrow(() -> refusal);
        if (!holder.enabled()) {
            throw EventSourcedAuthority.disabled(holder);
        }
        if (!holder.holds(grant)) {
            throw refusal;
        }
        return new Authorised(
                actor,
                holder.name(),
                grant.role(),
                grant.unit(),
                unit.orElseThrow().name(),
                null,
                null);
    }

    private Delegated received(EndDelegation command) {
        return account.delegation(command.delegation())
                .orElseThrow(() -> CommandRefused.absent(
                        "delegation-unknown",
                        Map.of("delegation", command.delegation().value())));
    }

    private static boolean overlaps(DelegationGiven given, GiveDelegation command) {
        return given.from().equals(command.from())
                && given.role() == command.role()
                && given.unit().equals(command.unit())
                && !given.first().isAfter(command.last())
                && !given.last().isBefore(command.first());
    }

    private static Map<String, String> days(LocalDate first, LocalDate last) {
        return Map.of("first", first.toString(), "last", last.toString());
    }
}
