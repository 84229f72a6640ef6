package jiheng.ui.database;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The database was asked, and keeps what it acknowledges; what writes to it depends on this. */
@Component
public final class Durable {
    private static final Logger LOG = LoggerFactory.getLogger(Durable.class);

    /** @throws DatabaseUnavailable if it does not answer, or may lose what it acknowledged and nobody accepted that */
    Durable(DataSource database, @Value("${jiheng.database.accept-risk:false}") boolean riskIsAccepted) {
        var off = off(database);
        if (off.isEmpty()) {
            return;
        }
        if (!riskIsAccepted) {
            throw DatabaseUnavailable.notDurableServer(off);
        }
        LOG.warn(
                "数据库可能丢失已提交的数据（{}），已按设置接受。 The database may lose what was committed, which was accepted.",
                String.join(", ", off));
    }

    private static List<String> off(DataSource database) {
        try {
            return Durability.check(database);
        } catch (SQLException silent) {
            throw DatabaseUnavailable.silent(silent);
        }
    }
}
