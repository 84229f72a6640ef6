package jiheng.ui.wiring;

import javax.sql.DataSource;
import jiheng.query.audit.log.Protection;
import jiheng.ui.database.TableOwner;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;

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

    /**
     * Lays all tables out: the read side, which the application may rebuild, as the application; the rest as its owner
     * where it has another, and then the application may not change what is only ever added to.
     */
    static Schema migrated(DataSource application, TableOwner tables) {
        var role = JdbcClient.create(application)
                .sql("select current_user")
                .query(String.class)
                .single();
        var owner = tables.source().orElse(application);
        tables.source().ifPresent(it -> Names.keep(it, role));
        migrate(owner, "public", "classpath:db/events", "classpath:db/command", "classpath:db/ui");
        migrate(owner, AUDIT, "classpath:db/audit");
        tables.source().ifPresent(it -> share(it, role));
        migrate(application, LIVE, "classpath:db/query");
        Names.check(application);
        return new Schema();
    }

    private static void share(DataSource owner, String role) {
        var jdbc = JdbcClient.create(owner);
        // Before there was an application's role, the owner had made the read side as well.
        var changes = jdbc.sql("""
                        select pg_catalog.format('grant select, insert, update, delete on %I.%I to %I',
                            schemaname, tablename, :role)
                        from pg_catalog.pg_tables
                        where schemaname = 'public' and tablename <> 'flyway_schema_history'
                            and schemaname || '.' || tablename not in (:protected)
                        union all
                        select pg_catalog.format('create schema %I authorization %I', :live, :role)
                        where pg_catalog.to_regnamespace(:live) is null
                        union all
                        select pg_catalog.format('alter schema %I owner to %I', nspname, :role)
                        from pg_catalog.pg_namespace
                        where nspname in ('live', 'shadow', 'replaced') and nspowner = current_user::pg_catalog.regrole
                        union all
                        select pg_catalog.format('alter table %I.%I owner to %I', nspname, relname, :role)
                        from pg_catalog.pg_class join pg_catalog.pg_namespace n on n.oid = relnamespace
                        where nspname in ('live', 'shadow', 'replaced') and relkind = 'r'
                            and relowner = current_user::pg_catalog.regrole
                        """)
                .param("role", role)
                .param("live", LIVE)
                .param("protected", Protection.TABLES)
                .query(String.class)
                .list();
        Protection.grant(owner, role);
        changes.forEach(change -> jdbc.sql(change).update());
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

        SchemaRefused(String zh, String en) {
            super(zh + " " + en);
        }

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
