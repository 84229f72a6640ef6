package jiheng.query.rebuild;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where two JSON values differ, down to the leaves or to whatever counts as one piece. Pure. */
final class JsonDifferences {
    /** A piece that differs; null on the side that lacks it. */
    record At(
            List<String> path,
            @Nullable JsonNode live,
            @Nullable JsonNode events) {
        At {
            path = List.copyOf(path);
        }
    }

    private final Predicate<List<String>> onePiece;
    private final List<At> found = new ArrayList<>();

    private JsonDifferences(Predicate<List<String>> onePiece) {
        this.onePiece = onePiece;
    }

    /** @param onePiece the paths that are not looked into */
    static List<At> between(JsonNode live, JsonNode events, Predicate<List<String>> onePiece) {
        var differences = new JsonDifferences(onePiece);
        differences.walk(List.of(), live, events);
        return List.copyOf(differences.found);
    }

    private void walk(List<String> path, @Nullable JsonNode live, @Nullable JsonNode events) {
        if (live != null && live.equals(events)) {
            return;
        }
        if (live == null || events == null || onePiece.test(path)) {
            found.add(new At(path, live, events));
        } else if (live.isObject() && events.isObject()) {
            var names = new TreeSet<>(live.propertyNames());
            names.addAll(events.propertyNames());
            names.forEach(name -> walk(under(path, name), live.get(name), events.get(name)));
        } else if (live.isArray() && events.isArray()) {
            for (var index = 0; index < Math.max(live.size(), events.size()); index++) {
                walk(under(path, "" + (index + 1)), live.get(index), events.get(index));
            }
        } else {
            found.add(new At(path, live, events));
        }
    }

    private static List<String> under(List<String> path, String name) {
        var longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }
}
