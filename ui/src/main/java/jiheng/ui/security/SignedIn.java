package jiheng.ui.security;

import java.io.Serializable;
import java.security.Principal;
import java.time.Instant;

/**
 * A person who has shown their password.
 *
 * @param name the key of the account
 * @param passwordSet when that password was set: the session ends when it is no longer the account's
 */
record SignedIn(String name, Instant passwordSet) implements Principal, Serializable {
    @Override
    public String getName() {
        return name;
    }
}
