package jiheng.ui.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import jiheng.events.organisation.AccountId;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private static final AccountId ACCOUNT = AccountId.of("one");

    private final Hands clock = new Hands();
    private final Attempts attempts = new Attempts(clock);

    @Test
    void four_wrong_passwords_lock_nothing_and_the_fifth_locks_for_a_while() {
        wrong(4);
        assertThat(attempts.locked("one", "here")).isEmpty();

        wrong(1);
        assertThat(attempts.locked("one", "here")).hasValue(Attempts.FIRST_LOCK);
        assertThat(attempts.locked("one", "elsewhere")).isEmpty();
        assertThat(attempts.locked("two", "here")).isEmpty();
    }

    @Test
    void the_lock_opens_by_itself_and_the_next_one_is_twice_as_long() {
        wrong(5);

        clock.now = clock.now.plus(Attempts.FIRST_LOCK);
        assertThat(attempts.locked("one", "here")).isEmpty();
        wrong(1);

        assertThat(attempts.locked("one", "here")).hasValue(Attempts.FIRST_LOCK.multipliedBy(2));
    }

    @Test
    void no_lock_is_longer_than_the_longest() {
        wrong(100);

        assertThat(attempts.locked("one", "here")).hasValue(Attempts.LONGEST_LOCK);
    }

    @Test
    void a_right_password_makes_it_forget() {
        wrong(4);
        attempts.right("one", "here");
        wrong(4);

        assertThat(attempts.locked("one", "here")).isEmpty();
    }

    @Test
    void an_hour_without_any_makes_it_forget() {
        wrong(4);
        clock.now = clock.now.plus(Duration.ofMinutes(61));
        wrong(4);

        assertThat(attempts.locked("one", "here")).isEmpty();
    }

    @Test
    void what_was_verified_is_known_for_that_account_password_and_hash_and_not_for_long() {
        var verified = new Verified(clock);
        verified.add(ACCOUNT, "password", "hash");

        assertThat(verified.knows(ACCOUNT, "password", "hash")).isTrue();
        assertThat(verified.knows(ACCOUNT, "Password", "hash")).isFalse();
        assertThat(verified.knows(AccountId.of("two"), "password", "hash")).isFalse();
        clock.now = clock.now.plus(Verified.KEPT);
        assertThat(verified.knows(ACCOUNT, "password", "hash")).isFalse();
    }

    @Test
    void a_changed_hash_ends_what_was_verified() {
        var verified = new Verified(clock);
        verified.add(ACCOUNT, "password", "hash");

        assertThat(verified.knows(ACCOUNT, "password", "another hash")).isFalse();
    }

    private void wrong(int times) {
        for (var time = 0; time < times; time++) {
            attempts.wrong("one", "here");
        }
    }

    private static final class Hands extends Clock {
        private Instant now = Instant.parse("2026-03-01T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
