package jiheng.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name and revision an event is stored under. Once an event has landed, neither its name nor the meaning of its
 * JSON changes: a new shape gets a new revision and an upcaster.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface StoredAs {
    /** Stable name, {@code family.fact-in-past-tense}. */
    String value();

    /** Revision of the JSON shape, from 1. */
    int revision() default 1;
}
