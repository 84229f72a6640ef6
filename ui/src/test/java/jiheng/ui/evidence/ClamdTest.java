package jiheng.ui.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClamdTest {
    @TempDir
    private Path folder;

    private final FakeClamd daemon;

    ClamdTest() throws IOException {
        daemon = new FakeClamd();
    }

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.write(folder.resolve("a.pdf"), new byte[200_000]);
    }

    @AfterEach
    void stop() throws IOException {
        daemon.close();
    }

    private Clamd clamd() {
        return Clamd.at("127.0.0.1:" + daemon.port());
    }

    @Test
    void aCleanFilePasses() throws IOException {
        assertThat(clamd().find(file)).isEmpty();
        assertThat(daemon.asked()).isEqualTo(1);
    }

    @Test
    void whatIsFoundHasItsName() throws IOException {
        // Across the border of two pieces, so that they must have arrived in their order.
        var bytes = new byte[200_000];
        var virus = Samples.eicar().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        System.arraycopy(virus, 0, bytes, (64 << 10) - 20, virus.length);
        Files.write(file, bytes);

        assertThat(clamd().find(file)).contains("Eicar-Test-Signature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"INSTREAM size limit exceeded. ERROR", "nonsense", " "})
    void anAnswerThatIsNoVerdictLetsNothingPass(String answer) {
        daemon.saying(answer);
        assertThatThrownBy(() -> clamd().find(file)).isInstanceOf(IOException.class);
    }

    @Test
    void aScannerThatIsAwayLetsNothingPass() {
        // A port that nobody is given by chance, unlike the one that a closed daemon leaves behind.
        assertThatThrownBy(() -> Clamd.at("127.0.0.1:1").find(file)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:", ":3310", "localhost:clam"})
    void anAddressThatIsNoneEndsTheStart(String address) {
        assertThatThrownBy(() -> Clamd.at(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jiheng.scanner");
    }
}
