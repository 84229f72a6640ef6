package jiheng.ui.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

class DatabaseUnavailableTest {
    @TempDir
    Path home;

    @Test
    void aFileInPlaceOfTheFolderIsNamed() throws Exception {
        Path file = Files.writeString(home.resolve("data"), "not a folder");

        refused(file, "data-not-a-folder", file.toString());
        refused(file.resolve("below"), "data-not-a-folder", file.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "17", "seven"})
    void aFolderOfANewerJihengIsRefusedAndLeftAsItIs(String format) throws Exception {
        Path version = Files.writeString(home.resolve("version"), format);

        refused(home, "data-newer", format);

        assertThat(version).hasContent(format);
        assertThat(home.resolve("postgres")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"19", "17"})
    void aFolderOfAnotherPostgresIsRefusedAndOpensOnceItIsOursAgain(String major) throws Exception {
        Prepared.into(home);
        Path version = home.resolve("postgres/PG_VERSION");
        String own = Files.readString(version);
        Files.writeString(version, major + "\n");

        refused(home, "database-other-version", "PostgreSQL " + major);

        Files.writeString(version, own);
        EmbeddedDatabase.start(home).close();
    }

    @Test
    void aFolderThatIsNotWholeIsRefusedAndLeftAsItIs() throws Exception {
        Path rest = Files.writeString(
                Files.createDirectory(home.resolve("postgres")).resolve("base"), "somebody's data");

        refused(home, "database-folder-broken", "PG_VERSION");

        assertThat(rest).hasContent("somebody's data");
    }

    @Test
    void aLostPasswordFileIsNamedAndNoNewOneIsMade() throws Exception {
        Prepared.into(home);
        Files.delete(home.resolve("postgres.password"));

        refused(home, "database-folder-broken", "password");

        assertThat(home.resolve("postgres.password")).doesNotExist();
    }

    @Test
    void anUnknownPlatformIsNamed() {
        assertThatThrownBy(() -> ServerBinaries.archive("plan9-mips"))
                .isInstanceOfSatisfying(DatabaseUnavailable.class, e -> {
                    assertThat(e.code()).isEqualTo("database-binaries-missing");
                    assertThat(e.getMessage()).contains("plan9-mips");
                });
    }

    @Test
    void aReadOnlyFolderIsNamed() throws Exception {
        try (Mount mount = new Mount(home, "size=1m")) {
            mount.remount("ro");

            refused(home, "data-read-only", home.toString());
            refused(home.resolve("below"), "data-read-only", home.toString());
        }
    }

    @Test
    void aFolderTheUserMayNotWriteIsNamed() throws Exception {
        assumeTrue(EmbeddedDatabaseTest.isRoot(), "another user's folder takes root to make");
        Path open = Files.createTempDirectory("jiheng-ordinary");
        try {
            Path classes = OrdinaryUser.copyOfClassPath(open);
            Path roots = Files.createDirectory(open.resolve("roots"));

            Process child = OrdinaryUser.run(classes, open, roots, open.resolve("ledger"), "on", "1");

            assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(open.resolve("child.out")).content().contains("DatabaseUnavailable", "cannot be written");
        } finally {
            FileSystemUtils.deleteRecursively(open);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"16k", "20m", "70m"})
    void aDiskThatIsFullDuringTheFirstStartIsNamedAndLeavesNoRuin(String size) throws Exception {
        try (Mount mount = new Mount(home, "size=" + size)) {
            refused(home, "data-disk-full", home.toString());

            mount.remount("size=400m");
            EmbeddedDatabase.start(home).close();
        }
    }

    @Test
    void aDiskThatIsFullLaterIsNamedAndNothingIsLost() throws Exception {
        try (Mount mount = new Mount(home, "size=400m")) {
            try (EmbeddedDatabase database = EmbeddedDatabase.start(Prepared.into(home))) {
                Sql.run(
                        database.dataSource(),
                        "create table public.noted (text text)",
                        "insert into public.noted values ('kept')");
            }
            Path ballast = home.resolve("ballast");
            fill(ballast);

            refused(home, "data-disk-full", home.toString());

            Files.delete(ballast);
            try (EmbeddedDatabase database = EmbeddedDatabase.start(home)) {
                assertThat(Sql.answer(database.dataSource(), "select text from public.noted"))
                        .isEqualTo("kept");
            }
        }
    }

    private static void refused(Path data, String code, String named) {
        DatabaseUnavailable why = catchThrowableOfType(
                DatabaseUnavailable.class, () -> EmbeddedDatabase.start(data).close());

        assertThat(why).isNotNull();
        assertThat(why.code()).as(why.getMessage()).isEqualTo(code);
        assertThat(why.getMessage())
                .isEqualTo(why.zh() + " " + why.en())
                .contains(named)
                .doesNotContain("\n");
        assertThat(why.zh()).containsPattern("\\p{IsHan}").contains("。");
        assertThat(why.en()).doesNotContainPattern("\\p{IsHan}");
    }

    private static void fill(Path ballast) throws IOException {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(Files.getFileStore(ballast).getUsableSpace()).isLessThan(block.length);
        }
    }

    /** A small disk of its own on a folder, which only root can make. */
    private static final class Mount implements AutoCloseable {
        private final Path folder;

        Mount(Path folder, String options) throws Exception {
            this.folder = folder;
            assumeTrue(
                    EmbeddedDatabaseTest.isRoot() && run("mount", "-t", "tmpfs", "-o", options, "tmpfs") == 0,
                    "mounting a disk is not possible here");
        }

        void remount(String options) throws Exception {
            assertThat(run("mount", "-o", "remount," + options)).isZero();
        }

        @Override
        public void close() throws Exception {
            assertThat(run("umount")).isZero();
        }

        private int run(String... command) throws Exception {
            ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)));
            builder.command().add(folder.toString());
            return builder.inheritIO().start().waitFor();
        }
    }
}
