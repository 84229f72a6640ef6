package jiheng.events.evaluation;

import java.util.Set;
import jiheng.events.organisation.Role;

/**
 * One step of the approval route.
 *
 * @param covers the parts this step vouches for: a correction of any of them lets its approval lapse
 */
public record RouteStep(String key, Role role, Words title, Set<Part> covers) {
    public RouteStep {
        covers = Set.copyOf(covers);
    }
}
