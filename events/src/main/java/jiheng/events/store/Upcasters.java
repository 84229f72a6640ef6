package jiheng.events.store;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The way from every revision that was ever stored to the one that is read. Rows are never rewritten. */
public final class Upcasters {
    private static final JsonMapper MAPPER = new StoredEventSerializer().mapper();

    /** For whoever reads rows through Axon. */
    static final EventUpcasterChain CHAIN =
            new EventUpcasterChain(step("evaluation.opened", "1", "2", OpenedWithRicherLayout::upcast));

    private Upcasters() {}

    /** A row as handlers receive it, for whoever reads rows without Axon's engine. */
    public static DomainEventMessage<?> read(DomainEventData<?> row, StoredEventSerializer serializer) {
        return EventStreamUtils.upcastAndDeserializeDomainEvents(Stream.of(row), serializer, CHAIN)
                .next();
    }

    private static SingleEventUpcaster step(String name, String from, String to, UnaryOperator<JsonNode> step) {
        var source = new SimpleSerializedType(name, from);
        var target = new SimpleSerializedType(name, to);
        return new SingleEventUpcaster() {
            @Override
            protected boolean canUpcast(IntermediateEventRepresentation row) {
                return source.equals(row.getType());
            }

            @Override
            protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation row) {
                return row.upcastPayload(target, byte[].class, payload -> converted(step, payload, source));
            }
        };
    }

    private static byte[] converted(UnaryOperator<JsonNode> step, byte[] payload, SerializedType source) {
        try {
            return MAPPER.writeValueAsBytes(step.apply(MAPPER.readTree(payload)));
        } catch (JacksonException unreadable) {
            throw new SerializationException(
                    "stored " + source.getName() + " cannot be read: " + unreadable.getOriginalMessage(), unreadable);
        }
    }
}
