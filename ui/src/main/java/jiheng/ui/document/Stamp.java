package jiheng.ui.document;

import java.net.URI;
import java.time.Instant;
import jiheng.events.calendar.BeijingTime;
import jiheng.events.evaluation.Words;

/**
 * What every page of a document says about itself.
 *
 * @param version which version it is: 当前草稿, 第 2 版送审稿, 审定稿 …
 * @param state the state of the form then
 * @param digest SHA-256, in hex, of the content
 * @param sequence the number of the form's last event that the document knows
 * @param at when that event happened
 * @param checkpoint which signed head of the log covers that event, in words, or that none does yet
 * @param audit the page on which the document can be checked
 * @param watermark what stands across every page, empty for a version somebody answers for
 */
public record Stamp(
        Words version,
        Words state,
        String digest,
        long sequence,
        Instant at,
        String checkpoint,
        URI audit,
        String watermark) {
    public boolean draft() {
        return !watermark.isEmpty();
    }

    public String time() {
        return time(at);
    }

    static String time(Instant moment) {
        return BeijingTime.text(moment);
    }
}
