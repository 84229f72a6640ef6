package jiheng.query.audit.log;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Who may do what to the ledger and its log in the database, and whether what refuses the rest is switched on. */
public final class Protection {
    /** Rows of these are only ever added. */
    public static final List<String> TABLES =
            List.of("public.event", "audit.leaf", "audit.node", "audit.checkpoint", "audit.cosignature");

    private Protection() {}

    /** Lets a role add to the ledger and its log and read them, and nothing else; asked of the tables' owner. */
    public static void grant(DataSource owner, String role) {
        try (var connection = owner.getConnection();
                var statement = connection.createStatement()) {
            var name = statement.enquoteIdentifier(role, true);
            // In one step, so that another program at work never finds itself without them.
            connection.setAutoCommit(false);
            statement.execute("grant usage on schema public, audit to " + name);
            statement.execute("grant usage on all sequences in schema public to " + name);
            statement.execute("grant execute on function audit.make_shadow(), audit.switch_live() to " + name);
            for (var table : TABLES) {
                statement.execute("revoke all on " + table + " from " + name);
                statement.execute("grant select, insert on " + table + " to " + name);
            }
            connection.commit();
        } catch (SQLException refused) {
            throw new IllegalStateException("the application's role cannot be given its rights", refused);
        }
    }

    /** The tables that a connected role could change: it owns one, or was granted more than to add and read. */
    public static List<String> changeable(DataSource role) throws SQLException {
        return tables(role, """
                select pg_has_role(c.relowner, 'member')
                    or has_table_privilege(c.oid, 'update') or has_table_privilege(c.oid, 'delete')
                    or has_table_privilege(c.oid, 'truncate') or has_table_privilege(c.oid, 'trigger')
                from pg_class c where c.oid = cast(? as regclass)
                """);
    }

    /** The tables whose trigger is gone, switched off or changed. */
    public static List<String> unguarded(DataSource anyone) throws SQLException {
        return tables(anyone, """
                select not exists (
                    select 1 from pg_trigger t join pg_proc p on p.oid = t.tgfoid
                    where t.tgrelid = cast(? as regclass) and t.tgname = 'only_added' and t.tgenabled = 'A'
                        and t.tgtype = 58 and t.tgqual is null
                        and p.pronamespace = to_regnamespace('audit') and p.prosrc like '%raise exception%')
                """);
    }

    private static List<String> tables(DataSource source, String question) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.prepareStatement(question)) {
            var all = new ArrayList<String>();
            for (var table : TABLES) {
                statement.setString(1, table);
                try (var answer = statement.executeQuery()) {
                    if (answer.next() && answer.getBoolean(1)) {
                        all.add(table);
                    }
                }
            }
            return List.copyOf(all);
        }
    }
}
