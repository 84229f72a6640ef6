package jiheng.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import jiheng.events.audit.LogId;
import jiheng.events.audit.LogKeyEvent;
import jiheng.events.cycle.CycleEvent;
import jiheng.events.cycle.CycleId;
import jiheng.events.definition.DefinitionEvent;
import jiheng.events.definition.DefinitionId;
import jiheng.events.evaluation.EvaluationEvent;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.Origin;
import jiheng.events.evaluation.Value;
import jiheng.events.organisation.AccountEvent;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.UnitEvent;
import jiheng.events.organisation.UnitId;
import jiheng.events.recheck.RecheckEvent;
import jiheng.events.recheck.RecheckId;
import jiheng.events.store.StoredEventSerializer;
import jiheng.events.store.StoredNames;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventShapesTest {
    static List<Class<?>> events() {
        return StoredNames.classes();
    }

    @ParameterizedTest
    @MethodSource("events")
    void theIdOfTheThingItHappenedToComesFirst(Class<?> event) {
        var first = event.getRecordComponents()[0];

        if (EvaluationEvent.class.isAssignableFrom(event)) {
            assertIs(first, "evaluation", EvaluationId.class);
        } else if (CycleEvent.class.isAssignableFrom(event)) {
            assertIs(first, "cycle", CycleId.class);
        } else if (UnitEvent.class.isAssignableFrom(event)) {
            assertIs(first, "unit", UnitId.class);
        } else if (DefinitionEvent.class.isAssignableFrom(event)) {
            assertIs(first, "definition", DefinitionId.class);
        } else if (RecheckEvent.class.isAssignableFrom(event)) {
            assertIs(first, "recheck", RecheckId.class);
        } else if (LogKeyEvent.class.isAssignableFrom(event)) {
            assertIs(first, "log", LogId.class);
        } else {
            assertThat(event).isAssignableTo(AccountEvent.class);
            assertIs(first, "account", AccountId.class);
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void aSecretHasNoPlaceInAnEvent(Class<?> event) {
        assertThat(componentsUnder(event)).extracting(RecordComponent::getName).noneMatch(EventShapesTest::isSecret);
    }

    @Test
    void theGuardAgainstSecretsSeesThemWhereverTheyHide() {
        assertThat(componentsUnder(Leak.class))
                .extracting(RecordComponent::getName)
                .filteredOn(EventShapesTest::isSecret)
                .containsExactlyInAnyOrder("passwordHash", "clientSecret", "resetToken");
    }

    @Test
    void theGuardsLookIntoEveryValueAnEventCarries() {
        var seen = events().stream()
                .flatMap(event -> componentsUnder(event).stream())
                .<Class<?>>map(RecordComponent::getDeclaringRecord)
                .toList();

        assertThat(seen).contains(Origin.class, Value.Text.class, Value.Number.class, Value.Measures.class);
    }

    @ParameterizedTest
    @MethodSource("events")
    void noFigureIsADouble(Class<?> event) {
        assertThat(componentsUnder(event))
                .extracting(component -> (Object) component.getType())
                .doesNotContain(double.class, float.class, Double.class, Float.class, Number.class, Object.class);
    }

    @Test
    void anEventKeepsItsListsWhateverBecomesOfTheirSource() {
        var serializer = new StoredEventSerializer();
        var lists = Approved.samples().stream()
                // Jackson hands over lists that can be changed; the samples' own cannot.
                .map(event -> serializer.<byte[], Object>deserialize(serializer.serialize(event, byte[].class)))
                .flatMap(EventShapesTest::lists)
                .toList();

        assertThat(lists).hasSizeGreaterThan(10).allMatch(EventShapesTest::unmodifiable);
    }

    private static boolean unmodifiable(Collection<?> list) {
        try {
            list.clear();
            return false;
        } catch (UnsupportedOperationException refused) {
            return true;
        }
    }

    record Leak(UnitId unit, List<Inner> inner, String passwordHash) {}

    record Inner(String clientSecret, Outer.Deep deep) {}

    sealed interface Outer permits Outer.Deep {
        record Deep(String resetToken) implements Outer {}
    }

    private static boolean isSecret(String name) {
        return Stream.of("password", "secret", "hash", "token")
                .anyMatch(word -> name.toLowerCase(Locale.ROOT).contains(word));
    }

    private static void assertIs(RecordComponent component, String name, Class<?> type) {
        assertThat(component.getName()).isEqualTo(name);
        assertThat(component.getType()).isEqualTo(type);
    }

    /** The components of a record and of all that hangs on it. */
    private static List<RecordComponent> componentsUnder(Class<?> event) {
        var components = new ArrayList<RecordComponent>();
        collect(event, new LinkedHashSet<>(), components);
        assertThat(components).isNotEmpty();
        return components;
    }

    private static void collect(Type type, Set<Type> seen, List<RecordComponent> components) {
        if (!seen.add(type)) {
            return;
        }
        if (type instanceof ParameterizedType generic) {
            for (var argument : generic.getActualTypeArguments()) {
                collect(argument, seen, components);
            }
        } else if (type instanceof Class<?> plain && plain.isRecord()) {
            for (var component : plain.getRecordComponents()) {
                components.add(component);
                collect(component.getGenericType(), seen, components);
            }
        } else if (type instanceof Class<?> plain && plain.isSealed()) {
            for (var permitted : plain.getPermittedSubclasses()) {
                collect(permitted, seen, components);
            }
        }
    }

    private static Stream<Collection<?>> lists(Object value) {
        if (value instanceof Collection<?> list) {
            return Stream.concat(Stream.of(list), List.copyOf(list).stream().flatMap(EventShapesTest::lists));
        }
        if (value instanceof Record whole) {
            return Stream.of(whole.getClass().getRecordComponents())
                    .map(component -> valueOf(whole, component))
                    .flatMap(part -> part == null ? Stream.empty() : lists(part));
        }
        return Stream.empty();
    }

    private static @Nullable Object valueOf(Record whole, RecordComponent component) {
        try {
            return component.getAccessor().invoke(whole);
        } catch (ReflectiveOperationException hidden) {
            throw new LinkageError("a stored record hides " + component.getName(), hidden);
        }
    }
}
