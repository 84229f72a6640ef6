package jiheng.query.audit.verify;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON value: a map, a list, a text, a number, a boolean or null, with what is asked of it by name. */
final class Json {
    static final Json NULL = new Json(null);

    private final @Nullable Object value;

    Json(@Nullable Object value) {
        this.value = value;
    }

    /** @throws UnreadableJson unless the bytes are one JSON value (RFC 8259) without a key twice */
    static Json parse(byte[] bytes) {
        return new JsonParser(bytes).whole();
    }

    boolean isNull() {
        return value == null;
    }

    /** A member; JSON's null where there is none. */
    Json get(String key) {
        return members().getOrDefault(key, NULL);
    }

    @SuppressWarnings("unchecked")
    Map<String, Json> members() {
        if (value instanceof Map<?, ?> members) {
            return (Map<String, Json>) members;
        }
        throw new UnreadableJson("an object expected");
    }

    @SuppressWarnings("unchecked")
    List<Json> items() {
        if (value instanceof List<?> items) {
            return (List<Json>) items;
        }
        throw new UnreadableJson("a list expected");
    }

    String text() {
        if (value instanceof String text) {
            return text;
        }
        throw new UnreadableJson("a text expected");
    }

    String text(String key) {
        return get(key).text();
    }

    Optional<String> optional(String key) {
        return get(key).isNull() ? Optional.empty() : Optional.of(text(key));
    }

    long whole() {
        if (value instanceof BigDecimal number
                && number.scale() <= 0
                && (long) number.precision() - number.scale() <= 18) {
            return number.longValueExact();
        }
        throw new UnreadableJson("a whole number expected");
    }

    /** A number that is written as a text, in full, with the decimals it was given. */
    String figure() {
        return decimal().toPlainString();
    }

    BigDecimal decimal() {
        try {
            var number = new BigDecimal(text());
            if (Math.abs((long) number.scale()) > 200 || number.precision() > 400) {
                throw new UnreadableJson("a number too long");
            }
            return number;
        } catch (NumberFormatException none) {
            throw new UnreadableJson("a number expected");
        }
    }
}
