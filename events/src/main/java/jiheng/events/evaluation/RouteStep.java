package jiheng.events.evaluation;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import jiheng.events.organisation.Role;

/**
 * One step of the approval route.
 *
 * @param covers the parts this step vouches for: a correction of any of them lets its approval lapse; kept in the
 *     order of {@link Part}, so that the same step is always the same JSON
 */
public record RouteStep(String key, Role role, Words title, Set<Part> covers) {
    public RouteStep {
        covers = Collections.unmodifiableSet(new TreeSet<>(covers));
    }
}
