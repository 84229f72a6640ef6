package jiheng.ui.setup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import jiheng.events.calendar.BeijingTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The one clock of the product. It tells the machine's time, except while the demo is laid out, before anybody is
 * served: then it runs through the weeks the demo's story takes, so that there is something to replay.
 */
@Component
public final class SetupClock extends Clock {
    /** To the millisecond, which is as fine as the ledger keeps it: what is shown live is what a replay shows. */
    private static final Clock MACHINE = Clock.tickMillis(ZoneOffset.UTC);

    private volatile @Nullable Instant told;

    void tell(Instant instant) {
        told = instant;
    }

    void advance(Duration by) {
        told = instant().plus(by);
    }

    /** Goes on within office hours, 9 to 18 in China; what would fall later falls to the next morning. */
    void advanceAtWork(Duration by) {
        advance(by);
        var local = instant().atZone(BeijingTime.ZONE);
        if (local.getHour() >= 18) {
            local = local.plusDays(1).withHour(9).withMinute(local.getMinute() / 2);
        } else if (local.getHour() < 9) {
            local = local.withHour(9);
        }
        told = local.toInstant();
    }

    void release() {
        told = null;
    }

    @Override
    public Instant instant() {
        var instant = told;
        return instant == null ? MACHINE.instant() : instant;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
