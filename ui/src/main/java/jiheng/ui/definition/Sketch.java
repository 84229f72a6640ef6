package jiheng.ui.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A definition being edited: a tree of fields by their place, as {@code layout.branches[0].key}. It holds whatever was
 * typed, sound or not, so that nothing typed is lost.
 */
final class Sketch {
    /** A list longer than this was not typed by a person. */
    private static final int LONGEST_LIST = 200;

    private Sketch() {}

    /** One field, or a heading with fields below it, as a page shows it. */
    record Node(
            String kind, String place, String name, String value, List<String> options, List<Node> below, int number) {
        public boolean is(String option) {
            return List.of(value.split(",", -1)).contains(option);
        }
    }

    /** The tree as fields. {@code version} is the product's to give. */
    static List<Node> nodes(Shape.Group shape, JsonNode tree) {
        return shape.parts().stream()
                .filter(part -> !part.name().equals("version"))
                .map(part -> node(part.shape(), tree.path(part.name()), part.name(), part.name(), 0))
                .toList();
    }

    private static Node node(Shape shape, JsonNode tree, String place, String name, int number) {
        if (shape instanceof Shape.Group group) {
            var below = group.parts().stream()
                    .map(part -> node(part.shape(), tree.path(part.name()), place + "." + part.name(), part.name(), 0))
                    .toList();
            return new Node("group", place, name, "", List.of(), below, number);
        }
        if (shape instanceof Shape.Several several) {
            var below = new ArrayList<Node>();
            for (int i = 0; i < tree.size(); i++) {
                below.add(node(several.element(), tree.path(i), place + "[" + i + "]", name, i + 1));
            }
            return new Node("list", place, name, "", List.of(), below, number);
        }
        if (shape instanceof Shape.Table table) {
            var below = table.keys().stream()
                    .map(key -> new Node(
                            "choice",
                            place + "." + key,
                            key,
                            tree.path(key).asString(""),
                            table.options(),
                            List.of(),
                            -1))
                    .toList();
            return new Node("table", place, name, "", List.of(), below, number);
        }
        if (shape instanceof Shape.Both) {
            var zh = new Node("text", place + ".zh", "zh", tree.path("zh").asString(""), List.of(), List.of(), 0);
            var en = new Node("text", place + ".en", "en", tree.path("en").asString(""), List.of(), List.of(), 0);
            return new Node("words", place, name, "", List.of(), List.of(zh, en), number);
        }
        var leaf = (Shape.Leaf) shape;
        var kind =
                switch (leaf.kind()) {
                    case TEXT, LONG_TEXT -> "text";
                    case INTEGER, DECIMAL -> "number";
                    case FLAG -> "flag";
                    case CHOICE -> "choice";
                    case CHOICES -> "choices";
                };
        return new Node(kind, place, name, text(tree), leaf.options(), List.of(), number);
    }

    private static String text(JsonNode tree) {
        return tree.isArray()
                ? String.join(",", tree.valueStream().map(JsonNode::asString).toList())
                : tree.isNull() || tree.isMissingNode() ? "" : tree.asString();
    }

    /** The tree that was typed; {@code base} gives what no field holds: the version. */
    static ObjectNode typed(Shape.Group shape, MultiValueMap<String, String> fields, JsonNode base) {
        var tree = Shape.NODES.objectNode();
        for (var part : shape.parts()) {
            tree.set(
                    part.name(),
                    part.name().equals("version") ? base.path("version") : read(part.shape(), part.name(), fields));
        }
        return tree;
    }

    /** What a page sent that was not there whole, and what its other fields would have held. */
    static MultiValueMap<String, String> over(Shape.Group shape, JsonNode base, MultiValueMap<String, String> typed) {
        var all = new LinkedMultiValueMap<String, String>();
        nodes(shape, base).forEach(node -> fill(node, all));
        all.putAll(typed);
        return all;
    }

    private static void fill(Node node, MultiValueMap<String, String> into) {
        switch (node.kind()) {
            case "text", "number", "flag", "choice" -> into.add(node.place(), node.value());
            case "choices" -> into.put(node.place(), List.of(node.value().split(",", -1)));
            default -> node.below().forEach(below -> fill(below, into));
        }
    }

    private static JsonNode read(Shape shape, String place, MultiValueMap<String, String> fields) {
        if (shape instanceof Shape.Group group) {
            var tree = Shape.NODES.objectNode();
            group.parts().forEach(part -> tree.set(part.name(), read(part.shape(), place + "." + part.name(), fields)));
            return tree;
        }
        if (shape instanceof Shape.Several several) {
            var tree = Shape.NODES.arrayNode();
            for (int i = 0; i < LONGEST_LIST && isThere(place + "[" + i + "]", fields); i++) {
                tree.add(read(several.element(), place + "[" + i + "]", fields));
            }
            return tree;
        }
        if (shape instanceof Shape.Table table) {
            var tree = Shape.NODES.objectNode();
            table.keys().forEach(key -> {
                var chosen = first(place + "." + key, fields);
                if (!chosen.isEmpty()) {
                    tree.put(key, chosen);
                }
            });
            return tree;
        }
        if (shape instanceof Shape.Both both) {
            var zh = first(place + ".zh", fields);
            var en = first(place + ".en", fields);
            return both.mayBeMissing() && zh.isEmpty() && en.isEmpty() ? Shape.NODES.nullNode() : Shape.words(zh, en);
        }
        return leaf((Shape.Leaf) shape, place, fields);
    }

    private static JsonNode leaf(Shape.Leaf leaf, String place, MultiValueMap<String, String> fields) {
        var text = first(place, fields);
        return switch (leaf.kind()) {
            case FLAG -> Shape.NODES.booleanNode(text.equals("true"));
            case INTEGER ->
                text.matches("-?[0-9]{1,9}")
                        ? Shape.NODES.numberNode(Integer.parseInt(text))
                        : Shape.NODES.stringNode(text);
            case DECIMAL -> text.isEmpty() ? Shape.NODES.nullNode() : Shape.NODES.stringNode(text);
            case CHOICES -> {
                var chosen = Shape.NODES.arrayNode();
                Objects.requireNonNullElse(fields.get(place), List.<String>of()).stream()
                        .filter(one -> !one.isEmpty())
                        .forEach(chosen::add);
                yield chosen;
            }
            case TEXT, LONG_TEXT, CHOICE -> Shape.NODES.stringNode(text);
        };
    }

    private static String first(String place, MultiValueMap<String, String> fields) {
        var text = fields.getFirst(place);
        return text == null ? "" : text.strip();
    }

    private static boolean isThere(String place, MultiValueMap<String, String> fields) {
        return fields.keySet().stream()
                .anyMatch(name -> name.equals(place) || name.startsWith(place + ".") || name.startsWith(place + "["));
    }
}
