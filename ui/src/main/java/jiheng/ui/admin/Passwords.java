package jiheng.ui.admin;

import java.util.Locale;
import java.util.Map;
import jiheng.command.CommandRefused;
import jiheng.command.organisation.NotePasswordChanged;
import jiheng.events.organisation.AccountId;
import jiheng.ui.acts.Desk;
import jiheng.ui.security.Credentials;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sets passwords: the hash and the event that it was set come about together or not at all. */
@Component
class Passwords {
    private static final int SHORTEST = 12;
    private static final int LONGEST = 128;

    private final Desk desk;
    private final Credentials credentials;
    private final TransactionTemplate transaction;

    Passwords(Desk desk, Credentials credentials, TransactionTemplate transaction) {
        this.desk = desk;
        this.credentials = credentials;
        this.transaction = transaction;
    }

    /**
     * @param before what has to be done first, in the same transaction
     * @throws CommandRefused 422 if the password is too short or too long, or is the account's name
     */
    void set(AccountId account, String password, Runnable before) {
        check(account, password);
        transaction.executeWithoutResult(status -> {
            before.run();
            // Without a key: a password set again is another change, told as one, and never passed over in silence.
            desk.send(new NotePasswordChanged(account), (String) null);
            credentials.set(account, password);
        });
    }

    static void repeated(String password, String repeat) {
        if (!password.equals(repeat)) {
            throw CommandRefused.malformed("password-not-repeated", "repeat", Map.of());
        }
    }

    private static void check(AccountId account, String password) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            throw CommandRefused.malformed("password-short", "password", Map.of("shortest", "" + SHORTEST));
        }
        if (length > LONGEST) {
            throw CommandRefused.malformed("password-long", "password", Map.of("longest", "" + LONGEST));
        }
        if (password.toLowerCase(Locale.ROOT).equals(account.key())) {
            throw CommandRefused.malformed("password-is-account", "password", Map.of());
        }
        if (password.codePoints().distinct().count() < 4) {
            throw CommandRefused.malformed("password-monotonous", "password", Map.of());
        }
    }
}
