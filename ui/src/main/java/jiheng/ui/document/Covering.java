package jiheng.ui.document;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import jiheng.events.evaluation.EvaluationId;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.log.Discrepancy;
import jiheng.query.audit.log.LogReader;
import jiheng.query.audit.log.LogReader.SignedHead;
import jiheng.query.audit.note.Strict;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The checkpoint that vouches for an event, in one line for paper: the first signed head of the log that covers it. */
@Component
public class Covering {
    private final LogReader log;
    private final MessageSource messages;

    Covering(LogReader log, MessageSource messages) {
        this.log = log;
        this.messages = messages;
    }

    /**
     * Says also that there is none yet, or that the log cannot be read.
     *
     * @param sequence the number of the form's event
     */
    public String words(EvaluationId form, long sequence, Locale locale) {
        try {
            var leaf = log.leafOf(form.value(), sequence);
            var head =
                    leaf.isPresent() ? log.covering(Algorithm.SHA256, leaf.getAsLong()) : Optional.<SignedHead>empty();
            return head.map(found -> words(found, locale)).orElseGet(() -> say("stamp.checkpoint.none", locale));
        } catch (Discrepancy | IllegalArgumentException damaged) {
            return say("stamp.checkpoint.unreadable", locale);
        }
    }

    private String words(SignedHead head, Locale locale) {
        var checkpoint = head.checkpoint();
        var words = say(
                "stamp.checkpoint",
                locale,
                checkpoint.origin(),
                "" + checkpoint.size(),
                Strict.base64(checkpoint.root()));
        return last(checkpoint.size())
                .map(moment -> words + say("stamp.checkpoint.until", locale, Stamp.time(moment)))
                .orElse(words);
    }

    /** When the last event that a head covers was stored. */
    private Optional<Instant> last(long size) {
        try {
            return log.entry(size - 1).map(entry -> Instant.parse(entry.row().at()));
        } catch (DateTimeException damaged) {
            return Optional.empty();
        }
    }

    private String say(String key, Locale locale, String... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
