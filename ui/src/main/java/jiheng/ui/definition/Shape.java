package jiheng.ui.definition;

import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jiheng.events.evaluation.Words;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a part of a definition may hold, read off the record that it becomes: a field added to a template or a rule set
 * is in the editor without a line of its own.
 */
sealed interface Shape {
    /** A text, a number, a yes or no; {@code options} are the only answers if there are any. */
    record Leaf(Kind kind, List<String> options) implements Shape {}

    enum Kind {
        TEXT,
        LONG_TEXT,
        INTEGER,
        DECIMAL,
        FLAG,
        CHOICE,
        CHOICES
    }

    /** Words in both languages. */
    record Both(boolean mayBeMissing) implements Shape {}

    /** The parts of a record, in their order. */
    record Group(List<Part> parts) implements Shape {}

    record Part(String name, Shape shape) {}

    record Several(Shape element) implements Shape {}

    /** One answer, or none, for each key. */
    record Table(List<String> keys, List<String> options) implements Shape {}

    JsonNodeFactory NODES = JsonNodeFactory.instance;

    static Shape of(Class<?> type) {
        return of(type, type, false);
    }

    private static Shape of(Class<?> type, Type generic, boolean nullable) {
        if (type == Words.class) {
            return new Both(nullable);
        }
        if (type.isEnum()) {
            return new Leaf(Kind.CHOICE, names(type));
        }
        if (List.class.isAssignableFrom(type) || Set.class.isAssignableFrom(type)) {
            var element = argument(generic, 0);
            return element.isEnum() ? new Leaf(Kind.CHOICES, names(element)) : new Several(of(element, element, false));
        }
        if (Map.class.isAssignableFrom(type)) {
            return new Table(names(argument(generic, 0)), names(argument(generic, 1)));
        }
        if (type == int.class) {
            return new Leaf(Kind.INTEGER, List.of());
        }
        if (type == boolean.class) {
            return new Leaf(Kind.FLAG, List.of());
        }
        if (type == BigDecimal.class || isPoints(type)) {
            return new Leaf(Kind.DECIMAL, List.of());
        }
        if (type.isRecord()) {
            return new Group(Arrays.stream(type.getRecordComponents())
                    .map(part -> new Part(part.getName(), of(part.getType(), part.getGenericType(), isNullable(part))))
                    .toList());
        }
        return new Leaf(Kind.TEXT, List.of());
    }

    /** What a new element starts as. */
    static JsonNode blank(Shape shape) {
        if (shape instanceof Group group) {
            var node = NODES.objectNode();
            group.parts().forEach(part -> node.set(part.name(), blank(part.shape())));
            return node;
        }
        if (shape instanceof Several) {
            return NODES.arrayNode();
        }
        if (shape instanceof Table) {
            return NODES.objectNode();
        }
        if (shape instanceof Both both) {
            return both.mayBeMissing() ? NODES.nullNode() : words("", "");
        }
        var leaf = (Leaf) shape;
        return switch (leaf.kind()) {
            case INTEGER -> NODES.numberNode(0);
            case FLAG -> NODES.booleanNode(false);
            case CHOICE -> NODES.stringNode(leaf.options().get(0));
            case CHOICES -> NODES.arrayNode();
            case DECIMAL -> NODES.nullNode();
            case TEXT, LONG_TEXT -> NODES.stringNode("");
        };
    }

    static ObjectNode words(String zh, String en) {
        var node = NODES.objectNode();
        node.put("zh", zh);
        node.put("en", en);
        return node;
    }

    private static boolean isPoints(Class<?> type) {
        return type.isRecord()
                && Arrays.stream(type.getMethods()).anyMatch(method -> method.isAnnotationPresent(JsonValue.class));
    }

    private static boolean isNullable(RecordComponent part) {
        return part.getAnnotatedType().isAnnotationPresent(org.jspecify.annotations.Nullable.class);
    }

    private static Class<?> argument(Type generic, int place) {
        return (Class<?>) ((ParameterizedType) generic).getActualTypeArguments()[place];
    }

    private static List<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(one -> ((Enum<?>) one).name())
                .toList();
    }
}
