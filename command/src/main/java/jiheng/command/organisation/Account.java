package jiheng.command.organisation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.Map;
import java.util.Optional;
import jiheng.command.Actor;
import jiheng.command.CommandRefused;
import jiheng.events.organisation.AccountDisabled;
import jiheng.events.organisation.AccountEnabled;
import jiheng.events.organisation.AccountEvent;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.AccountOpened;
import jiheng.events.organisation.AccountRenamed;
import jiheng.events.organisation.DelegationEnded;
import jiheng.events.organisation.DelegationGiven;
import jiheng.events.organisation.PasswordChanged;
import jiheng.events.organisation.RoleGranted;
import jiheng.events.organisation.RoleRevoked;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

@Aggregate
class Account {
    @AggregateIdentifier
    private @Nullable AccountId id;

    private @Nullable AccountStanding standing;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OpenAccount command, MetaData metaData, Authority authority) {
        var by = Administrator.orSystem(command.unit(), Actor.from(metaData), authority);
        if (command.account().equals(Actor.SYSTEM)) {
            throw CommandRefused.malformed(
                    "account-reserved",
                    "account",
                    Map.of("account", command.account().value()));
        }
        if (standing != null) {
            throw CommandRefused.rule("account-exists", Map.of("account", standing.name()));
        }
        var name = PlainText.name("name", command.name());
        RoleRules.known(command.unit(), authority);
        apply(new AccountOpened(command.account(), name, command.unit()), by.asMetaData());
    }

    @CommandHandler
    void handle(RenameAccount command, MetaData metaData, Authority authority) {
        var by = Administrator.over(standing().unit(), Actor.from(metaData), authority);
        var before = standing().name();
        var name = PlainText.name("name", command.name());
        if (name.equals(before)) {
            throw CommandRefused.rule("name-unchanged", Map.of("name", name));
        }
        apply(new AccountRenamed(command.account(), before, name), by.asMetaData());
    }

    @CommandHandler
    void handle(DisableAccount command, MetaData metaData, Authority authority) {
        var actor = Actor.from(metaData);
        var by = Administrator.over(standing().unit(), actor, authority);
        var reason = PlainText.reason(command.reason());
        if (!standing().enabled()) {
            throw CommandRefused.rule(
                    "account-already-disabled", Map.of("account", standing().name()));
        }
        // Whoever disables stays: so one administrator always does.
        if (actor.account().equals(command.account())) {
            throw CommandRefused.rule("own-account", Map.of());
        }
        apply(new AccountDisabled(command.account(), reason), by.asMetaData());
    }

    @CommandHandler
    void handle(EnableAccount command, MetaData metaData, Authority authority) {
        var by = Administrator.over(standing().unit(), Actor.from(metaData), authority);
        var reason = PlainText.reason(command.reason());
        if (standing().enabled()) {
            throw CommandRefused.rule(
                    "account-already-enabled", Map.of("account", standing().name()));
        }
        apply(new AccountEnabled(command.account(), reason), by.asMetaData());
    }

    @CommandHandler
    void handle(NotePasswordChanged command, MetaData metaData, Authority authority) {
        var actor = Actor.from(metaData);
        var by = actor.account().equals(command.account())
                ? asThemself(actor, authority)
                : Administrator.over(standing().unit(), actor, authority);
        apply(new PasswordChanged(command.account()), by.asMetaData());
    }

    @CommandHandler
    void handle(GrantRole command, MetaData metaData, Authority authority) {
        var actor = Actor.from(metaData);
        var by = Administrator.orSystem(command.unit(), actor, authority);
        var grant = new Grant(command.role(), command.unit());
        RoleRules.grantable(grant, actor, standing(), authority);
        apply(new RoleGranted(command.account(), command.role(), command.unit()), by.asMetaData());
    }

    @CommandHandler
    void handle(RevokeRole command, MetaData metaData, Authority authority) {
        var actor = Actor.from(metaData);
        var by = Administrator.over(command.unit(), actor, authority);
        var reason = PlainText.reason(command.reason());
        RoleRules.revocable(new Grant(command.role(), command.unit()), actor, standing());
        apply(new RoleRevoked(command.account(), command.role(), command.unit(), reason), by.asMetaData());
    }

    @CommandHandler
    void handle(GiveDelegation command, MetaData metaData, Authority authority, Standings standings) {
        var rules = new DelegationRules(standing(), authority, standings);
        var actor = Actor.from(metaData);
        var by = rules.mayGive(command, actor);
        var from = rules.givable(command, actor);
        apply(
                new DelegationGiven(
                        command.account(),
                        command.delegation(),
                        command.from(),
                        from.name(),
                        command.role(),
                        command.unit(),
                        command.first(),
                        command.last()),
                by.asMetaData());
    }

    @CommandHandler
    void handle(EndDelegation command, MetaData metaData, Authority authority, Standings standings) {
        var rules = new DelegationRules(standing(), authority, standings);
        var by = rules.mayEnd(command, Actor.from(metaData));
        var reason = PlainText.reason(command.reason());
        rules.endable(command);
        apply(new DelegationEnded(command.account(), command.delegation(), reason), by.asMetaData());
    }

    @EventSourcingHandler
    void on(AccountEvent event) {
        id = event.account();
        standing = AccountStanding.after(standing, event);
    }

    /** Whoever acts on their own account needs no role for it, and does so on nobody's behalf. */
    private Authorised asThemself(Actor actor, Authority authority) {
        if (!standing().enabled()) {
            throw EventSourcedAuthority.disabled(standing());
        }
        var unit = RoleRules.known(standing().unit(), authority);
        return new Authorised(actor, standing().name(), null, unit.unit(), unit.name(), null, null);
    }

    private AccountStanding standing() {
        return Optional.ofNullable(standing).orElseThrow();
    }
}
