package jiheng.command.scoring;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import jiheng.events.evaluation.Band;
import jiheng.events.evaluation.Measure;
import jiheng.events.evaluation.Operator;
import jiheng.events.evaluation.Reading;
import jiheng.events.template.RuleSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the case files: rule sets as changes to a shipped one, measures and readings as short lists. */
final class CaseFiles {
    private static final JsonMapper JSON = new JsonMapper();

    private CaseFiles() {}

    static JsonNode file(String name) {
        return read("/jiheng/scoring/" + name + ".json");
    }

    static List<JsonNode> cases(String name) {
        var cases = new ArrayList<JsonNode>();
        file(name).forEach(cases::add);
        return cases;
    }

    /** A shipped rule set with the given parts changed, read by the product's own reader. */
    static RuleSet rules(String base, JsonNode changes) {
        var whole = (ObjectNode) read("/jiheng/rule-sets/" + base + ".json");
        changes.properties().forEach(change -> {
            if (change.getKey().equals("measures")) {
                ((ObjectNode) whole.get("measures")).setAll((ObjectNode) change.getValue());
            } else {
                whole.set(change.getKey(), change.getValue());
            }
        });
        return RuleSetFile.read(new ByteArrayInputStream(JSON.writeValueAsBytes(whole)));
    }

    static RuleSet rules(String base, String changes) {
        return rules(base, json(changes));
    }

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    static List<Measure> measures(@Nullable JsonNode list) {
        var measures = new ArrayList<Measure>();
        if (list != null) {
            for (var one : list) {
                var number =
                        one.get(1).isNull() ? null : new BigDecimal(one.get(1).asString());
                measures.add(new Measure(
                        Operator.valueOf(one.get(0).asString()),
                        number,
                        one.get(2).asString()));
            }
        }
        return measures;
    }

    static List<Reading> readings(@Nullable JsonNode list) {
        var readings = new ArrayList<Reading>();
        if (list != null) {
            for (var one : list) {
                readings.add(
                        one.size() == 1
                                ? new Reading(null, "", Band.valueOf(one.get(0).asString()))
                                : new Reading(
                                        new BigDecimal(one.get(0).asString()),
                                        one.get(1).asString(),
                                        null));
            }
        }
        return readings;
    }

    /** The text of a field, or null if the case leaves it out or says null. */
    static @Nullable String text(JsonNode one, String field) {
        var value = one.get(field);
        return value == null || value.isNull() ? null : value.asString();
    }

    private static JsonNode read(String resource) {
        try (var file = CaseFiles.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalArgumentException("no case file " + resource);
            }
            return JSON.readTree(file.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
