package jiheng.ui.setup;

import java.util.UUID;
import jiheng.command.Actor;
import jiheng.events.organisation.AccountId;
import jiheng.ui.acts.Desk;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Hands in commands of the set-up, where nobody is signed in. */
@Component
class Script {
    private final Desk desk;
    private final String application;

    Script(Desk desk, @Value("${jiheng.version}") String application) {
        this.desk = desk;
        this.application = application;
    }

    void system(Object command) {
        as(Actor.SYSTEM, command);
    }

    void as(AccountId account, Object command) {
        var act = UUID.randomUUID().toString();
        desk.send(command, new Actor(account, "setup", "127.0.0.1", act, act, application));
    }
}
