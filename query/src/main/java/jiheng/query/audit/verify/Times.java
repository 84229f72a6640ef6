package jiheng.query.audit.verify;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import jiheng.query.audit.note.Cosigned;
import jiheng.query.audit.note.Signature;

/** Moments as the product's pages show them, in Beijing time. */
final class Times {
    private static final DateTimeFormatter BEIJING =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.ofHours(8));
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private Times() {}

    /** @param at as a leaf has it; shown as it is if it is no moment */
    static String of(String at) {
        try {
            return of(Instant.parse(at));
        } catch (DateTimeException none) {
            return at;
        }
    }

    /** When a witness says that it cosigned. */
    static String of(Signature cosignature) {
        var seconds = Cosigned.seconds(cosignature);
        return seconds > LAST.getEpochSecond() ? seconds + " s" : of(Instant.ofEpochSecond(seconds));
    }

    private static String of(Instant at) {
        return at.isBefore(FIRST) || at.isAfter(LAST) ? at.toString() : BEIJING.format(at);
    }
}
