package jiheng.command.organisation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import jiheng.command.Actor;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.UnitId;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/**
 * A person found entitled to act: in which role of which unit, and on whose behalf if by delegation.
 *
 * @param name the person's name at this time
 * @param role null where a person acts on their own account, which takes no role
 * @param unit the unit the role is held in, or the person's own
 */
public record Authorised(
        Actor actor,
        String name,
        @Nullable Role role,
        UnitId unit,
        String unitName,
        @Nullable AccountId onBehalfOf,
        @Nullable String onBehalfOfName) {
    /** The persons whose hands this act is in: the actor and, by delegation, the one acted for. */
    public Set<AccountId> hands() {
        return onBehalfOf == null ? Set.of(actor.account()) : Set.of(actor.account(), onBehalfOf);
    }

    /** What every event of the act carries beside its facts. */
    public MetaData asMetaData() {
        Map<String, String> data = new LinkedHashMap<>();
        actor.asMetaData().forEach((key, value) -> data.put(key, (String) value));
        data.put("name", name);
        if (role != null) {
            data.put("role", role.name());
        }
        data.put("unit", unit.value());
        data.put("unitName", unitName);
        if (onBehalfOf != null && onBehalfOfName != null) {
            data.put("onBehalfOf", onBehalfOf.value());
            data.put("onBehalfOfName", onBehalfOfName);
        }
        return MetaData.from(data);
    }
}
