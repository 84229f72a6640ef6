package jiheng.command.once;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import jiheng.command.Actor;
import jiheng.command.CommandRefused;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Notes each act in the transaction that does it. The same key again, from the same person and with the same command,
 * is answered as done without being done; with another command it is refused. A refused act leaves no note. A second
 * request that comes while the first is under way waits for its outcome.
 */
public final class OnceOnly implements MessageHandlerInterceptor<CommandMessage<?>> {
    /** Set once the act under way is noted, so that being registered twice does not make it its own repetition. */
    private static final String NOTED = OnceOnly.class.getName();

    private final JdbcClient jdbc;

    public OnceOnly(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        if (unitOfWork.resources().putIfAbsent(NOTED, true) != null) {
            return chain.proceed();
        }
        var command = unitOfWork.getMessage();
        var actor = Actor.from(command.getMetaData());
        var fingerprint = fingerprint(command.getPayload());
        var noted = jdbc.sql(
                        "insert into public.act (account, key, fingerprint) values (:account, :key, :print) on conflict do nothing")
                .param("account", actor.account().value())
                .param("key", actor.act())
                .param("print", fingerprint)
                .update();
        if (noted == 1) {
            return chain.proceed();
        }
        var known = jdbc.sql("select fingerprint from public.act where account = :account and key = :key")
                .param("account", actor.account().value())
                .param("key", actor.act())
                .query(String.class)
                .single();
        if (!known.equals(fingerprint)) {
            throw CommandRefused.malformed("idempotency-key-reused", "Idempotency-Key", Map.of("key", actor.act()));
        }
        return null;
    }

    private static String fingerprint(Object command) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(command.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every JDK has SHA-256", absent);
        }
    }
}
