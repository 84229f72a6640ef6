package jiheng.query.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtectionTest {
    private static LogStore store;

    @BeforeAll
    static void fill() {
        store = new LogStore().grow(6);
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
        "audit.cosignature, line = tree"
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

    private static void refused(DataSource source, String words, String statement) throws SQLException {
        try (var connection = source.getConnection();
                var open = connection.createStatement()) {
            assertThatThrownBy(() -> open.execute(statement)).as(statement).hasMessageContaining(words);
        }
    }
}
