package jiheng.ui.acts;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jiheng.command.CommandRefused;
import jiheng.command.evaluation.Problem;
import jiheng.events.evaluation.Words;
import jiheng.query.evaluation.Comparison;
import org.springframework.context.MessageSource;
import org.springframework.context.NoSuchMessageException;
import org.springframework.stereotype.Component;

/** The words of codes, in the reader's language; {@code {name}} in a text stands for an argument. */
@Component
public class Wording {
    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");

    private static final List<String> CODES = List.of("role.", "unit-kind.", "state.");

    private final MessageSource messages;

    Wording(MessageSource messages) {
        this.messages = messages;
    }

    /** The text under a key, its places filled in; arguments that are themselves codes are put into words. */
    public String say(String key, Map<String, String> arguments, Locale locale) {
        return PLACE.matcher(text(key, locale)).replaceAll(place -> {
            var name = place.group(1);
            var english = arguments.get(name + "En");
            var value = isEnglish(locale) && english != null ? english : arguments.getOrDefault(name, "");
            return Matcher.quoteReplacement(inWords(value, locale));
        });
    }

    public String refusal(CommandRefused refused, Locale locale) {
        return say("refusal." + refused.code(), refused.arguments(), locale);
    }

    public String detail(CommandRefused.Detail detail, Locale locale) {
        var key = "problem." + detail.code();
        return say(has(key, locale) ? key : "refusal." + detail.code(), detail.arguments(), locale);
    }

    public String problem(Problem problem, Locale locale) {
        return say("problem." + problem.code(), problem.arguments(), locale);
    }

    public String words(Words words, Locale locale) {
        return isEnglish(locale) ? words.en() : words.zh();
    }

    /** What stood there before, as a page shows it: a row by its name, a grade by its word. */
    public String before(Comparison.Difference difference, Locale locale) {
        return difference.kind() == Comparison.Kind.ROW_REMOVED
                ? words(difference.label(), locale)
                : value(difference.field(), difference.from(), locale);
    }

    /** What stands there after. */
    public String after(Comparison.Difference difference, Locale locale) {
        return difference.kind() == Comparison.Kind.ROW_ADDED
                ? words(difference.label(), locale)
                : value(difference.field(), difference.to(), locale);
    }

    private String value(String field, String text, Locale locale) {
        return field.equals(Comparison.GRADE) && !text.isEmpty() ? text("grade." + text, locale) : text;
    }

    public static boolean isEnglish(Locale locale) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
    }

    /** An argument that names roles, kinds of units or states is put into words. */
    private String inWords(String value, Locale locale) {
        return Stream.of(value.split(",", -1))
                .map(part -> CODES.stream()
                        .map(prefix -> prefix + part)
                        .filter(key -> has(key, locale))
                        .findFirst()
                        .map(key -> text(key, locale))
                        .orElse(part))
                .collect(Collectors.joining(value.matches("[A-Z_,]+") ? (isEnglish(locale) ? ", " : "、") : ","));
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }

    private boolean has(String key, Locale locale) {
        try {
            messages.getMessage(key, null, locale);
            return true;
        } catch (NoSuchMessageException absent) {
            return false;
        }
    }
}
