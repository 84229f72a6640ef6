package jiheng.command.definition;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jiheng.command.Actor;
import jiheng.command.CommandRefused;
import jiheng.command.organisation.Authorised;
import jiheng.command.organisation.Offices;
import jiheng.command.organisation.PlainText;
import jiheng.command.scoring.RuleSets;
import jiheng.command.template.TemplateCheck;
import jiheng.events.definition.Body;
import jiheng.events.definition.DefinitionDeclined;
import jiheng.events.definition.DefinitionDiscarded;
import jiheng.events.definition.DefinitionDrafted;
import jiheng.events.definition.DefinitionEvent;
import jiheng.events.definition.DefinitionId;
import jiheng.events.definition.DefinitionProposed;
import jiheng.events.definition.DefinitionPublished;
import jiheng.events.definition.DefinitionRetired;
import jiheng.events.definition.DefinitionRevised;
import jiheng.events.definition.DefinitionShipped;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.Role;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One definition with at most one draft at a time, published by somebody who had no hand in it. */
@Aggregate
class Definition {
    private static final List<Role> BUREAU = List.of(Role.FINANCE_REVIEWER);

    /** The version that is being worked on. */
    private record Draft(int version, Body body, boolean proposed, Set<AccountId> hands) {}

    @AggregateIdentifier
    private @Nullable DefinitionId id;

    private final Map<Integer, Body> published = new TreeMap<>();
    private final Set<Integer> retired = new TreeSet<>();
    private @Nullable Draft draft;
    private int last;
    private long sequence;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ShipDefinition command, MetaData from, Offices offices) {
        var by = offices.requireForSetup(Actor.from(from), List.of(Role.ADMINISTRATOR));
        if (!by.actor().account().equals(Actor.SYSTEM)) {
            throw CommandRefused.forbidden("role-missing", Map.of("roles", ""));
        }
        var body = command.body();
        var there = published.get(body.version());
        if (there != null && !there.equals(body)) {
            throw CommandRefused.rule("definition-frozen", Map.of("version", "" + body.version()));
        }
        if (there != null) {
            return;
        }
        if (body.version() <= last) {
            throw CommandRefused.rule("version-taken", Map.of("version", "" + body.version()));
        }
        apply(new DefinitionShipped(command.definition(), body.version(), body), by.asMetaData());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DraftDefinition command, MetaData from, Offices offices, RuleSets rules) {
        var by = offices.require(Actor.from(from), BUREAU);
        if (draft != null) {
            throw CommandRefused.rule("draft-exists", Map.of("version", "" + draft.version()));
        }
        var body = checked(command.definition(), last + 1, command.body(), rules);
        apply(new DefinitionDrafted(command.definition(), last + 1, body), by.asMetaData());
    }

    @CommandHandler
    void handle(ReviseDefinition command, MetaData from, Offices offices, RuleSets rules) {
        var by = offices.require(Actor.from(from), BUREAU);
        var open = requireDraft(false);
        requireSeen(command.seen());
        var body = checked(command.definition(), open.version(), command.body(), rules);
        if (!body.equals(open.body())) {
            apply(new DefinitionRevised(command.definition(), open.version(), body), by.asMetaData());
        }
    }

    @CommandHandler
    void handle(ProposeDefinition command, MetaData from, Offices offices) {
        var by = offices.require(Actor.from(from), BUREAU);
        var open = requireDraft(false);
        requireSeen(command.seen());
        apply(
                new DefinitionProposed(command.definition(), open.version(), PlainText.reason(command.note())),
                by.asMetaData());
    }

    @CommandHandler
    void handle(DeclineDefinition command, MetaData from, Offices offices) {
        var open = requireDraft(true);
        var by = reviewing(from, offices, open);
        apply(
                new DefinitionDeclined(command.definition(), open.version(), PlainText.reason(command.reason())),
                by.asMetaData());
    }

    @CommandHandler
    void handle(PublishDefinition command, MetaData from, Offices offices, RuleSets rules) {
        var open = requireDraft(true);
        var by = reviewing(from, offices, open);
        requireSeen(command.seen());
        // What it refers to may have been retired since it was drafted.
        var body = checked(command.definition(), open.version(), open.body(), rules);
        apply(
                new DefinitionPublished(
                        command.definition(), open.version(), body, PlainText.reason(command.opinion())),
                by.asMetaData());
    }

    @CommandHandler
    void handle(DiscardDefinition command, MetaData from, Offices offices) {
        var by = offices.require(Actor.from(from), BUREAU);
        var open = Optional.ofNullable(draft).orElseThrow(() -> CommandRefused.rule("no-draft", Map.of()));
        apply(
                new DefinitionDiscarded(command.definition(), open.version(), PlainText.reason(command.reason())),
                by.asMetaData());
    }

    @CommandHandler
    void handle(RetireDefinition command, MetaData from, Offices offices) {
        var by = offices.require(Actor.from(from), BUREAU);
        if (!published.containsKey(command.version())) {
            throw CommandRefused.absent("no-such-version", Map.of("version", "" + command.version()));
        }
        if (retired.contains(command.version())) {
            throw CommandRefused.rule("already-retired", Map.of("version", "" + command.version()));
        }
        apply(
                new DefinitionRetired(command.definition(), command.version(), PlainText.reason(command.reason())),
                by.asMetaData());
    }

    @EventSourcingHandler
    void on(DefinitionEvent event, MetaData by, @SequenceNumber long number) {
        id = event.definition();
        sequence = number;
        last = Math.max(last, event.version());
        Definitions.bodyOf(event).ifPresent(body -> {
            published.put(event.version(), body);
            draft = null;
        });
        if (event instanceof DefinitionDrafted drafted) {
            draft = new Draft(drafted.version(), drafted.body(), false, handsIn(by));
        } else if (event instanceof DefinitionRetired) {
            retired.add(event.version());
        } else if (event instanceof DefinitionDiscarded) {
            draft = null;
        } else if (draft != null && event instanceof DefinitionRevised revised) {
            draft = new Draft(draft.version(), revised.body(), false, with(draft.hands(), by));
        } else if (draft != null && event instanceof DefinitionProposed) {
            draft = new Draft(draft.version(), draft.body(), true, with(draft.hands(), by));
        } else if (draft != null && event instanceof DefinitionDeclined) {
            draft = new Draft(draft.version(), draft.body(), false, draft.hands());
        }
    }

    private static Body checked(DefinitionId definition, int version, Body body, RuleSets rules) {
        if (!body.definition().equals(definition) || body.version() != version) {
            throw CommandRefused.malformed(
                    "wrong-version", "version", Map.of("definition", definition.value(), "owed", "" + version));
        }
        if (body instanceof Body.OfTemplate template) {
            var flaws = TemplateCheck.flaws(template.template(), rules);
            if (!flaws.isEmpty()) {
                throw CommandRefused.malformed("template-unsound", flaws);
            }
        }
        return body;
    }

    private Draft requireDraft(boolean proposed) {
        if (draft == null) {
            throw CommandRefused.rule("no-draft", Map.of());
        }
        if (draft.proposed() != proposed) {
            throw CommandRefused.rule(proposed ? "draft-not-proposed" : "draft-under-review", Map.of());
        }
        return draft;
    }

    /** Nobody reviews what they, or the person they act for, had a hand in. */
    private static Authorised reviewing(MetaData from, Offices offices, Draft draft) {
        var by = offices.require(Actor.from(from), BUREAU);
        if (by.hands().stream().anyMatch(draft.hands()::contains)) {
            throw CommandRefused.forbidden("own-draft", Map.of("name", by.name()));
        }
        return by;
    }

    private void requireSeen(long seen) {
        if (seen != sequence) {
            throw CommandRefused.stale(
                    "definition-changed", Map.of("seen", "" + seen, "current", "" + sequence), List.of());
        }
    }

    private static Set<AccountId> with(Set<AccountId> hands, MetaData by) {
        var all = new HashSet<>(hands);
        all.addAll(handsIn(by));
        return Set.copyOf(all);
    }

    private static Set<AccountId> handsIn(MetaData by) {
        var hands = new HashSet<AccountId>();
        for (var key : List.of("account", "onBehalfOf")) {
            if (by.get(key) instanceof String account) {
                hands.add(new AccountId(account));
            }
        }
        return Set.copyOf(hands);
    }
}
