package jiheng.ui.definition;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import jiheng.command.CommandRefused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the buttons of a {@link Sketch}'s lists do: something is added, taken away, or moved. */
final class Edits {
    private static final Pattern EDIT =
            Pattern.compile("(add|remove|up|down):([a-zA-Z][a-zA-Z.\\[\\]0-9]*?)(?:\\[([0-9]{1,3})])?");

    private Edits() {}

    /**
     * Changes a list: {@code add:layout.header}, {@code remove:layout.header[2]}, {@code up:…}, {@code down:…}.
     *
     * @throws CommandRefused 422 if there is no such list
     */
    static void apply(Shape.Group shape, ObjectNode tree, String edit) {
        var parts = EDIT.matcher(edit);
        if (!parts.matches()) {
            throw unknown(edit);
        }
        var list = list(tree, parts.group(2));
        if (parts.group(1).equals("add")) {
            list.add(Shape.blank(element(shape, parts.group(2))));
            return;
        }
        var at = at(parts.group(3), list, edit);
        UnaryOperator<Integer> to =
                switch (parts.group(1)) {
                    case "up" -> from -> from - 1;
                    case "down" -> from -> from + 1;
                    default -> from -> -1;
                };
        var moved = list.remove(at);
        var place = to.apply(at);
        if (!parts.group(1).equals("remove")) {
            list.insert(Math.max(0, Math.min(place, list.size())), moved);
        }
    }

    private static int at(@Nullable String number, ArrayNode list, String edit) {
        var at = number == null ? -1 : Integer.parseInt(number);
        if (at < 0 || at >= list.size()) {
            throw unknown(edit);
        }
        return at;
    }

    private static ArrayNode list(JsonNode tree, String place) {
        var node = tree;
        for (var step : place.replace("]", "").split("[.\\[]")) {
            node = step.matches("[0-9]+") ? node.path(Integer.parseInt(step)) : node.path(step);
        }
        if (node instanceof ArrayNode list) {
            return list;
        }
        throw unknown(place);
    }

    private static Shape element(Shape shape, String place) {
        var found = shape;
        for (var step : place.replaceAll("\\[[0-9]+]", "").split("\\.")) {
            if (found instanceof Shape.Several several) {
                found = several.element();
            }
            found = found instanceof Shape.Group group
                    ? group.parts().stream()
                            .filter(part -> part.name().equals(step))
                            .findFirst()
                            .map(Shape.Part::shape)
                            .orElseThrow(() -> unknown(place))
                    : found;
        }
        if (found instanceof Shape.Several several) {
            return several.element();
        }
        throw unknown(place);
    }

    private static CommandRefused unknown(String edit) {
        return CommandRefused.malformed("unknown-edit", "edit", Map.of("text", edit));
    }
}
