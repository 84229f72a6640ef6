package jiheng.ui.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * The server's own files in {@code postgres} of a held data folder, and the one server that may run on them. Programs
 * run in the data folder and get relative paths, so that blanks and quotes in its name do no harm.
 */
final class Cluster {
    static final String LOG = "postgres.log";
    static final String OWNER = "postgres";

    private static final String FOLDER = "postgres";
    private static final String DRAFT = "initialising-";
    private static final int ATTEMPTS = 3;

    /** On the command line these win over anything edited into the server's files. */
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=40",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            // Bounds what has to be replayed after a loss of power, and so the time to start.
            "max_wal_size=256MB",
            "log_checkpoints=off");

    /** Another server of this folder was still ending, or another program took the port in between. */
    private static final Pattern PASSING = Pattern.compile(
            "postmaster\\.pid\" already exists|pre-existing shared memory block|could not create any TCP/IP sockets");

    private final Path data;
    private final Path folder;
    private final Path processFile;
    private final ServerBinaries binaries;

    Cluster(Path data, ServerBinaries binaries) {
        this.data = data;
        this.folder = data.resolve(FOLDER);
        this.processFile = folder.resolve("postmaster.pid");
        this.binaries = binaries;
    }

    /** Whether there is one already; one that is of another version or not whole is refused and left as it is. */
    boolean exists() throws IOException {
        if (!Files.exists(folder)) {
            return false;
        }
        if (!Files.isDirectory(folder)) {
            throw DatabaseUnavailable.notAFolder(folder);
        }
        try (Stream<Path> children = Files.list(folder)) {
            if (children.findAny().isEmpty()) {
                Files.delete(folder);
                return false;
            }
        }
        Path version = folder.resolve("PG_VERSION");
        if (!Files.exists(version)) {
            throw DatabaseUnavailable.broken(folder);
        }
        String found = Files.readString(version).strip();
        String own = binaries.major();
        if (!found.equals(own)) {
            throw DatabaseUnavailable.otherServer(folder, found, own);
        }
        return true;
    }

    /** All or nothing: made under another name and renamed when whole. */
    void initialise(Path passwordFile) throws IOException {
        try (Stream<Path> children = Files.list(data)) {
            for (Path child : children.toList()) {
                if (child.getFileName().toString().startsWith(DRAFT)) {
                    FileSystemUtils.deleteRecursively(child);
                }
            }
        }
        Path draft = Files.createTempDirectory(data, DRAFT);
        ServerBinaries.Outcome outcome = binaries.run(
                "initdb",
                List.of(
                        "--pgdata=" + draft.getFileName(),
                        "--username=" + OWNER,
                        "--pwfile=" + passwordFile.getFileName(),
                        "--auth=scram-sha-256",
                        "--locale=C",
                        "--encoding=UTF8"),
                300);
        if (outcome.exit() != 0) {
            throw DatabaseUnavailable.failed(data, complaint(outcome.said()), null);
        }
        DataFolder.moveForGood(draft, folder);
    }

    /** Starts the server and returns its port on the loopback address; it outlives this process unless stopped. */
    int start() throws IOException {
        for (int attempt = 1; ; attempt++) {
            stop();
            if (Files.exists(data.resolve(LOG))) {
                Files.move(data.resolve(LOG), data.resolve(LOG + ".previous"), StandardCopyOption.REPLACE_EXISTING);
            }
            int port = freePort();
            String options = "-p " + port + " -c " + String.join(" -c ", SETTINGS);
            // Recovery after a loss of power is given time; giving up on it would only begin it anew.
            int exit = binaries.runSilently(
                    "pg_ctl", List.of("start", "-D", FOLDER, "-l", LOG, "-w", "-t", "120", "-o", options), 130);
            if (exit == 0) {
                return port;
            }
            String log = log();
            if (attempt == ATTEMPTS || !PASSING.matcher(log).find()) {
                throw DatabaseUnavailable.failed(data, complaint(log), null);
            }
        }
    }

    /**
     * Stops whatever runs on these files, orderly if it can, and does nothing where nothing runs. A process file left
     * by a machine that lost power may name a number that is another program's by now: only a process that runs a
     * program of this data folder is ever signalled.
     */
    void stop() throws IOException {
        if (recordedProcess()
                        .flatMap(ProcessHandle::of)
                        .filter(binaries::isOurs)
                        .isPresent()
                && binaries.runSilently("pg_ctl", List.of("stop", "-D", FOLDER, "-m", "fast", "-w", "-t", "12"), 20)
                        != 0) {
            binaries.runSilently("pg_ctl", List.of("stop", "-D", FOLDER, "-m", "immediate", "-w", "-t", "5"), 10);
        }
        // What is left is a program of an interrupted start, or a child of a server that was itself killed.
        List<ProcessHandle> rest = binaries.running();
        rest.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle process : rest) {
            process.onExit().completeOnTimeout(process, 5, TimeUnit.SECONDS).join();
        }
        Files.deleteIfExists(processFile);
    }

    private Optional<Long> recordedProcess() throws IOException {
        if (!Files.exists(processFile)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(processFile, StandardCharsets.ISO_8859_1)) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(line -> line.matches("\\d{1,10}"))
                    .map(Long::valueOf);
        }
    }

    private String log() throws IOException {
        Path log = data.resolve(LOG);
        return Files.exists(log) ? new String(Files.readAllBytes(log), StandardCharsets.UTF_8) : "";
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            return socket.getLocalPort();
        }
    }

    /** The first line that names an error, or the last of all. */
    private static String complaint(String said) {
        List<String> lines = said.lines().filter(line -> !line.isBlank()).toList();
        return lines.stream()
                .filter(line -> line.matches(".*\\b(FATAL|PANIC|ERROR|error):.*"))
                .findFirst()
                .orElse(lines.isEmpty() ? "no reason given" : lines.get(lines.size() - 1));
    }
}
