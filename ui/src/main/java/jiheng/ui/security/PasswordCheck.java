package jiheng.ui.security;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import jiheng.events.Ids;
import jiheng.events.organisation.AccountId;
import jiheng.query.organisation.Organisation;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/** Whether a password is an account's, asked not too often, and answered as slowly for accounts that do not exist. */
@Component
public class PasswordCheck {
    private static final int LOCKS = 64;

    private final Credentials credentials;
    private final Organisation organisation;
    private final Attempts attempts;
    private final Verified verified;
    private final String nobodysHash;

    /** One check at a time for a pair: guesses do not overtake their count, and a program's burst checks once. */
    private final Lock[] locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(Lock[]::new);

    PasswordCheck(Credentials credentials, Organisation organisation, Clock clock) {
        this.credentials = credentials;
        this.organisation = organisation;
        this.attempts = new Attempts(clock);
        this.verified = new Verified(clock);
        this.nobodysHash = credentials.encoder().encode(UUID.randomUUID().toString());
    }

    /** @throws TooManyAttempts if none is looked at for a while */
    public boolean isRight(AccountId account, String password, String address) {
        try {
            require(account.key(), password, address);
            return true;
        } catch (BadCredentialsException wrong) {
            return false;
        }
    }

    /** @throws AuthenticationException if the password is wrong, the account disabled, or none is looked at */
    SignedIn require(String typed, String password, String address) {
        var account = account(typed);
        var key = account.map(AccountId::key).orElse("");
        var lock = locks[Math.floorMod((key + " " + address).hashCode(), LOCKS)];
        lock.lock();
        try {
            attempts.locked(key, address).ifPresent(left -> {
                throw new TooManyAttempts(left);
            });
            var stored = account.flatMap(credentials::find);
            if (!matches(account, password, stored) || account.isEmpty() || stored.isEmpty()) {
                attempts.wrong(key, address);
                throw new BadCredentialsException("wrong account or password");
            }
            attempts.right(key, address);
            if (!organisation.isEnabled(account.get())) {
                throw new DisabledException("the account is disabled");
            }
            return new SignedIn(key, stored.get().setAt());
        } finally {
            lock.unlock();
        }
    }

    private boolean matches(Optional<AccountId> account, String password, Optional<Credentials.Stored> stored) {
        var hash = stored.map(Credentials.Stored::hash).orElse(nobodysHash);
        if (account.isPresent() && stored.isPresent() && verified.knows(account.get(), password, hash)) {
            return true;
        }
        var right = credentials.encoder().matches(password, hash);
        if (right && account.isPresent() && stored.isPresent()) {
            verified.add(account.get(), password, hash);
        }
        return right;
    }

    private static Optional<AccountId> account(String typed) {
        var key = typed.strip().toLowerCase(Locale.ROOT);
        return Ids.isA(AccountId.KIND, AccountId.KIND + "-" + key) ? Optional.of(AccountId.of(key)) : Optional.empty();
    }
}
