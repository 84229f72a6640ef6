package jiheng.command.template;

import java.util.Map;
import jiheng.command.CommandRefused;
import jiheng.events.template.RuleSet;
import tools.jackson.core.JacksonException;

/** Reads a rule set from JSON, as strictly as a template. */
public final class RulesFile {
    private RulesFile() {}

    /** @throws CommandRefused 422 naming the place */
    public static RuleSet read(byte[] json) {
        try {
            return TemplateFile.JSON.readValue(json, RuleSet.class);
        } catch (JacksonException unreadable) {
            throw CommandRefused.malformed(
                    "rules-unreadable", TemplateFile.place(unreadable), Map.of("why", unreadable.getOriginalMessage()));
        }
    }
}
