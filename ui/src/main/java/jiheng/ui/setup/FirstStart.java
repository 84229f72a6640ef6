package jiheng.ui.setup;

import java.net.InetAddress;
import java.net.UnknownHostException;
import jiheng.events.store.OrderedEventStorageEngine;
import jiheng.ui.database.DatabaseKind;
import org.axonframework.spring.config.SpringAxonConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Before anybody is served: lays out the demo or the first administrator in an empty store, whole or not at all, and
 * refuses to serve demo accounts to more than this machine.
 */
@Component
class FirstStart implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

    private final DatabaseKind database;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Demo demo;
    private final FirstAdministrator administrator;
    private final String address;
    private final boolean wanted;
    private volatile boolean running;

    FirstStart(
            DatabaseKind database,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Demo demo,
            FirstAdministrator administrator,
            @Value("${server.address:0.0.0.0}") String address,
            @Value("${jiheng.demo:true}") boolean wanted) {
        this.database = database;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.demo = demo;
        this.administrator = administrator;
        this.address = address;
        this.wanted = wanted;
    }

    @Override
    public void start() {
        var open = database != DatabaseKind.EMBEDDED || !isLoopback(address);
        if (open && demo.isThere()) {
            throw SetupRefused.demoAccounts(address);
        }
        var lays = !open && wanted;
        var laid = transaction.execute(status -> lay(lays));
        if (Boolean.TRUE.equals(laid)) {
            LOG.info("{}", lays ? "演示数据已就绪 The demo is laid out" : "已开设首个管理员 The first administrator is there");
        }
        running = true;
    }

    /** Of two nodes that start at once on an empty store, one lays out and the other waits and finds it done. */
    private boolean lay(boolean lays) {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", OrderedEventStorageEngine.APPEND_LOCK)
                .query((row, number) -> true)
                .list();
        if (!isEmpty()) {
            return false;
        }
        if (lays) {
            demo.lay();
        } else {
            administrator.open();
        }
        return true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the handlers are ready, before the web server takes requests. */
    @Override
    public int getPhase() {
        return SpringAxonConfiguration.LIFECYCLE_PHASE + 512;
    }

    /** What every start ships is not anybody's data. */
    private boolean isEmpty() {
        return jdbc.sql("select not exists (select 1 from public.event where name not like 'definition.%')")
                .query(Boolean.class)
                .single();
    }

    private static boolean isLoopback(String address) {
        if (address.isBlank()) {
            return false;
        }
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
