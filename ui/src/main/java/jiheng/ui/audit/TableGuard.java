package jiheng.ui.audit;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import jiheng.query.audit.log.Protection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks at the start whether the database itself holds the ledger's rows fast, and says what it does not hold. */
@Component
class TableGuard {
    private static final Logger LOG = LoggerFactory.getLogger(TableGuard.class);

    private final DataSource source;

    TableGuard(DataSource source) {
        this.source = source;
    }

    /** Once the start went well: a start that is refused says why in its one line alone. */
    @EventListener(ApplicationStartedEvent.class)
    void tell() throws SQLException {
        var now = state();
        if (!now.changeable().isEmpty()) {
            LOG.warn("连接数据库的角色拥有台账各表，数据库无法阻止它改表；请用 JIHENG_OWNER_USERNAME 另设表的所有者。 The application's"
                    + " role owns the ledger's tables and could change them; name another owner with"
                    + " JIHENG_OWNER_USERNAME.");
        }
        if (!now.unguarded().isEmpty()) {
            LOG.error(
                    "台账的保护触发器缺失或已停用：{}，请核验日志。 The triggers that protect the ledger are gone or off: {}; check the"
                            + " log.",
                    now.unguarded(),
                    now.unguarded());
        }
    }

    /**
     * @param changeable tables that the application's role could change
     * @param unguarded tables whose trigger is gone or off
     */
    record State(List<String> changeable, List<String> unguarded) {}

    /** What the database calls the application. */
    String role() {
        return JdbcClient.create(source)
                .sql("select current_user::text")
                .query(String.class)
                .single();
    }

    State state() throws SQLException {
        return new State(Protection.changeable(source), Protection.unguarded(source));
    }
}
