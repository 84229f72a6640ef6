package jiheng.command.template;

import java.util.Map;
import jiheng.command.CommandRefused;
import jiheng.command.scoring.RuleSets;
import jiheng.events.template.Template;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads a template from JSON. Strict: what is misspelt, missing, twice there or senseless is refused at its place. */
public final class TemplateFile {
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private TemplateFile() {}

    /** @throws CommandRefused 422, its details naming each place as {@code layout.branches[0].key} */
    public static Template read(byte[] json, RuleSets rules) {
        Template template;
        try {
            template = JSON.readValue(json, Template.class);
        } catch (JacksonException unreadable) {
            throw CommandRefused.malformed(
                    "template-unreadable", place(unreadable), Map.of("why", unreadable.getOriginalMessage()));
        }
        var flaws = TemplateCheck.flaws(template, rules);
        if (!flaws.isEmpty()) {
            throw CommandRefused.malformed("template-unsound", flaws);
        }
        return template;
    }

    static String place(JacksonException unreadable) {
        if (unreadable instanceof DatabindException bound && !bound.getPath().isEmpty()) {
            var place = new StringBuilder();
            for (var step : bound.getPath()) {
                if (step.getPropertyName() == null) {
                    place.append('[').append(step.getIndex()).append(']');
                } else {
                    place.append(place.isEmpty() ? "" : ".").append(step.getPropertyName());
                }
            }
            return place.toString();
        }
        return "template";
    }
}
