package jiheng.ui.trail;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import jiheng.events.calendar.BeijingTime;

/** Times as people type them: days and clocks of China, unless an offset is given. */
final class Times {
    private Times() {}

    /** {@code 2026-03-01}: the beginning of the day, or of the day after if it is an end, since all of it is meant. */
    static Optional<Instant> day(String text, boolean end) {
        try {
            var day = LocalDate.parse(text.strip());
            return Optional.of(BeijingTime.startOf(end ? day.plusDays(1) : day));
        } catch (DateTimeException notADay) {
            return moment(text);
        }
    }

    /** {@code 2026-03-01T09:12:33+08:00}, {@code 2026-03-01T09:12:33}, with a blank for the T, or without seconds. */
    static Optional<Instant> moment(String text) {
        var stripped = text.strip();
        // A plus sign in an address arrives as a blank.
        var whole = stripped.replaceFirst(" (\\d\\d:\\d\\d)$", "+$1").replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T");
        try {
            return Optional.of(OffsetDateTime.parse(whole).toInstant());
        } catch (DateTimeException noOffset) {
            try {
                var local = LocalDateTime.parse(stripped.replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) ", "$1T"));
                return Optional.of(local.atZone(BeijingTime.ZONE).toInstant());
            } catch (DateTimeException notAMoment) {
                return Optional.empty();
            }
        }
    }
}
