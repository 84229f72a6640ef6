package jiheng.ui.moment;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import jiheng.command.CommandRefused;
import jiheng.events.evaluation.Stage;
import jiheng.query.evaluation.Form;
import jiheng.query.history.Replay;
import org.springframework.stereotype.Component;

/**
 * Finds a form as it was: {@code 17} after an event, {@code 2026-03-01T09:12:33+08:00} at a moment, {@code v2} as
 * submitted, {@code t1} as its targets were submitted, {@code settled}, or {@code current}.
 */
@Component
public class Moments {
    private static final Pattern VERSION = Pattern.compile("([vt])([0-9]{1,6})");

    private final Replay replay;

    Moments(Replay replay) {
        this.replay = replay;
    }

    /** As {@link #at(Form, String, String)}, for the one moment that a request names: {@code asOf}. */
    public Form at(Form current, String word) {
        return at(current, word, "asOf");
    }

    /**
     * Finds the form as it was.
     *
     * @param parameter what the word was given as, to name it if it names no moment
     * @throws CommandRefused 404 if the form was not there yet or never so, 422 if the word names no moment
     */
    public Form at(Form current, String word, String parameter) {
        return find(current, word.strip(), parameter)
                .orElseThrow(() -> CommandRefused.absent("no-such-moment", Map.of("moment", word)));
    }

    /** The form as submitted, with its digest checked against the submission's. */
    public Form submitted(Form current, Stage stage, int version) {
        return current.submission(stage, version)
                .flatMap(one -> replay.asOf(current.id(), one.sequence()))
                .orElseThrow(() -> CommandRefused.absent("no-such-version", Map.of("version", "" + version)));
    }

    private Optional<Form> find(Form current, String word, String parameter) {
        if (word.isEmpty() || word.equals("current")) {
            return Optional.of(current);
        }
        if (word.equals("settled")) {
            return Optional.ofNullable(current.settlement())
                    .flatMap(settled -> replay.asOf(current.id(), settled.sequence()));
        }
        var version = VERSION.matcher(word);
        if (version.matches()) {
            var stage = version.group(1).equals("v") ? Stage.RESULTS : Stage.TARGETS;
            return Optional.of(submitted(current, stage, Integer.parseInt(version.group(2))));
        }
        if (word.matches("[0-9]{1,18}")) {
            return replay.asOf(current.id(), Long.parseLong(word));
        }
        return replay.asOf(current.id(), instant(word, parameter));
    }

    private static Instant instant(String word, String parameter) {
        try {
            return OffsetDateTime.parse(word.replace(' ', '+')).toInstant();
        } catch (DateTimeException notAMoment) {
            throw CommandRefused.malformed("not-a-moment", parameter, Map.of("text", word));
        }
    }
}
