package jiheng.ui.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import jiheng.events.organisation.AccountId;

/**
 * Passwords found right a short while ago, so that a program does not pay for Argon2 with every request. Kept under a
 * digest with a key that only this process knows; good for the stored hash it was checked against and no other, so a
 * changed password ends it at once.
 */
final class Verified {
    static final Duration KEPT = Duration.ofMinutes(5);

    private static final int MOST = 256;
    private static final String ALGORITHM = "HmacSHA256";

    private record Seen(String hash, Instant until) {}

    private final Clock clock;
    private final SecretKeySpec secret;
    private final Map<String, Seen> seen = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
            return size() > MOST;
        }
    };

    Verified(Clock clock) {
        this.clock = clock;
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.secret = new SecretKeySpec(random, ALGORITHM);
    }

    /** @param hash the account's hash as it is stored now */
    boolean knows(AccountId account, String password, String hash) {
        var key = key(account, password);
        synchronized (seen) {
            var found = seen.get(key);
            if (found == null) {
                return false;
            }
            if (found.hash().equals(hash) && clock.instant().isBefore(found.until())) {
                return true;
            }
            seen.remove(key);
            return false;
        }
    }

    void add(AccountId account, String password, String hash) {
        var key = key(account, password);
        synchronized (seen) {
            seen.put(key, new Seen(hash, clock.instant().plus(KEPT)));
        }
    }

    private String key(AccountId account, String password) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            mac.update(account.value().getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, absent);
        }
    }
}
