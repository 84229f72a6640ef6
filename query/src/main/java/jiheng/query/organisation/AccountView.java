package jiheng.query.organisation;

import java.time.Instant;
import java.util.List;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * An account with the roles it holds itself.
 *
 * @param passwordChanged when its password was last set, null if that was never noted
 */
public record AccountView(
        AccountId account,
        String name,
        UnitId unit,
        String unitName,
        boolean enabled,
        @Nullable Instant passwordChanged,
        List<GrantView> roles) {
    public AccountView {
        roles = List.copyOf(roles);
    }
}
