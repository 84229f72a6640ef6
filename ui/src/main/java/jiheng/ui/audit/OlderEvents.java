package jiheng.ui.audit;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import jiheng.events.store.OrderedEventStorageEngine;
import jiheng.query.audit.log.Leaves;
import jiheng.ui.wiring.Schema;
import org.axonframework.spring.config.SpringAxonConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Gives the events of a store that was filled before there was a log their leaves, before anything is appended. */
@Component
class OlderEvents implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OlderEvents.class);

    private final DataSource source;
    private final Leaves leaves;
    private volatile boolean running;

    OlderEvents(DataSource source, Leaves leaves, Schema schema) {
        this.source = source;
        this.leaves = leaves;
    }

    @Override
    public void start() {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            var all = 0L;
            var some = 0;
            do {
                some = batch(connection);
                all += some;
            } while (some == Leaves.BATCH);
            connection.setAutoCommit(true);
            if (all > 0) {
                LOG.info("已为此前的 {} 条变更记录补入存证日志 The log now covers {} events that were stored before it", all, all);
            }
        } catch (SQLException refused) {
            throw new IllegalStateException(
                    "the log cannot take in the events there are: " + refused.getMessage(), refused);
        }
        running = true;
    }

    private int batch(Connection connection) throws SQLException {
        try (var lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            lock.setLong(1, OrderedEventStorageEngine.APPEND_LOCK);
            lock.execute();
            var some = leaves.batch(connection);
            connection.commit();
            return some;
        } catch (SQLException refused) {
            connection.rollback();
            throw refused;
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before anything is shipped or laid out: the next append would take them all in at once. */
    @Override
    public int getPhase() {
        return SpringAxonConfiguration.LIFECYCLE_PHASE + 64;
    }
}
