package jiheng.command.organisation;

import java.util.Map;
import jiheng.command.Actor;
import jiheng.command.CommandRefused;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.UnitId;
import jiheng.events.organisation.UnitKind;

/** When a role may be granted and revoked. */
final class RoleRules {
    private RoleRules() {}

    static void grantable(Grant grant, Actor actor, AccountStanding account, Authority authority) {
        var unit = known(grant.unit(), authority);
        if (actor.account().equals(account.account())) {
            throw CommandRefused.rule("role-to-oneself", Map.of());
        }
        if (!fits(grant.role(), unit.kind())) {
            throw CommandRefused.rule(
                    "role-unfit",
                    Map.of(
                            "role",
                            grant.role().name(),
                            "unit",
                            unit.name(),
                            "kind",
                            unit.kind().name()));
        }
        if (account.holds(grant)) {
            throw CommandRefused.rule(
                    "role-already-granted",
                    Map.of("account", account.name(), "role", grant.role().name(), "unit", unit.name()));
        }
    }

    static void revocable(Grant grant, Actor actor, AccountStanding account) {
        if (!account.holds(grant)) {
            throw CommandRefused.rule(
                    "role-not-granted",
                    Map.of("account", account.name(), "role", grant.role().name()));
        }
        // Whoever revokes stays an administrator: so one always does.
        if (actor.account().equals(account.account()) && grant.role() == Role.ADMINISTRATOR) {
            throw CommandRefused.rule("own-administrator-role", Map.of());
        }
    }

    static Authority.UnitStanding known(UnitId unit, Authority authority) {
        return authority
                .unit(unit)
                .orElseThrow(() -> CommandRefused.malformed("unit-unknown", "unit", Map.of("unit", unit.value())));
    }

    private static boolean fits(Role role, UnitKind kind) {
        return switch (role) {
            case PREPARER, UNIT_APPROVER -> true;
            case SUPERVISING_REVIEWER -> kind == UnitKind.SUPERVISING_DEPARTMENT;
            case FINANCE_REVIEWER, AUDITOR, ADMINISTRATOR -> kind == UnitKind.FINANCE_BUREAU;
        };
    }
}
