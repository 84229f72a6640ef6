package jiheng.ui.wiring;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.core.NestedExceptionUtils;

/**
 * The tables: ledger, acts and credentials in {@code public}, the log that proves the ledger in {@code audit}, and all
 * that follows from events in a schema of its own.
 */
public final class Schema {
    /** Where what is known is kept: safe to drop, since it follows from the events. */
    public static final String LIVE = "live";

    /** Where the log is kept. */
    public static final String AUDIT = "audit";

    private Schema() {}

    static Schema migrated(DataSource dataSource) {
        migrate(dataSource, "public", "classpath:db/events", "classpath:db/command", "classpath:db/ui");
        migrate(dataSource, AUDIT, "classpath:db/audit");
        migrate(dataSource, LIVE, "classpath:db/query");
        return new Schema();
    }

    /** Creates or brings up to date the tables of the read side in a schema. */
    public static void migrate(DataSource dataSource, String schema, String... locations) {
        try {
            Flyway.configure()
                    .dataSource(dataSource)
                    .schemas(schema)
                    .defaultSchema(schema)
                    .locations(locations)
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        } catch (FlywayException failed) {
            throw new SchemaRefused(schema, failed);
        }
    }

    /** The tables cannot be laid out; the message is one line, Chinese and then English. */
    static final class SchemaRefused extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        SchemaRefused(String schema, FlywayException failed) {
            super(
                    "数据库模式 " + schema + " 中已有别的表或被改过的表，无法建立绩衡的表，请改用空数据库（"
                            + reason(failed) + "）。 The tables cannot be laid out in the schema " + schema
                            + ": it holds others, or its own were changed; use an empty database ("
                            + reason(failed) + ").",
                    failed);
        }

        /** What the database itself said, else the first line of what came of it. */
        private static String reason(FlywayException failed) {
            var root = NestedExceptionUtils.getMostSpecificCause(failed);
            return String.valueOf(root.getMessage()).strip().replaceFirst("(?s)\\s*\\R.*", "");
        }
    }
}
