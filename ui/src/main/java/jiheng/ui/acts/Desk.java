package jiheng.ui.acts;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jiheng.command.Actor;
import jiheng.command.CommandRefused;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.organisation.AccountId;
import jiheng.events.store.AppendRefused;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Where commands are handed in: by the person who is signed in, from the request under way. */
@Component
public class Desk {
    private static final int LONGEST_KEY = 100;

    private final CommandGateway commands;
    private final ObjectProvider<Around> around;
    private final String application;

    Desk(CommandGateway commands, ObjectProvider<Around> around, @Value("${jiheng.version}") String application) {
        this.commands = commands;
        this.around = around;
        this.application = application;
    }

    /** The person who is signed in. */
    public AccountId account() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null) {
            throw new IllegalStateException("nobody is signed in");
        }
        return AccountId.of(authentication.getName());
    }

    /**
     * Carries a command out, or not at all.
     *
     * @param key the idempotency key, null for an act that cannot be repeated
     * @throws CommandRefused whatever stood in the way
     */
    public void send(Object command, @Nullable String key) {
        send(command, actor(key == null || key.isBlank() ? UUID.randomUUID().toString() : key));
    }

    /**
     * A key for what an act brings into being: the same request names the same thing, and no other person's and no other
     * form's names it too.
     *
     * @param key the idempotency key, null for an act that cannot be repeated
     */
    public String made(EvaluationId form, @Nullable String key) {
        if (key == null || key.isBlank()) {
            return UUID.randomUUID().toString();
        }
        var name = account() + "\n" + form + "\n" + key;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Carries a command out for an actor who need not be signed in: the set-up, work that goes on after the request. */
    public void send(Object command, Actor actor) {
        var more = around.getIfAvailable();
        if (more == null) {
            carryOut(command, actor);
        } else {
            more.around(command, actor, () -> carryOut(command, actor));
        }
    }

    private void carryOut(Object command, Actor actor) {
        try {
            commands.sendAndWait(new GenericCommandMessage<>(command, actor.asMetaData()));
        } catch (AggregateNotFoundException unknown) {
            throw CommandRefused.absent("not-found", Map.of("id", String.valueOf(unknown.getAggregateIdentifier())));
        } catch (AggregateStreamCreationException taken) {
            throw CommandRefused.rule("already-open", Map.of("evaluation", ""));
        } catch (ConcurrencyException raced) {
            throw CommandRefused.stale("changed-meanwhile", Map.of(), List.of());
        } catch (AppendRefused damaged) {
            throw CommandRefused.rule("ledger-damaged", Map.of("what", String.valueOf(damaged.getMessage())));
        }
    }

    /** The person who is signed in, as an act that comes of this request records them. */
    public Actor actor(String key) {
        if (key.length() > LONGEST_KEY) {
            throw CommandRefused.malformed("key-too-long", "Idempotency-Key", Map.of("limit", "" + LONGEST_KEY));
        }
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes)) {
            throw new IllegalStateException("no request is under way");
        }
        var request = attributes.getRequest();
        return new Actor(account(), session(request), request.getRemoteAddr(), requestId(request), key, application);
    }

    private static String requestId(HttpServletRequest request) {
        return request.getAttribute(RequestIds.ATTRIBUTE) instanceof String id ? id : "";
    }

    /** Enough of the session's id to tell sessions apart, too little to use it. */
    private static String session(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null) {
            return "basic";
        }
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            var digest = sha.digest(session.getId().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every JDK has SHA-256", absent);
        }
    }
}
