package jiheng.ui.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Wrong passwords by account and address, in memory. From the fifth on, each locks the pair for twice as long as the one
 * before, a quarter of an hour at most; a right one, or an hour without any, makes it forget. Pushing a pair out of the
 * bounded memory takes thousands of wrong passwords for others, each of which costs more than the wait it saves.
 */
final class Attempts {
    static final int FREE = 5;
    static final Duration FIRST_LOCK = Duration.ofSeconds(30);
    static final Duration LONGEST_LOCK = Duration.ofMinutes(15);

    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final int MOST = 10_000;
    private static final int MOST_DOUBLINGS = 10;

    private record Tally(int wrong, Instant last, Instant lockedUntil) {}

    private final Clock clock;
    private final Map<String, Tally> tallies = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tally> eldest) {
            return size() > MOST;
        }
    };

    Attempts(Clock clock) {
        this.clock = clock;
    }

    /** How long the pair has to wait, or empty if it may try. */
    synchronized Optional<Duration> locked(String account, String address) {
        return Optional.ofNullable(tallies.get(pair(account, address)))
                .map(tally -> Duration.between(clock.instant(), tally.lockedUntil()))
                .filter(left -> left.compareTo(Duration.ZERO) > 0);
    }

    synchronized void wrong(String account, String address) {
        var now = clock.instant();
        var before = tallies.get(pair(account, address));
        var wrong = before == null || now.isAfter(before.last().plus(REMEMBERED)) ? 1 : before.wrong() + 1;
        tallies.put(pair(account, address), new Tally(wrong, now, now.plus(lock(wrong))));
    }

    synchronized void right(String account, String address) {
        tallies.remove(pair(account, address));
    }

    private static Duration lock(int wrong) {
        if (wrong < FREE) {
            return Duration.ZERO;
        }
        var doubled = FIRST_LOCK.multipliedBy(1L << Math.min(wrong - FREE, MOST_DOUBLINGS));
        return doubled.compareTo(LONGEST_LOCK) > 0 ? LONGEST_LOCK : doubled;
    }

    private static String pair(String account, String address) {
        return account + " " + address;
    }
}
