package jiheng.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import jiheng.events.store.StoredEventSerializer;
import jiheng.events.store.StoredNames;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

class ApprovedEventsTest {
    /** The fields that may be empty, by the word of the records' documentation. */
    private static final Set<String> MAY_BE_NULL = Set.of(
            "project",
            "parent",
            "before",
            "after",
            "origin",
            "correction",
            "number",
            "band",
            "score",
            "why",
            "under",
            "text",
            "from",
            "to",
            "check",
            "form",
            "place",
            "deviation");

    private final StoredEventSerializer serializer = new StoredEventSerializer();

    static List<Object> samples() {
        return Approved.samples();
    }

    @Test
    void eachStoredEventHasExactlyOneApprovedFileAndOneSample() {
        var due = StoredNames.classes().stream().map(Approved::fileName).toList();

        assertThat(due).hasSize(59).doesNotHaveDuplicates();
        assertThat(Approved.fileNames()).containsExactlyInAnyOrderElementsOf(due);
        assertThat(samples().stream().<Class<?>>map(Object::getClass))
                .containsExactlyInAnyOrderElementsOf(StoredNames.classes());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theApprovedFileReadsIntoTheEvent(Object event) {
        var read = read(event.getClass(), Approved.json(event.getClass()));

        assertThat(read).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theEventWritesTheApprovedFileByteForByte(Object event) {
        var written = serializer.serialize(event, byte[].class);

        assertThat(new String(written.getData(), UTF_8)).isEqualTo(Approved.minified(Approved.json(event.getClass())));
        assertThat(written.getType().getName() + "-" + written.getType().getRevision() + ".json")
                .isEqualTo(Approved.fileName(event.getClass()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void noFigureIsAFloatingNumberInTheJson(Object event) {
        var figures = new ArrayList<JsonNode>();
        nodes(tree(event), figures::add);

        assertThat(figures).isNotEmpty().noneMatch(JsonNode::isFloatingPointNumber);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aMissingFieldAnywhereIsRefused(Object event) {
        eachField(event, ObjectNode::remove, (field, changed) -> refused(event, field, changed));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void anUnknownFieldAnywhereIsRefused(Object event) {
        eachField(
                event,
                (node, field) -> node.put(field + "Too", "x"),
                (field, changed) -> refused(event, field, changed));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aNullAnywhereIsRefusedUnlessTheFieldMayBeEmpty(Object event) {
        eachField(event, (node, field) -> node.set(field, NullNode.getInstance()), (field, changed) -> {
            if (!MAY_BE_NULL.contains(field)) {
                refused(event, field, changed);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("samples")
    void anotherRevisionIsRefused(Object event) {
        var declared = StoredNames.declarationOf(event.getClass()).orElseThrow();
        var name = declared.value();

        for (var revision : new String[] {"0", "" + (declared.revision() + 1), "", null}) {
            assertThatThrownBy(() -> read(name, revision, Approved.json(event.getClass())))
                    .isInstanceOf(SerializationException.class)
                    .hasMessageContaining(name);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aClassNameIsNoStoredName(Object event) {
        var name = event.getClass().getName();

        assertThatThrownBy(() -> read(name, "1", Approved.json(event.getClass())))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining(name);
    }

    private void refused(Object event, String field, JsonNode changed) {
        var name = StoredNames.declarationOf(event.getClass()).orElseThrow().value();
        assertThatThrownBy(() -> read(event.getClass(), changed.toString()))
                .as("%s with %s changed: %s", name, field, changed)
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining(name);
    }

    /** Changes each field of each object in turn, on a copy of its own; the names within a derivation's inputs are data. */
    private void eachField(
            Object event, BiConsumer<ObjectNode, String> change, BiConsumer<String, JsonNode> consequence) {
        var objects = new ArrayList<JsonNode>();
        nodes(tree(event), objects::add);
        var tried = 0;
        for (var index = 0; index < objects.size(); index++) {
            if (objects.get(index) instanceof ObjectNode original) {
                for (var field : List.copyOf(original.propertyNames())) {
                    var root = tree(event);
                    var copies = new ArrayList<JsonNode>();
                    nodes(root, copies::add);
                    change.accept((ObjectNode) copies.get(index), field);
                    consequence.accept(field, root);
                    tried++;
                }
            }
        }
        assertThat(tried).as("fields tried").isPositive();
    }

    private static void nodes(JsonNode node, Consumer<JsonNode> visitor) {
        visitor.accept(node);
        node.properties().forEach(field -> {
            if (!field.getKey().equals("inputs")) {
                nodes(field.getValue(), visitor);
            }
        });
        if (node.isArray()) {
            node.forEach(element -> nodes(element, visitor));
        }
    }

    private JsonNode tree(Object event) {
        return serializer.mapper().readTree(Approved.json(event.getClass()));
    }

    private Object read(Class<?> event, String json) {
        var declared = StoredNames.declarationOf(event).orElseThrow();
        return read(declared.value(), "" + declared.revision(), json);
    }

    private Object read(String name, @Nullable String revision, String json) {
        var type = new SimpleSerializedType(name, revision);
        return serializer.deserialize(new SimpleSerializedObject<>(json.getBytes(UTF_8), byte[].class, type));
    }
}
