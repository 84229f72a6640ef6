package jiheng.events.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jiheng.events.StoredAs;
import jiheng.events.audit.LogKeyEvent;
import jiheng.events.cycle.CycleEvent;
import jiheng.events.definition.DefinitionEvent;
import jiheng.events.evaluation.EvaluationEvent;
import jiheng.events.organisation.AccountEvent;
import jiheng.events.organisation.UnitEvent;
import jiheng.events.recheck.RecheckEvent;

/** The allow-list of stored events: each declared name with its class, drawn from the sealed families. */
public final class StoredNames {
    private static final List<Class<?>> FAMILIES = List.of(
            EvaluationEvent.class,
            CycleEvent.class,
            UnitEvent.class,
            AccountEvent.class,
            DefinitionEvent.class,
            RecheckEvent.class,
            LogKeyEvent.class);
    private static final Map<String, Class<?>> BY_NAME = byName(FAMILIES);

    private StoredNames() {}

    /** Every stored event class, family by family. */
    public static List<Class<?>> classes() {
        return List.copyOf(BY_NAME.values());
    }

    /** The class stored under a name, or empty if no event has it. */
    public static Optional<Class<?>> classOf(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The declaration of an event class, or empty if the class is not a stored event. */
    public static Optional<StoredAs> declarationOf(Class<?> type) {
        return Optional.ofNullable(type.getAnnotation(StoredAs.class));
    }

    /** @throws IllegalStateException if two events share a name or one declares none */
    static Map<String, Class<?>> byName(List<Class<?>> families) {
        var names = new LinkedHashMap<String, Class<?>>();
        families.stream().flatMap(StoredNames::leaves).forEach(type -> {
            var declared = declarationOf(type)
                    .orElseThrow(() -> new IllegalStateException(type.getName() + " declares no stored name"));
            var other = names.put(declared.value(), type);
            if (other != null) {
                throw new IllegalStateException(type.getName() + " and " + other.getName() + " share a stored name");
            }
        });
        return Collections.unmodifiableMap(names);
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(StoredNames::leaves)
                : Stream.of(type);
    }
}
