package jiheng.command.evaluation;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Predicate;
import jiheng.command.scoring.RuleSets;
import jiheng.command.template.TemplateFile;
import jiheng.command.template.Templates;
import jiheng.events.evaluation.TemplateVersion;
import jiheng.events.template.Template;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A next version of a template, edited as its JSON is and read as a published one is. */
final class Edition {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final RuleSets RULES = RuleSets.shipped();
    private static final Templates SHIPPED = Templates.shipped();

    private final ObjectNode template;

    private Edition(ObjectNode template) {
        this.template = template;
    }

    /** A shipped version, to become {@code number}. */
    static Edition of(TemplateVersion version, int number) {
        return of(SHIPPED.find(version).orElseThrow(), number);
    }

    static Edition of(Template known, int number) {
        var json = (ObjectNode) JSON.valueToTree(known);
        ((ObjectNode) json.get("version")).put("version", number);
        return new Edition(json);
    }

    /** @param list its path, as in {@code layout/funds/columns}; an element is known by its key or field */
    Edition drop(String list, String key) {
        var all = (ArrayNode) at(list);
        for (int i = all.size() - 1; i >= 0; i--) {
            if (isNamed(key).test(all.get(i))) {
                all.remove(i);
            }
        }
        return this;
    }

    Edition add(String list, String element) {
        ((ArrayNode) at(list)).add(JSON.readTree(element));
        return this;
    }

    Edition change(String list, String key, Consumer<ObjectNode> change) {
        at(list).valueStream().filter(isNamed(key)).forEach(one -> change.accept((ObjectNode) one));
        return this;
    }

    Edition change(String place, Consumer<ObjectNode> change) {
        change.accept((ObjectNode) (place.isEmpty() ? template : at(place)));
        return this;
    }

    Edition rename(String list, String key, String zh, String en) {
        return change(
                list, key, one -> ((ObjectNode) one.get("title")).put("zh", zh).put("en", en));
    }

    /** The version, which must be sound. */
    Template template() {
        return TemplateFile.read(JSON.writeValueAsString(template).getBytes(StandardCharsets.UTF_8), RULES);
    }

    private JsonNode at(String path) {
        return template.at("/" + path);
    }

    private static Predicate<JsonNode> isNamed(String key) {
        return one -> one.path("key").asString(one.path("field").asString("")).equals(key);
    }
}
