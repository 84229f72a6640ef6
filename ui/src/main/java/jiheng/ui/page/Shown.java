package jiheng.ui.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Times as the pages write them. */
final class Shown {
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    private Shown() {}

    static String at(Instant moment) {
        return FORMAT.format(moment);
    }

    /** What is left until a day: the message key under {@code due.} and its number of days. */
    static Due due(LocalDate today, LocalDate day) {
        var days = ChronoUnit.DAYS.between(today, day);
        return new Due(days > 0 ? "left" : days == 0 ? "today" : "over", Math.abs(days), day.toString(), days < 0);
    }

    record Due(String word, long days, String day, boolean over) {}
}
