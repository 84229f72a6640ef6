package jiheng.ui.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked into the data folder itself: no other user can put theirs in their place, and a
 * process that runs one of them belongs to this data folder and to no other.
 */
final class ServerBinaries {
    private static final String PREFIX = "server-";
    private static final String DRAFT = "unpacking-";
    private static final String SUFFIX = File.separatorChar == '\\' ? ".exe" : "";
    private static final List<String> PROGRAMS = List.of("postgres" + SUFFIX, "pg_ctl" + SUFFIX, "initdb" + SUFFIX);

    /** What a program ended with, and what it said. */
    record Outcome(int exit, String said) {}

    private final Path data;
    private final Path home;
    private final List<String> launcher;

    private ServerBinaries(Path data, Path home, List<String> launcher) {
        this.data = data;
        this.home = home;
        this.launcher = launcher;
    }

    static ServerBinaries unpack(Path data) throws IOException {
        byte[] archive = archive(platform());
        Path home = data.resolve(PREFIX + digest(archive));
        if (!Files.isDirectory(home)) {
            Path draft = Files.createTempDirectory(data, DRAFT);
            try {
                extract(archive, draft);
            } catch (IOException e) {
                DatabaseUnavailable why = DatabaseUnavailable.failed(data, e);
                FileSystemUtils.deleteRecursively(draft);
                throw why;
            }
            DataFolder.moveForGood(draft, home);
        }
        return new ServerBinaries(data, home, launcher());
    }

    /** The major version of these programs, such as 18. */
    String major() throws IOException {
        Outcome outcome = run("postgres", List.of("--version"), 20);
        return outcome.said().strip().replaceFirst("^\\D*(\\d+).*$", "$1");
    }

    /** Runs to the end, in the data folder, and hears what is said; not for a program that leaves a server behind. */
    Outcome run(String program, List<String> arguments, int seconds) throws IOException {
        Path said = Files.createTempFile("jiheng-", ".out");
        try {
            ProcessBuilder builder = builder(program, arguments).redirectErrorStream(true);
            return new Outcome(await(builder.redirectOutput(said.toFile()).start(), seconds), text(said));
        } finally {
            Files.deleteIfExists(said);
        }
    }

    /** Runs to the end in the data folder and hears nothing: a server left behind would hold the stream open. */
    int runSilently(String program, List<String> arguments, int seconds) throws IOException {
        return await(
                builder(program, arguments)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start(),
                seconds);
    }

    /** Every living process that runs a program of this data folder, unpacked now or by an earlier version. */
    List<ProcessHandle> running() {
        return ProcessHandle.allProcesses().filter(this::isOurs).toList();
    }

    boolean isOurs(ProcessHandle process) {
        Path program = process.info().command().map(Path::of).orElse(null);
        if (program == null || program.getFileName() == null || !process.isAlive()) {
            return false;
        }
        String name = program.getFileName().toString();
        if (!PROGRAMS.contains(name)) {
            return false;
        }
        try (Stream<Path> homes = Files.list(data)) {
            return homes.filter(folder -> folder.getFileName().toString().startsWith(PREFIX))
                    .map(folder -> folder.resolve("bin").resolve(name))
                    .anyMatch(candidate -> same(candidate, program));
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** Removes what earlier versions and interrupted starts left; only while none of it runs. */
    void tidy() throws IOException {
        try (Stream<Path> children = Files.list(data)) {
            for (Path child : children.toList()) {
                String name = child.getFileName().toString();
                if (name.startsWith(DRAFT) || (name.startsWith(PREFIX) && !child.equals(home))) {
                    FileSystemUtils.deleteRecursively(child);
                }
            }
        }
    }

    private ProcessBuilder builder(String program, List<String> arguments) {
        List<String> command = new ArrayList<>(launcher);
        command.add(home.resolve("bin").resolve(program + SUFFIX).toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(data.toFile());
        // The server's words must be readable to us, and none of its settings may come from outside.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static int await(Process process, int seconds) throws IOException {
        try {
            if (process.waitFor(seconds, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            throw new IOException("no answer within " + seconds + " s");
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static boolean same(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException absent) {
            return false;
        }
    }

    /** PostgreSQL refuses root; in a user namespace of its own root is nobody there and still owns its files here. */
    private static List<String> launcher() throws IOException {
        if (File.separatorChar == '\\' || new UnixSystem().getUid() != 0) {
            return List.of();
        }
        List<String> unshare = List.of("unshare", "-U");
        try {
            List<String> trial = new ArrayList<>(unshare);
            trial.add("true");
            if (await(new ProcessBuilder(trial).redirectErrorStream(true).start(), 20) == 0) {
                return unshare;
            }
        } catch (IOException absent) {
            throw DatabaseUnavailable.refusesRoot();
        }
        throw DatabaseUnavailable.refusesRoot();
    }

    private static String platform() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            return "windows-x86_64";
        }
        return (system.startsWith("mac") ? "darwin" : system)
                + "-"
                + switch (machine) {
                    case "amd64" -> "x86_64";
                    case "aarch64" -> "arm_64";
                    default -> machine;
                };
    }

    static byte[] archive(String platform) throws IOException {
        try (InputStream in = ServerBinaries.class.getResourceAsStream("/postgres-" + platform + ".txz")) {
            if (in == null) {
                throw DatabaseUnavailable.noBinaries(platform);
            }
            return in.readAllBytes();
        }
    }

    private static String digest(byte[] archive) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void extract(byte[] archive, Path target) throws IOException {
        List<Path> written = new ArrayList<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new BufferedInputStream(new XZInputStream(new ByteArrayInputStream(archive)), 1 << 16))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("the archive leaves its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.resolveSibling("."));
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                    continue;
                }
                Files.copy(tar, file);
                written.add(file);
                if ((entry.getMode() & 0100) != 0 && !file.toFile().setExecutable(true, true)) {
                    throw new IOException("cannot be made executable: " + file);
                }
            }
        }
        // Forced to the disk, or a loss of power could leave empty programs under the final name.
        for (Path file : written) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }
    }
}
