package jiheng.ui.definition;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What one version says otherwise than another, field by field; elements of lists are told by their keys. */
final class Differences {
    /** @param place the names of the parts, outermost first */
    record Difference(List<String> place, String from, String to) {
        public String style() {
            return from.isEmpty() ? "added" : to.isEmpty() ? "removed" : "changed";
        }
    }

    private Differences() {}

    static List<Difference> between(JsonNode from, JsonNode to) {
        var before = new LinkedHashMap<List<String>, String>();
        var after = new LinkedHashMap<List<String>, String>();
        flatten(List.of(), from, before);
        flatten(List.of(), to, after);
        var places = new LinkedHashSet<>(after.keySet());
        places.addAll(before.keySet());
        return places.stream()
                .filter(place -> !place.get(0).equals("version"))
                .map(place -> new Difference(place, before.getOrDefault(place, ""), after.getOrDefault(place, "")))
                .filter(one -> !one.from().equals(one.to()))
                .toList();
    }

    private static void flatten(List<String> place, JsonNode node, Map<List<String>, String> into) {
        if (node.isObject()) {
            node.forEachEntry((name, below) -> flatten(plus(place, name), below, into));
        } else if (node.isArray()) {
            var plain = node.valueStream().noneMatch(JsonNode::isObject);
            if (plain) {
                put(
                        place,
                        String.join(
                                "、", node.valueStream().map(JsonNode::asString).toList()),
                        into);
                return;
            }
            var keys = node.valueStream().map(Differences::key).toList();
            for (int i = 0; i < node.size(); i++) {
                flatten(plus(place, keys.get(i).orElse("" + (i + 1))), node.path(i), into);
            }
            put(
                    plus(place, "order"),
                    String.join("、", keys.stream().flatMap(Optional::stream).toList()),
                    into);
        } else if (!node.isNull()) {
            put(place, node.asString(), into);
        }
    }

    private static Optional<String> key(JsonNode element) {
        return Stream.of("key", "field", "code", "kind", "figure", "grade")
                .map(name -> element.path(name).asString(""))
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private static void put(List<String> place, String text, Map<List<String>, String> into) {
        if (!text.isEmpty()) {
            into.put(place, text);
        }
    }

    private static List<String> plus(List<String> place, String step) {
        return Stream.concat(place.stream(), Stream.of(step)).toList();
    }
}
