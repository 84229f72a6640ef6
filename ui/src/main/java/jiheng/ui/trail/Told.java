package jiheng.ui.trail;

import java.util.List;
import jiheng.query.evaluation.TextComparison;

/** One event as a page shows it, in the language of the page. */
record Told(
        String evaluation,
        long sequence,
        String kind,
        String kindWords,
        boolean quiet,
        String summary,
        List<Changed> changes,
        String reason,
        Signed by) {
    Told {
        changes = List.copyOf(changes);
    }

    /**
     * A cell before and after.
     *
     * @param style added, removed or changed
     * @param segments word by word where the texts are long, else empty
     */
    record Changed(
            String field, String label, String style, String from, String to, List<TextComparison.Segment> segments) {
        Changed {
            segments = List.copyOf(segments);
        }

        public boolean isText() {
            return !segments.isEmpty() || isLong(from) || isLong(to);
        }

        public String fromShort() {
            return shortened(from);
        }

        public String toShort() {
            return shortened(to);
        }

        static boolean isLong(String text) {
            return text.codePointCount(0, text.length()) > LONGEST || text.indexOf('\n') >= 0;
        }

        private static String shortened(String text) {
            var line = text.replace('\n', ' ');
            return line.codePointCount(0, line.length()) <= LONGEST
                    ? line
                    : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
        }
    }

    /** Who did it, when, and from where; {@code behalf} is empty without a delegation. */
    record Signed(
            String name,
            String account,
            String behalf,
            String behalfAccount,
            String role,
            String unit,
            String at,
            String instant,
            String act,
            String session,
            String address,
            String request,
            String application) {}

    /** The events of one act under one headline; {@code quiet} if they are nothing but scores. */
    record Act(
            String evaluation,
            String headline,
            String style,
            boolean quiet,
            long first,
            long last,
            Signed by,
            List<String> reasons,
            List<Told> events) {
        Act {
            reasons = List.copyOf(reasons);
            events = List.copyOf(events);
        }

        public boolean isOne() {
            return events.size() == 1;
        }
    }

    /** Texts up to this many code points are shown whole. */
    static final int LONGEST = 40;
}
