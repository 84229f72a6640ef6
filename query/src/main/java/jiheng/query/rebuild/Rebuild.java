package jiheng.query.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import jiheng.events.store.StoredEventSerializer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Folds every stored event into a schema of its own with the projections of the running product, and compares that
 * with the live one. Acts go on while it folds; for the tail, the comparison and the switch it holds the append lock,
 * so that no act falls between. The live tables change in one place only, the transaction of the switch.
 */
public final class Rebuild {
    /** Differences listed by name in one report; rows are counted beyond it. */
    public static final int MOST_LISTED = 200;

    /** Raised whenever events fold into other rows than before: a store of another shape is folded anew at the start. */
    public static final int SHAPE = 4;

    /** The schema that a rebuild fills. */
    public static final String SHADOW = "shadow";

    /** What was live before the last switch, kept until the next. */
    public static final String REPLACED = "replaced";

    /** Held while a rebuild is under way, on any node. */
    private static final long REBUILD_LOCK = 0x6A68_0002L;

    private final DataSource source;
    private final String live;
    private final Consumer<String> migrate;
    private final StoredEventSerializer serializer = new StoredEventSerializer();

    /**
     * @param live the schema that is read
     * @param migrate makes the tables of the read side in the schema it is given
     */
    public Rebuild(DataSource source, String live, Consumer<String> migrate) {
        this.source = source;
        this.live = live;
        this.migrate = migrate;
    }

    /**
     * @param switching whether the new tables take the place of the live ones, if these differ
     * @throws RebuildRefused if it cannot be done; nothing has changed then
     */
    public Report run(boolean switching, Consumer<Progress> progress) {
        try (var connection = source.getConnection()) {
            var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            if (!single(jdbc, "select pg_try_advisory_lock(" + REBUILD_LOCK + ")")) {
                throw RebuildRefused.underWay();
            }
            var committing = connection.getAutoCommit();
            try {
                check(jdbc);
                connection.setAutoCommit(false);
                return new RebuildRun(connection, serializer, live, progress).all(switching, this::prepare);
            } finally {
                clean(connection, jdbc, committing);
            }
        } catch (SQLException lost) {
            throw new IllegalStateException("the database does not answer", lost);
        }
    }

    private void check(JdbcClient jdbc) {
        if (!single(jdbc, "select to_regclass('public.event') is not null")) {
            throw RebuildRefused.noStore();
        }
        if (!single(jdbc, "select to_regprocedure('audit.switch_live()') is not null")) {
            throw RebuildRefused.earlierStore();
        }
    }

    /** An empty schema with the tables of this program, which must be those of the live one. */
    private void prepare(JdbcClient jdbc, Connection connection) throws SQLException {
        jdbc.sql("drop schema if exists " + SHADOW + " cascade").update();
        call(jdbc, "audit.make_shadow()");
        connection.commit();
        migrate.accept(SHADOW);
        if (single(jdbc, "select to_regclass('" + live + "." + SchemaComparison.MIGRATIONS + "') is not null")) {
            var made = versions(jdbc, live);
            var own = versions(jdbc, SHADOW);
            if (!made.equals(own)) {
                throw RebuildRefused.otherVersion(String.join(" ", made), String.join(" ", own));
            }
        }
        connection.commit();
    }

    private static List<String> versions(JdbcClient jdbc, String schema) {
        return jdbc.sql("select version from " + schema + "." + SchemaComparison.MIGRATIONS
                        + " where success and type = 'SQL' order by installed_rank")
                .query(String.class)
                .list();
    }

    private static void clean(Connection connection, JdbcClient jdbc, boolean committing) throws SQLException {
        if (!connection.isClosed()) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
            jdbc.sql("drop schema if exists " + SHADOW + " cascade").update();
            single(jdbc, "select pg_advisory_unlock(" + REBUILD_LOCK + ")");
            connection.setAutoCommit(committing);
        }
    }

    /** One of the functions that make or rename the schemas, as their owner. */
    static void call(JdbcClient jdbc, String function) {
        jdbc.sql("select " + function).query((row, number) -> true).single();
    }

    private static boolean single(JdbcClient jdbc, String question) {
        return jdbc.sql(question).query(Boolean.class).single();
    }
}
