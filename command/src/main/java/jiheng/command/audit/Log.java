package jiheng.command.audit;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jiheng.command.Actor;
import jiheng.command.CommandRefused;
import jiheng.command.organisation.Offices;
import jiheng.command.organisation.PlainText;
import jiheng.events.audit.KeyIntroduced;
import jiheng.events.audit.KeyRetired;
import jiheng.events.audit.LogId;
import jiheng.events.audit.LogKey;
import jiheng.events.audit.Occasion;
import jiheng.events.organisation.Role;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

@Aggregate
class Log {
    private static final List<Role> ROLES = List.of(Role.ADMINISTRATOR);

    @AggregateIdentifier
    private @Nullable LogId id;

    /** In the order they came; the last of its kind signs. */
    private final List<LogKey> keys = new ArrayList<>();

    private final Set<LogKey> retired = new HashSet<>();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(IntroduceKeys command, MetaData metaData, Offices offices) {
        var by = offices.requireForSetup(Actor.from(metaData), ROLES);
        if (id != null) {
            throw CommandRefused.rule("log-keys-known", Map.of());
        }
        command.found()
                .forEach(key -> apply(new KeyIntroduced(command.log(), key, Occasion.FOUND, ""), by.asMetaData()));
        command.made()
                .forEach(key -> apply(new KeyIntroduced(command.log(), key, Occasion.FIRST, ""), by.asMetaData()));
    }

    @CommandHandler
    void handle(RotateKeys command, MetaData metaData, Offices offices, NextKeys next) {
        var by = offices.require(Actor.from(metaData), ROLES);
        var reason = PlainText.reason(command.reason());
        next.prepared()
                .forEach(
                        key -> apply(new KeyIntroduced(command.log(), key, Occasion.ROTATED, reason), by.asMetaData()));
    }

    @CommandHandler
    void handle(RetireKey command, MetaData metaData, Offices offices) {
        var by = offices.require(Actor.from(metaData), ROLES);
        var reason = PlainText.reason(command.reason());
        var named = Map.of("kind", command.kind().title(), "number", "" + command.number());
        var all = keys.stream().filter(one -> one.kind() == command.kind()).toList();
        var key = all.stream()
                .filter(one -> one.number() == command.number())
                .findFirst()
                .orElseThrow(() -> CommandRefused.absent("log-key-unknown", named));
        if (retired.contains(key)) {
            throw CommandRefused.rule("log-key-retired", named);
        }
        if (key.equals(all.get(all.size() - 1))) {
            throw CommandRefused.rule("log-key-signs", named);
        }
        apply(new KeyRetired(command.log(), key, reason), by.asMetaData());
    }

    @EventSourcingHandler
    void on(KeyIntroduced event) {
        id = event.log();
        keys.add(event.key());
    }

    @EventSourcingHandler
    void on(KeyRetired event) {
        retired.add(event.key());
    }
}
