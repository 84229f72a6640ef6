package jiheng.ui.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/** Copies of one data folder that was started once and stopped, for tests that are not about the first start. */
final class Prepared {
    private static final Path ORIGINAL = make();

    private Prepared() {}

    /** Fills an empty folder or makes it. */
    static Path into(Path data) throws Exception {
        Files.createDirectories(data);
        Process copy = new ProcessBuilder("cp", "-a", ORIGINAL + "/.", data.toString())
                .inheritIO()
                .start();
        assertThat(copy.waitFor()).isZero();
        return data;
    }

    private static Path make() {
        try {
            Path original = Files.createTempDirectory("jiheng-prepared");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    FileSystemUtils.deleteRecursively(original);
                } catch (IOException left) {
                    System.err.println("left behind: " + original);
                }
            }));
            EmbeddedDatabase.start(original).close();
            return original;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
