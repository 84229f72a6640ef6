package jiheng.ui.evidence;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How many bytes went by, and their SHA-256 in hex. */
record Hashed(long size, String sha256) {
    /** Takes bytes as they come. */
    @FunctionalInterface
    interface Sink {
        void take(byte[] bytes) throws IOException;
    }

    /** Where bytes come from. */
    @FunctionalInterface
    interface Source {
        void into(Sink sink) throws IOException;
    }

    static Hashed of(Source source) throws IOException {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            var size = new long[1];
            source.into(bytes -> {
                size[0] += bytes.length;
                sha.update(bytes);
            });
            return new Hashed(size[0], HexFormat.of().formatHex(sha.digest()));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every JDK has SHA-256", absent);
        }
    }
}
