package jiheng.ui.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import jiheng.command.CommandRefused;
import jiheng.events.evaluation.Evidence;
import jiheng.events.evaluation.EvidenceId;
import jiheng.ui.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(OutputCaptureExtension.class)
class BlobsTest {
    private static final int SIZE = 3 * Blobs.PIECE + 17;

    @TempDir
    private Path folder;

    private final HikariDataSource source = Product.running().context().getBean(HikariDataSource.class);
    private final JdbcClient jdbc = JdbcClient.create(source);
    private final Blobs blobs = new Blobs(jdbc);

    private Path file(long seed, int size) throws Exception {
        var bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return Files.write(folder.resolve("file-" + seed), bytes);
    }

    private static Evidence evidence(Path file) {
        var found = Blobs.hashed(file);
        return new Evidence(EvidenceId.of("blob"), "total", "a.pdf", "application/pdf", found.size(), found.sha256());
    }

    private int pieces(Evidence evidence) {
        return jdbc.sql("select count(*) from evidence_blob where sha256 = ?")
                .param(evidence.sha256())
                .query(Integer.class)
                .single();
    }

    @Test
    void whatIsKeptComesOutAsItWentIn() throws Exception {
        var file = file(1, SIZE);
        var evidence = evidence(file);
        blobs.keep(evidence.sha256(), file);

        try (var kept = blobs.verified(evidence)) {
            assertThat(Files.mismatch(kept.path(), file)).isEqualTo(-1);
        }
        assertThat(pieces(evidence)).isEqualTo(4);
    }

    @Test
    void twiceIsOnce() throws Exception {
        var file = file(2, SIZE);
        var evidence = evidence(file);
        blobs.keep(evidence.sha256(), file);
        blobs.keep(evidence.sha256(), file);

        assertThat(pieces(evidence)).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update public.evidence_blob set bytes = set_byte(bytes, 5, (get_byte(bytes, 5) + 1) % 256) where n = 2 and sha256 = ?",
                "delete from public.evidence_blob where n = 3 and sha256 = ?",
                "delete from public.evidence_blob where n = 1 and sha256 = ?",
                "delete from public.evidence_blob where sha256 = ?",
                "update public.evidence_blob set n = n + 1 where n = 3 and sha256 = ?",
                "update public.evidence_blob set bytes = bytes || '\\x00' where n = 3 and sha256 = ?"
            })
    void aByteThatAHandChangedIsFoundAndAlarms(String hand, CapturedOutput output) throws Exception {
        var file = file(hand.hashCode(), SIZE);
        var evidence = evidence(file);
        blobs.keep(evidence.sha256(), file);
        blobs.verified(evidence).close();

        assertThat(tampered(hand, evidence)).isPositive();

        assertThatThrownBy(() -> blobs.verified(evidence))
                .isInstanceOfSatisfying(CommandRefused.class, refused -> assertThat(refused.code())
                        .isEqualTo("evidence-damaged"));
        assertThat(output.getAll()).contains("ALARM").contains(evidence.sha256());

        // The same content coming in again puts it right, and is not kept once more after that.
        blobs.keep(evidence.sha256(), file);
        blobs.verified(evidence).close();
        var pieces = pieces(evidence);
        blobs.keep(evidence.sha256(), file);
        assertThat(pieces(evidence)).isEqualTo(pieces);
    }

    /** Whoever may only add cannot put a copy in the place of the whole one either. */
    @Test
    void aFalseCopyBesideTheWholeOneIsPassedOver() throws Exception {
        var file = file(6, SIZE);
        var evidence = evidence(file);
        blobs.keep(evidence.sha256(), file);

        jdbc.sql("insert into evidence_blob (sha256, copy, n, bytes) values (?, 2147483647, 0, '\\x00')")
                .param(evidence.sha256())
                .update();

        try (var kept = blobs.verified(evidence)) {
            assertThat(Files.mismatch(kept.path(), file)).isEqualTo(-1);
        }
        assertThatThrownBy(() -> jdbc.sql("delete from evidence_blob where sha256 = ?")
                        .param(evidence.sha256())
                        .update())
                .hasStackTraceContaining("permission denied");
    }

    private static int tampered(String hand, Evidence evidence) {
        return Product.running().tamper("public.evidence_blob", hand, evidence.sha256());
    }

    @Test
    void nothingIsLeftOnTheDisk() throws Exception {
        var before = left();
        var file = file(4, SIZE);
        var evidence = evidence(file);
        blobs.keep(evidence.sha256(), file);
        blobs.verified(evidence).close();
        tampered("delete from public.evidence_blob where sha256 = ?", evidence);
        assertThatThrownBy(() -> blobs.verified(evidence)).isInstanceOf(CommandRefused.class);

        assertThat(left()).isEqualTo(before);
    }

    private static long left() throws Exception {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(one -> one.getFileName().toString().startsWith("jiheng-evidence"))
                    .count();
        }
    }

    @Test
    void theLargestFileGoesThroughASmallHeap() throws Exception {
        var file = file(5, 50 << 20);

        assertThat(inSmallHeap("kept", file)).isEqualTo("0 " + (50 << 20));
        assertThat(inSmallHeap("naive", file)).as("control").startsWith("3");
    }

    private String inSmallHeap(String how, Path file) throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeapKeeping.class.getName(),
                        how,
                        file.toString(),
                        source.getJdbcUrl(),
                        source.getUsername(),
                        source.getPassword())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return process.exitValue() + " " + out;
    }
}
