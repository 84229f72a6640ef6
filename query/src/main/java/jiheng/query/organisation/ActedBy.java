package jiheng.query.organisation;

import jiheng.events.organisation.AccountId;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/** Who an event's metadata says has acted, and for whom. */
record ActedBy(AccountId account, String name, @Nullable String onBehalfOfName) {
    private static final AccountId SYSTEM = AccountId.of("system");

    static ActedBy from(MetaData metaData) {
        if (metaData.get("account") instanceof String account && metaData.get("name") instanceof String name) {
            return new ActedBy(
                    new AccountId(account),
                    name,
                    metaData.get("onBehalfOfName") instanceof String other ? other : null);
        }
        throw new IllegalStateException("an event does not say who acted");
    }

    Sentence sentence() {
        if (account.equals(SYSTEM)) {
            return new Sentence(name, "The system");
        }
        return onBehalfOfName == null
                ? new Sentence(name, name)
                : new Sentence(name + "（代" + onBehalfOfName + "）", name + " (for " + onBehalfOfName + ")");
    }
}
