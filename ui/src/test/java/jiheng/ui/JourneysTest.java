package jiheng.ui;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import org.junit.jupiter.api.Test;

/** Stands in for the journeys where there is no browser to make them in. */
class JourneysTest {
    private static final String WHY =
            "The journeys in a real browser were SKIPPED: /usr/bin/chromium is not installed. "
                    + "On Debian: apt-get install chromium fonts-noto-cjk";

    @Test
    void the_journeys_are_made_in_a_browser_or_loudly_skipped() {
        try {
            Class.forName("jiheng.ui.journey.Chromium");
        } catch (ClassNotFoundException skipped) {
            if ("1".equals(System.getenv("JIHENG_BROWSER_REQUIRED"))) {
                fail(WHY);
            }
            System.err.println("\n*** " + WHY + " ***\n");
            abort(WHY);
        }
    }
}
