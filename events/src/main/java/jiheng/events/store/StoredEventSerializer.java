package jiheng.events.store;

import java.util.Map;
import java.util.TreeMap;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes events as JSON under their declared names and reads back only those names. A name or revision that no event
 * declares is an error, never a skipped row; no class name is ever read from the store. JSON is read to the letter: a
 * field that is missing, unknown, twice there, or null without being {@code @Nullable} is an error as well.
 */
public final class StoredEventSerializer implements Serializer {
    /** The name that metadata is stored under. */
    public static final String METADATA = "metadata";

    /** What Axon calls metadata as it hands over a row's; it comes from Axon, not from the row. */
    private static final String AXON_METADATA = MetaData.class.getName();

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();
    private final ChainingConverter converter = new ChainingConverter();

    /** The mapper events are written with; for those who read the stored JSON as it stands. */
    public JsonMapper mapper() {
        return mapper;
    }

    @Override
    public <T> SerializedObject<T> serialize(Object object, Class<T> expected) {
        var stored = typeForClass(object.getClass());
        return new SimpleSerializedObject<>(
                converter.convert(write(stored.getName(), object), expected), expected, stored);
    }

    private byte[] write(String name, Object object) {
        try {
            return mapper.writeValueAsBytes(
                    whole(name, object instanceof MetaData data ? new TreeMap<>(data) : object));
        } catch (JacksonException unwritable) {
            throw new SerializationException(
                    name + " cannot be stored: " + unwritable.getOriginalMessage(), unwritable);
        }
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> expected) {
        return converter.canConvert(byte[].class, expected);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <S, T> T deserialize(SerializedObject<S> stored) {
        var type = classForType(stored.getType());
        var bytes = converter.convert(stored.getData(), stored.getContentType(), byte[].class);
        var name = stored.getType().getName();
        try {
            if (type == MetaData.class) {
                return (T) MetaData.from(whole(name, mapper.readValue(bytes, Map.class)));
            }
            return (T) whole(name, mapper.readValue(bytes, type));
        } catch (JacksonException unreadable) {
            throw new SerializationException(
                    "stored " + name + " cannot be read: " + unreadable.getOriginalMessage(), unreadable);
        }
    }

    /** Lets pass what has a value wherever one is due, and nothing else. */
    private static <V> V whole(String name, @Nullable V value) {
        var gap = Gaps.firstIn(name, value);
        if (value == null || gap.isPresent()) {
            throw new SerializationException(name + " has no whole value at " + gap.orElse(name));
        }
        return value;
    }

    @Override
    public Class<?> classForType(SerializedType stored) {
        if (stored.getName().equals(METADATA) || stored.getName().equals(AXON_METADATA)) {
            return MetaData.class;
        }
        var type = StoredNames.classOf(stored.getName())
                .orElseThrow(() -> new SerializationException("no event is stored as " + stored.getName()));
        var revision = revisionOf(type);
        if (!revision.equals(stored.getRevision())) {
            throw new SerializationException(stored.getName() + " has revision " + revision
                    + ", and no upcaster leads there from " + stored.getRevision());
        }
        return type;
    }

    @Override
    public SerializedType typeForClass(@SuppressWarnings("rawtypes") Class type) {
        if (MetaData.class.isAssignableFrom(type)) {
            return new SimpleSerializedType(METADATA, null);
        }
        return StoredNames.declarationOf(type)
                .map(declared -> new SimpleSerializedType(declared.value(), "" + declared.revision()))
                .orElseThrow(() -> new SerializationException(type.getName() + " is not a stored event"));
    }

    @Override
    public Converter getConverter() {
        return converter;
    }

    private static String revisionOf(Class<?> type) {
        return StoredNames.declarationOf(type)
                .map(declared -> "" + declared.revision())
                .orElseThrow();
    }
}
