package jiheng.ui.security;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import jiheng.events.organisation.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/** Passwords as Argon2id hashes, outside the events. */
@Component
public class Credentials {
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Argon2PasswordEncoder encoder = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();

    Credentials(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Argon2PasswordEncoder encoder() {
        return encoder;
    }

    /** @param setAt when the password was set: another password has another time */
    record Stored(String hash, Instant setAt) {}

    Optional<Stored> find(AccountId account) {
        return jdbc.sql("select hash, changed_at from public.credential where account = :account")
                .param("account", account.value())
                .query((row, number) -> new Stored(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()))
                .optional();
    }

    public void set(AccountId account, String password) {
        set(account, password, false);
    }

    /** Sets the public password of the demo; an account that has it is served on this machine only. */
    public void setDemo(AccountId account, String password) {
        set(account, password, true);
    }

    public boolean hasDemo() {
        return jdbc.sql("select exists (select 1 from public.credential where demo)")
                .query(Boolean.class)
                .single();
    }

    private void set(AccountId account, String password, boolean demo) {
        var hash = encoder.encode(password);
        jdbc.sql("""
                        insert into public.credential (account, hash, changed_at, demo) values (:account, :hash, :at, :demo)
                        on conflict (account) do update
                            set hash = excluded.hash, changed_at = excluded.changed_at, demo = excluded.demo
                        """)
                .param("account", account.value())
                .param("hash", hash)
                .param("demo", demo)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }
}
