package jiheng.ui.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

class EmbeddedDatabaseTest {
    @TempDir
    Path home;

    @Test
    void whatWasCommittedIsThereAfterClosingAndStartingAgain() throws Exception {
        Path data = home.resolve("数据 of a 'unit'; (1)");
        try (EmbeddedDatabase first = EmbeddedDatabase.start(data)) {
            Sql.run(
                    first.dataSource(),
                    "create table public.noted (text text)",
                    "insert into public.noted values ('绩效')");
        }

        try (EmbeddedDatabase second = EmbeddedDatabase.start(data)) {
            assertThat(Sql.answer(second.dataSource(), "select text from public.noted"))
                    .isEqualTo("绩效");
            assertThat(Sql.answer(second.dataSource(), "show server_encoding")).isEqualTo("UTF8");
            assertThat(Sql.answer(
                            second.dataSource(),
                            "select datcollate from pg_database where datname = current_database()"))
                    .isEqualTo("C");
        }
    }

    @Test
    void closingLeavesNoServerBehindAndMayBeRepeated() throws Exception {
        EmbeddedDatabase database = EmbeddedDatabase.start(Prepared.into(home));
        assertThat(ServerBinaries.unpack(home).running()).isNotEmpty();

        database.close();
        database.close();

        assertThat(ServerBinaries.unpack(home).running()).isEmpty();
    }

    @Test
    void onlyTheHolderOfThePasswordFileGetsInAndNotAsSuperuser() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(Prepared.into(home))) {
            Path file = home.resolve("postgres.password");
            assertThat(Files.readString(file).strip()).isEqualTo(database.password());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            for (String user : new String[] {"postgres", database.username()}) {
                assertThatThrownBy(() -> DriverManager.getConnection(database.jdbcUrl(), user, "guess")
                                .close())
                        .hasMessageContaining("password authentication failed");
            }
            assertThat(Sql.answer(database.dataSource(), "select rolsuper from pg_roles where rolname = current_user"))
                    .isEqualTo("f");
            assertThat(Sql.answer(database.dataSource(), "show listen_addresses"))
                    .isEqualTo("127.0.0.1");
        }
    }

    @Test
    void aSecondStartIsRefusedAndTheFirstKeepsWorking() throws Exception {
        Path data = Prepared.into(home.resolve("data"));
        try (EmbeddedDatabase first = EmbeddedDatabase.start(data)) {
            Sql.run(first.dataSource(), "create table public.noted (text text)");
            String server = Sql.answer(first.dataSource(), "select pg_postmaster_start_time()");

            DatabaseUnavailable here =
                    catchThrowableOfType(DatabaseUnavailable.class, () -> EmbeddedDatabase.start(data));
            Process elsewhere = Writer.start(data, home.resolve("ledger"), "on");

            assertThat(here.code()).isEqualTo("data-in-use");
            assertThat(elsewhere.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(elsewhere.exitValue()).isNotZero();
            assertThat(home.resolve("writer.out")).content().contains("Another Jiheng is running on the data folder");
            Sql.run(first.dataSource(), "insert into public.noted values ('still here')");
            assertThat(Sql.answer(first.dataSource(), "select pg_postmaster_start_time()"))
                    .isEqualTo(server);
        }
    }

    @Test
    void settingsEditedIntoTheServersFilesDoNotTakeDurabilityAway() throws Exception {
        Prepared.into(home);
        Files.writeString(
                home.resolve("postgres/postgresql.auto.conf"),
                "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\nlisten_addresses = '*'\n");

        try (EmbeddedDatabase database = EmbeddedDatabase.start(home)) {
            assertThat(Durability.check(database.dataSource())).isEmpty();
            assertThat(Sql.answer(database.dataSource(), "show listen_addresses"))
                    .isEqualTo("127.0.0.1");
        }
    }

    @Test
    void aDatabaseThatMayLoseCommitsIsRefusedUntilItIsPutRight() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.start(Prepared.into(home))) {
            assertThat(Durability.check(database.dataSource())).isEmpty();
            Sql.run(database.dataSource(), "alter role jiheng set synchronous_commit = off");
            assertThat(Durability.check(database.dataSource())).containsExactly("synchronous_commit=off");
        }

        DatabaseUnavailable refused =
                catchThrowableOfType(DatabaseUnavailable.class, () -> EmbeddedDatabase.start(home));

        assertThat(refused.code()).isEqualTo("database-not-durable");
        assertThat(refused.getMessage()).contains("synchronous_commit=off");
        assertThat(ServerBinaries.unpack(home).running()).isEmpty();
    }

    @Test
    void anOrdinaryUserStartsItToo() throws Exception {
        assumeTrue(isRoot(), "this run is an ordinary user's already: every other test shows it");
        Path open = Files.createTempDirectory("jiheng-ordinary");
        try {
            Path classes = OrdinaryUser.copyOfClassPath(open);
            Path data = OrdinaryUser.folder(open.resolve("data"));
            Process child = OrdinaryUser.run(classes, open, data, data.resolve("ledger"), "on", "3");

            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(open.resolve("child.out")).content().doesNotContain("Exception");
            assertThat(Writer.acknowledged(data.resolve("ledger"))).hasSize(3);
            assertThat(Files.getOwner(data.resolve("postgres")).getName()).isEqualTo("nobody");
        } finally {
            FileSystemUtils.deleteRecursively(open);
        }
    }

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
