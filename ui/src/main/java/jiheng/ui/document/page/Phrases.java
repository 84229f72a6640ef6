package jiheng.ui.document.page;

import java.util.Locale;
import jiheng.ui.document.Stamp;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The words that a page adds to the form, in Chinese as official documents are. */
@Component
final class Phrases {
    private final MessageSource messages;

    Phrases(MessageSource messages) {
        this.messages = messages;
    }

    String continued() {
        return say("continued");
    }

    String page(int number, int count) {
        return say("number", "" + number, "" + count);
    }

    String version(Stamp stamp) {
        return say("version", stamp.version().zh(), stamp.state().zh(), "" + stamp.sequence(), stamp.time());
    }

    String digest(Stamp stamp) {
        return say("digest", stamp.digest());
    }

    String audit(Stamp stamp) {
        return say("audit", stamp.audit().toString());
    }

    String signed(String step, String name, String time) {
        return say("signed", step, name, time);
    }

    private String say(String key, String... arguments) {
        return messages.getMessage("page." + key, arguments, Locale.SIMPLIFIED_CHINESE);
    }
}
