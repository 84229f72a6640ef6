package jiheng.command;

import java.util.LinkedHashMap;
import java.util.Map;
import jiheng.events.organisation.AccountId;
import org.axonframework.messaging.MetaData;

/**
 * Who sends a command and from where, as the edge knows it. It travels as the command's metadata; the handler adds in
 * which role and on whose behalf, and all of it becomes the metadata of every event.
 *
 * @param session the sign-in session, shortened so that it identifies but cannot be used
 * @param address the network address the request came from
 * @param request the id of the request
 * @param act the idempotency key: all events of one act share it
 * @param application the version of the application
 */
public record Actor(AccountId account, String session, String address, String request, String act, String application) {
    /** The account that sets the product up; nobody can sign in with it. */
    public static final AccountId SYSTEM = AccountId.of("system");

    public static Actor from(MetaData metadata) {
        return new Actor(
                new AccountId(text(metadata, "account")),
                text(metadata, "session"),
                text(metadata, "address"),
                text(metadata, "request"),
                text(metadata, "act"),
                text(metadata, "application"));
    }

    public MetaData asMetaData() {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("account", account.value());
        data.put("session", session);
        data.put("address", address);
        data.put("request", request);
        data.put("act", act);
        data.put("application", application);
        return MetaData.from(data);
    }

    private static String text(MetaData metadata, String key) {
        if (metadata.get(key) instanceof String value) {
            return value;
        }
        throw new IllegalStateException("a command came without its " + key);
    }
}
