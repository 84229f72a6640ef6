package jiheng.ui.trail;

import java.util.ArrayList;
import java.util.List;
import jiheng.events.store.StoredEventSerializer;
import jiheng.query.history.Replay;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An event as it is stored, field by field. */
@Component
class Facts {
    private final JsonMapper json = new StoredEventSerializer().mapper();

    /** @param path where in the event it stands, e.g. {@code rows[0].score} */
    record Fact(String path, String value) {}

    List<Fact> of(Replay.Passage passage) {
        var facts = new ArrayList<Fact>();
        gather("", json.valueToTree(passage.event()), facts);
        return facts;
    }

    private static void gather(String path, JsonNode node, List<Fact> facts) {
        if (node.isObject()) {
            node.properties()
                    .forEach(one ->
                            gather(path.isEmpty() ? one.getKey() : path + "." + one.getKey(), one.getValue(), facts));
        } else if (node.isArray()) {
            for (var index = 0; index < node.size(); index++) {
                gather(path + "[" + index + "]", node.get(index), facts);
            }
        } else if (!node.isNull()) {
            facts.add(new Fact(path, node.asString()));
        }
    }
}
