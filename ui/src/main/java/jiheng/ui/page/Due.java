package jiheng.ui.page;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What is left until a day.
 *
 * @param word the message key under {@code due.}
 * @param days how many, never negative
 */
record Due(String word, long days, String day, boolean over) {
    static Due of(LocalDate today, LocalDate day) {
        var days = ChronoUnit.DAYS.between(today, day);
        return new Due(days > 0 ? "left" : days == 0 ? "today" : "over", Math.abs(days), day.toString(), days < 0);
    }
}
