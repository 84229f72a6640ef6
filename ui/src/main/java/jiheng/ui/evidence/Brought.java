package jiheng.ui.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.springframework.stereotype.Component;

/** Keeps the bytes of a file that the product itself brings, for an act that is then handed in. */
@Component
public class Brought {
    private final Blobs blobs;

    Brought(Blobs blobs) {
        this.blobs = blobs;
    }

    /** @return the SHA-256 of the bytes, by which they are kept */
    public String keep(byte[] bytes) {
        try {
            var file = Files.createTempFile("jiheng-brought", ".in");
            try {
                Files.write(file, bytes);
                var sha256 = Blobs.hashed(file).sha256();
                blobs.keep(sha256, file);
                return sha256;
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
