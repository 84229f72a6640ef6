package jiheng.query.pattern;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One event of a form's history, without what it says. {@code onBehalfOf} is an account's id. */
public record Step(
        long sequence,
        Instant at,
        String account,
        String name,
        String role,
        @Nullable String onBehalfOf,
        String kind,
        String act) {}
