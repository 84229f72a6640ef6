package jiheng.ui.audit;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import jiheng.events.store.AppendRefused;
import jiheng.events.store.OrderedEventStorageEngine;
import jiheng.query.audit.log.Leaves;
import jiheng.query.audit.log.LogReader;
import jiheng.query.audit.log.Undone;
import jiheng.ui.wiring.Schema;
import org.axonframework.spring.config.SpringAxonConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Gives the events of a store that was filled before there was a log their leaves, all or none, before anything is
 * appended. Once there is a log, a row without a leaf is told and left without, unless the operator had it taken in.
 */
@Component
class OlderEvents implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OlderEvents.class);
    private static final String NO_LOG_YET =
            "select not exists (select 1 from audit.leaf) and not exists (select 1 from audit.checkpoint)";

    private final DataSource source;
    private final Leaves leaves;
    private final boolean adopt;
    private volatile boolean running;

    OlderEvents(DataSource source, Leaves leaves, Schema schema, @Value("${jiheng.audit.adopt:false}") boolean adopt) {
        this.source = source;
        this.leaves = leaves;
        this.adopt = adopt;
    }

    @Override
    public void start() {
        if (adopt) {
            LOG.warn(
                    "JIHENG_AUDIT_ADOPT=true 只用于启动一次，请随后去掉 JIHENG_AUDIT_ADOPT=true is for one start: take it away again");
        }
        try (var connection = source.getConnection();
                var undone = Undone.begin(connection)) {
            var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            jdbc.sql("select pg_advisory_xact_lock(?)")
                    .param(OrderedEventStorageEngine.APPEND_LOCK)
                    .query((row, number) -> true)
                    .single();
            var without = new LogReader(jdbc).withoutLeaf();
            if (without.isPresent()) {
                var noLogYet = jdbc.sql(NO_LOG_YET).query(Boolean.class).single();
                if (noLogYet || adopt) {
                    take(connection);
                } else {
                    LOG.error(
                            "台账中有 {} 行没有日志记录，第一行是第 {} 行（{} 的第 {} 条，{}），不是由产品写入的。核查清楚之前不接受新的操作，也不签名；查明确应补入后，以"
                                    + " JIHENG_AUDIT_ADOPT=true 启动一次。 {} rows of the ledger have no leaf, first row {},"
                                    + " {} of {}, {}: the product did not write them. Nothing more is taken or signed"
                                    + " until that is looked into; once it is sure that they belong there, start once"
                                    + " with JIHENG_AUDIT_ADOPT=true.",
                            without.get().rows(),
                            without.get().first(),
                            without.get().stream(),
                            without.get().sequence(),
                            without.get().name(),
                            without.get().rows(),
                            without.get().first(),
                            without.get().sequence(),
                            without.get().stream(),
                            without.get().name());
                }
            }
            connection.commit();
        } catch (SQLException | AppendRefused refused) {
            throw new IllegalStateException(
                    "the log cannot take in the events there are: " + refused.getMessage(), refused);
        }
        running = true;
    }

    private void take(Connection connection) throws SQLException {
        var all = 0L;
        var some = 0;
        do {
            some = leaves.adopt(connection);
            all += some;
        } while (some == Leaves.BATCH);
        LOG.info("已为此前的 {} 条变更记录补入存证日志 The log now covers {} events that were stored before it", all, all);
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
