package jiheng.ui.document.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SmallHeapTest {
    @Test
    void the_longest_form_is_written_within_192_MB() throws Exception {
        assertThat(writtenWithin("192m")).contains(SmallHeapWriting.DONE);
    }

    @Test
    void the_limit_bites() throws Exception {
        assertThat(writtenWithin("24m")).contains("OutOfMemoryError").doesNotContain(SmallHeapWriting.DONE);
    }

    private static String writtenWithin(String heap) throws IOException, InterruptedException {
        var java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeapWriting.class.getName())
                .redirectErrorStream(true)
                .start();
        var said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        java.waitFor();
        return said;
    }
}
