package jiheng.ui.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import jiheng.command.CommandRefused;
import jiheng.events.evaluation.Evidence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The bytes of evidence in the database, piece by piece: no more than one piece of a file is in memory at a time. */
@Component
class Blobs {
    static final int PIECE = 1 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Blobs.class);

    private final JdbcClient jdbc;

    Blobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A file taken out of the database and found to be what was recorded; gone from the disk when closed. */
    record Verified(Path path) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(path);
        }
    }

    /**
     * Keeps a content unless it is kept already; within the transaction of the act that needs it. Beside a copy that
     * was damaged a whole one is added: the hash proves that these are the right bytes.
     */
    void keep(String sha256, Path file) throws IOException {
        var copies = copies(sha256);
        for (var known : copies) {
            if (Hashed.of(sink -> copy(sha256, known, sink)).sha256().equals(sha256)) {
                return;
            }
        }
        var next = IntStream.iterate(0, number -> number + 1)
                .filter(number -> !copies.contains(number))
                .findFirst()
                .orElseThrow();
        if (!copies.isEmpty()) {
            LOG.error("ALARM: the stored copy of {} was changed; a whole one is added from a new upload", sha256);
        }
        try (var in = Files.newInputStream(file)) {
            var buffer = new byte[PIECE];
            int n = 0;
            for (int read = in.readNBytes(buffer, 0, PIECE); read > 0; read = in.readNBytes(buffer, 0, PIECE)) {
                jdbc.sql("insert into public.evidence_blob (sha256, copy, n, bytes) values (?, ?, ?, ?)"
                                + " on conflict do nothing")
                        .params(sha256, next, n++, read == PIECE ? buffer : Arrays.copyOf(buffer, read))
                        .update();
            }
        }
    }

    /**
     * The bytes of a file, on disk, after all of them were compared with what was recorded when it was attached.
     *
     * @throws CommandRefused 409 {@code evidence-damaged}, and an alarm in the log, if a byte was changed or is missing
     */
    Verified verified(Evidence evidence) throws IOException {
        var path = Files.createTempFile("jiheng-evidence", ".out");
        try {
            var found = Hashed.of(sink -> {});
            for (var copy : copies(evidence.sha256())) {
                found = taken(evidence, copy, path);
                if (found.size() == evidence.size() && found.sha256().equals(evidence.sha256())) {
                    return new Verified(path);
                }
            }
            LOG.error(
                    "ALARM: {} was recorded with {} bytes and SHA-256 {}, but {} bytes with {} are stored; not handed out",
                    evidence.id(),
                    evidence.size(),
                    evidence.sha256(),
                    found.size(),
                    found.sha256());
            throw CommandRefused.rule("evidence-damaged", Map.of("file", evidence.file()));
        } catch (IOException | RuntimeException failed) {
            Files.deleteIfExists(path);
            throw failed;
        }
    }

    private Hashed taken(Evidence evidence, int copy, Path path) throws IOException {
        try (var out = Files.newOutputStream(path)) {
            return Hashed.of(sink -> copy(evidence.sha256(), copy, bytes -> {
                sink.take(bytes);
                out.write(bytes);
            }));
        }
    }

    /** The numbers of the copies, the last added first: there is more than one only after damage. */
    private List<Integer> copies(String sha256) {
        return jdbc.sql("select distinct copy from public.evidence_blob where sha256 = ? order by copy desc")
                .param(sha256)
                .query(Integer.class)
                .list();
    }

    private void copy(String sha256, int copy, Hashed.Sink sink) throws IOException {
        int n = 0;
        for (var piece = piece(sha256, copy, n); piece.isPresent(); piece = piece(sha256, copy, ++n)) {
            sink.take(piece.get());
        }
    }

    private Optional<byte[]> piece(String sha256, int copy, int n) {
        return jdbc.sql("select bytes from public.evidence_blob where sha256 = ? and copy = ? and n = ?")
                .params(sha256, copy, n)
                .query(byte[].class)
                .optional();
    }

    static Hashed hashed(Path file) {
        try (var in = Files.newInputStream(file)) {
            return Hashed.of(sink -> {
                var buffer = new byte[64 << 10];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    sink.take(Arrays.copyOf(buffer, read));
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
