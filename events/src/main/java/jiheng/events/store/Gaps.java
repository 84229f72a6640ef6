package jiheng.events.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what must not be stored: a null in a record where its component is not {@code @Nullable} (the compiler's
 * promise, kept at run time), and half a surrogate pair in a text, which UTF-8 cannot carry.
 */
final class Gaps {
    private static final ClassValue<List<RecordComponent>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
            return List.of(type.getRecordComponents());
        }
    };

    private Gaps() {}

    /** The path of the first gap in a value and all that hangs on it, or empty if there is none. */
    static Optional<String> firstIn(String path, @Nullable Object value) {
        if (value == null) {
            return Optional.of(path);
        }
        if (value instanceof String text) {
            return StandardCharsets.UTF_8.newEncoder().canEncode(text) ? Optional.empty() : Optional.of(path);
        }
        if (value instanceof Record whole) {
            return COMPONENTS.get(whole.getClass()).stream()
                    .flatMap(part -> firstIn(path, whole, part).stream())
                    .findFirst();
        }
        if (value instanceof Collection<?> many) {
            return many.stream()
                    .flatMap(element -> firstIn(path + "[]", element).stream())
                    .findFirst();
        }
        if (value instanceof Map<?, ?> entries) {
            return entries.entrySet().stream()
                    .flatMap(entry -> Stream.of(
                            firstIn(path, entry.getKey()), firstIn(path + "." + entry.getKey(), entry.getValue())))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        return Optional.empty();
    }

    private static Optional<String> firstIn(String path, Record whole, RecordComponent part) {
        var value = valueOf(whole, part);
        return value == null && part.getAnnotatedType().isAnnotationPresent(Nullable.class)
                ? Optional.empty()
                : firstIn(path + "." + part.getName(), value);
    }

    private static @Nullable Object valueOf(Record whole, RecordComponent part) {
        try {
            return part.getAccessor().invoke(whole);
        } catch (IllegalAccessException | InvocationTargetException hidden) {
            throw new IllegalStateException("a stored record hides " + part.getName(), hidden);
        }
    }
}
