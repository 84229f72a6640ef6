package jiheng.query.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtectionTest {
    private static LogStore store;

    @BeforeAll
    static void fill() {
        store = new LogStore().grow(6);
        store.execute("insert into evidence_blob values ('a', 0, '\\x00')");
        store.execute("insert into read_log values ('account-auditor', '/forms')");
        store.tamper("insert into audit.node values (1, 0, '\\x00', '\\x00')");
        store.tamper("insert into audit.checkpoint values ('sha256', 1, 'a note')");
        store.tamper("insert into audit.cosignature values ('sha256', 1, 'witness', 'a line')");
    }

    @AfterAll
    static void drop() {
        store.close();
    }

    @ParameterizedTest
    @CsvSource({
        "event, payload = metadata",
        "audit.leaf, sha256 = sm3",
        "audit.node, sha256 = sm3",
        "audit.checkpoint, note = tree",
        "audit.cosignature, line = tree",
        "public.evidence_blob, bytes = null",
        "public.read_log, account = path"
    })
    void nobodyChangesARow(String table, String change) throws Exception {
        var statements = List.of(
                "update " + table + " set " + change,
                "update " + table + " set " + change + " where false",
                "delete from " + table,
                "truncate " + table + " cascade",
                "merge into " + table + " using (select 1) on true when matched then delete");
        for (var statement : statements) {
            refused(store.application(), "permission denied", statement);
            refused(store.superuser(), "only ever added", statement);
            refused(store.superuser(), "only ever added", "set session_replication_role = replica; " + statement);
        }
        refused(store.application(), "must be owner", "alter table " + table + " disable trigger all");
        refused(store.application(), "must be owner", "drop table " + table + " cascade");
        assertThat(store.number("select count(*) from " + table)).isPositive();
    }

    /** The control: what switches the triggers off gets through, and does not go unseen while they are off. */
    @Test
    void withTheTriggersOffASuperuserChangesRows() throws Exception {
        try (var copy = store.copy()) {
            assertThat(Protection.unguarded(copy.application())).isEmpty();
            try (var connection = copy.superuser().getConnection()) {
                connection.createStatement().execute(LogStore.triggers("disable"));
                assertThat(connection.createStatement().executeUpdate("delete from event where sequence = 0"))
                        .isPositive();
                assertThat(Protection.unguarded(copy.application())).isEqualTo(Protection.TABLES);
                connection.createStatement().execute(LogStore.triggers("enable"));
                assertThat(Protection.unguarded(copy.application())).isEqualTo(Protection.TABLES);
                connection.createStatement().execute(LogStore.triggers("enable always"));
                assertThat(Protection.unguarded(copy.application())).isEmpty();
            }
        }
    }

    @Test
    void whoCouldChangeTheTablesIsKnown() throws Exception {
        assertThat(Protection.changeable(store.application())).isEmpty();
        assertThat(Protection.changeable(store.superuser())).isEqualTo(Protection.TABLES);
        try (var copy = store.copy()) {
            copy.tamper("grant truncate on audit.node to app");
            assertThat(Protection.changeable(copy.application())).containsExactly("audit.node");
        }
    }

    static Stream<Arguments> waysToChange() {
        var audit = Protection.TABLES.stream()
                .filter(table -> table.startsWith("audit."))
                .toList();
        return Stream.of(
                Arguments.of("grant update (payload) on public.event to app", List.of("public.event")),
                Arguments.of("alter table public.read_log owner to app", List.of("public.read_log")),
                Arguments.of("alter schema audit owner to app", audit),
                Arguments.of(
                        "do $$ begin execute format('alter database %I owner to app', current_database()); end $$",
                        Protection.TABLES));
    }

    @ParameterizedTest
    @MethodSource("waysToChange")
    void noWayToChangeATableIsOverlooked(String way, List<String> changeable) throws Exception {
        try (var copy = store.copy()) {
            assertThat(Protection.changeable(copy.application()))
                    .as("the control")
                    .isEmpty();
            copy.execute(way);
            assertThat(Protection.changeable(copy.application())).isEqualTo(changeable);
        }
    }

    private static final String EMPTY = "create function public.only_added() returns trigger language plpgsql as"
            + " $$ begin /* raise exception */ return null; end $$;";

    @ParameterizedTest
    @ValueSource(
            strings = {
                EMPTY
                        + "drop trigger only_added on event; create trigger only_added before update or delete or truncate"
                        + " on event for each statement execute function public.only_added();"
                        + " alter table event enable always trigger only_added",
                "drop trigger only_added on event; create trigger only_added before delete or truncate or update of name"
                        + " on event for each statement execute function audit.only_added();"
                        + " alter table event enable always trigger only_added",
                "drop trigger only_next on event",
                "alter table event enable trigger only_next",
                "create or replace function audit.only_next() returns trigger language plpgsql security definer"
                        + " set search_path = pg_catalog, pg_temp as $$ begin return new; end $$",
                "create rule quietly as on delete to event do instead nothing",
                "alter table event enable row level security",
                "create table public.more () inherits (public.event)",
                EMPTY
                        + "create trigger another before insert on event for each row execute function public.only_added()",
                "alter table event rename to old; create view public.event as select * from public.old",
                "alter table event rename to old"
            })
    void whatDecidesBesideTheTriggerIsSeen(String hand) throws Exception {
        try (var copy = store.copy()) {
            assertThat(Protection.unguarded(copy.application()))
                    .as("the control")
                    .isEmpty();
            copy.execute(hand);
            assertThat(Protection.unguarded(copy.application())).containsExactly("public.event");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create or replace function audit.only_added() returns trigger language plpgsql as"
                        + " $$ begin /* raise exception */ return null; end $$",
                "alter function audit.only_added() owner to app",
                "alter function audit.only_added() set search_path = public"
            })
    void aFunctionThatIsNotTheShippedOneGuardsNothing(String hand) throws Exception {
        try (var copy = store.copy()) {
            copy.execute(hand);
            assertThat(Protection.unguarded(copy.application())).isEqualTo(Protection.TABLES);
        }
    }

    /** The application's own functions do not answer for the catalog's. */
    @Test
    void whatIsLaidOnTheApplicationsPathDeceivesNobody() throws Exception {
        try (var copy = store.copy()) {
            copy.execute("create schema app authorization app; grant update (payload) on public.event to app");
            try (var connection = copy.application().getConnection();
                    var open = connection.createStatement()) {
                open.execute("create function app.has_any_column_privilege(oid, text) returns boolean"
                        + " language sql as 'select false'");
                open.execute("create view app.pg_database as select oid, datname, datdba from pg_catalog.pg_database"
                        + " where false");
                open.execute("alter role app set search_path = app, pg_catalog");
            }
            try (var connection = copy.application().getConnection();
                    var asked = connection.createStatement().executeQuery("select count(*) from pg_database")) {
                asked.next();
                assertThat(asked.getInt(1)).as("the control").isZero();
                assertThat(Protection.changeable(copy.application())).containsExactly("public.event");
            } finally {
                copy.execute("alter role app reset search_path");
            }
        }
    }

    private static void refused(DataSource source, String words, String statement) throws SQLException {
        try (var connection = source.getConnection();
                var open = connection.createStatement()) {
            assertThatThrownBy(() -> open.execute(statement)).as(statement).hasMessageContaining(words);
        }
    }
}
