package jiheng.command.scoring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import jiheng.events.template.RuleSet;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads a rule set from its JSON file. Strict: a misspelt name is an error, never a rule that silently is not there. */
final class RuleSetFile {
    private static final String FOLDER = "/jiheng/rule-sets/";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private RuleSetFile() {}

    /**
     * Reads the resource {@code <name>.json}.
     *
     * @param name the id and the version the file must hold, as {@code national-1}
     * @throws IllegalStateException if there is no such resource, or it holds another rule set than its name says
     */
    static RuleSet resource(String name) {
        try (var file = RuleSetFile.class.getResourceAsStream(FOLDER + name + ".json")) {
            if (file == null) {
                throw new IllegalStateException("no rule set file " + name);
            }
            var rules = read(file);
            if (!name.equals(rules.version().id() + "-" + rules.version().version())) {
                throw new IllegalStateException("rule set file " + name + " holds " + rules.version());
            }
            return rules;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @throws tools.jackson.core.JacksonException if the file is not a whole and valid rule set */
    static RuleSet read(InputStream json) {
        return JSON.readValue(json, RuleSet.class);
    }
}
