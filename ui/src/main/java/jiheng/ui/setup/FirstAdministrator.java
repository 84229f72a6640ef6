package jiheng.ui.setup;

import jiheng.command.organisation.GrantRole;
import jiheng.command.organisation.OpenAccount;
import jiheng.command.organisation.RegisterUnit;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.UnitId;
import jiheng.events.organisation.UnitKind;
import jiheng.ui.security.Credentials;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The finance bureau and its administrator, where there is no demo: everybody else is opened by them. */
@Component
class FirstAdministrator {
    private static final int SHORTEST = 12;

    private final Script script;
    private final Credentials credentials;
    private final String bureau;
    private final String password;

    FirstAdministrator(
            Script script,
            Credentials credentials,
            @Value("${JIHENG_FIRST_BUREAU:财政局}") String bureau,
            @Value("${JIHENG_FIRST_PASSWORD:}") String password) {
        this.script = script;
        this.credentials = credentials;
        this.bureau = bureau;
        this.password = password;
    }

    void open() {
        if (password.length() < SHORTEST) {
            throw SetupRefused.noPassword();
        }
        var unit = UnitId.of("finance");
        var admin = AccountId.of("admin");
        script.system(new RegisterUnit(unit, bureau, UnitKind.FINANCE_BUREAU, null));
        script.system(new OpenAccount(admin, "系统管理员", unit));
        script.system(new GrantRole(admin, Role.ADMINISTRATOR, unit));
        credentials.set(admin, password);
    }
}
