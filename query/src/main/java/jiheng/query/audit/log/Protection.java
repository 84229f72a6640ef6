package jiheng.query.audit.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/** Who may do what to what is only ever added to, and whether what refuses the rest is switched on. */
public final class Protection {
    /** Rows of these are only ever added: the ledger, its log, the bytes of evidence, and what auditors read. */
    public static final List<String> TABLES = List.of(
            "public.event",
            "audit.leaf",
            "audit.node",
            "audit.checkpoint",
            "audit.cosignature",
            "public.evidence_blob",
            "public.read_log");

    /** What the triggers run, to the letter as it was laid out. */
    private static final String BODY = body("V5_1__log.sql", "only_added");

    private static final String NEXT = body("V5_3__only_next.sql", "only_next");

    private Protection() {}

    private static String body(String migration, String function) {
        try (var file = Protection.class.getResourceAsStream("/db/audit/" + migration)) {
            var text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            var from = text.indexOf("$$", text.indexOf("create function " + function + "(")) + 2;
            return text.substring(from, text.indexOf("$$", from));
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

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

    /**
     * The tables that a connected role could change: it owns one, or the schema or database that one is in, or was
     * granted more than to add and read.
     */
    public static List<String> changeable(DataSource role) throws SQLException {
        return tables(role, """
                select pg_has_role(c.relowner, 'member') or pg_has_role(n.nspowner, 'member')
                    or pg_has_role(d.datdba, 'member')
                    or has_any_column_privilege(c.oid, 'update') or has_table_privilege(c.oid, 'delete')
                    or has_table_privilege(c.oid, 'truncate') or has_table_privilege(c.oid, 'trigger')
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    join pg_database d on d.datname = current_database()
                where c.oid = to_regclass(?)
                """);
    }

    /**
     * The tables that are none, or whose trigger is gone, switched off or changed, or beside which something else
     * decides what is stored and read: rules, policies, inheritance, other triggers.
     */
    public static List<String> unguarded(DataSource anyone) throws SQLException {
        return tables(anyone, """
                select not exists (
                    select 1 from pg_class c join pg_trigger t on t.tgrelid = c.oid join pg_proc p on p.oid = t.tgfoid
                        join pg_language l on l.oid = p.prolang
                    where c.oid = to_regclass(?) and c.relkind = 'r' and c.relpersistence = 'p'
                        and not c.relrowsecurity
                        and t.tgname = 'only_added' and t.tgenabled = 'A' and t.tgtype = 58 and t.tgqual is null
                        and t.tgattr::text = ''
                        and p.pronamespace = to_regnamespace('audit') and p.proname = 'only_added'
                        and p.proowner = c.relowner and l.lanname = 'plpgsql' and p.prosrc = ?
                        and (p.proconfig is null or p.proconfig = array['search_path=pg_catalog, pg_temp'])
                        and (select count(*) from pg_trigger o
                            where o.tgrelid = c.oid and o.oid <> t.oid and not o.tgisinternal)
                            = case when c.oid is not distinct from to_regclass('public.event')::oid then 1 else 0 end
                        and (c.oid is distinct from to_regclass('public.event')::oid or exists (
                            select 1 from pg_trigger o join pg_proc q on q.oid = o.tgfoid
                                join pg_language m on m.oid = q.prolang
                            where o.tgrelid = c.oid and o.tgname = 'only_next' and o.tgenabled = 'A' and o.tgtype = 7
                                and o.tgqual is null and o.tgattr::text = ''
                                and q.pronamespace = to_regnamespace('audit') and q.proname = 'only_next'
                                and q.proowner = c.relowner and q.prosecdef and m.lanname = 'plpgsql' and q.prosrc = ?
                                and q.proconfig = array['search_path=pg_catalog, pg_temp']))
                        and not exists (select 1 from pg_rewrite r where r.ev_class = c.oid)
                        and not exists (select 1 from pg_inherits i where c.oid in (i.inhparent, i.inhrelid)))
                """, BODY, NEXT);
    }

    private static List<String> tables(DataSource source, String question, String... more) throws SQLException {
        try (var connection = source.getConnection()) {
            var committing = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try (var path = connection.createStatement();
                    var statement = connection.prepareStatement(question)) {
                // What somebody laid on the asked role's own path is not to answer for the catalog.
                path.execute("set local search_path to pg_catalog, pg_temp");
                for (var one = 0; one < more.length; one++) {
                    statement.setString(one + 2, more[one]);
                }
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
            } finally {
                connection.rollback();
                connection.setAutoCommit(committing);
            }
        }
    }
}
