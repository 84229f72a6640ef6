package jiheng.ui.wiring;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The tables: ledger, acts and credentials in {@code public}; all that follows from events in a schema of its own. */
public final class Schema {
    /** Where what is known is kept: safe to drop, since it follows from the events. */
    public static final String LIVE = "live";

    private Schema() {}

    static Schema migrated(DataSource dataSource) {
        migrate(dataSource, "public", "classpath:db/events", "classpath:db/command", "classpath:db/ui");
        migrate(dataSource, LIVE, "classpath:db/query");
        return new Schema();
    }

    /** Creates or brings up to date the tables of the read side in a schema. */
    public static void migrate(DataSource dataSource, String schema, String... locations) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas(schema)
                .defaultSchema(schema)
                .locations(locations)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }
}
