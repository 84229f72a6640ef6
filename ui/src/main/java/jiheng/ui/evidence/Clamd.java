package jiheng.ui.evidence;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Asks a ClamAV daemon over TCP, by its command INSTREAM: pieces with their length in front, an empty one at the end. */
final class Clamd implements Scanner {
    private static final int PATIENCE = 60_000;
    private static final int TO_CONNECT = 5_000;
    private static final int PIECE = 64 << 10;
    private static final int LONGEST_ANSWER = 4096;

    private final String host;
    private final int port;

    Clamd(String host, int port) {
        this.host = host;
        this.port = port;
    }

    /** @throws IllegalArgumentException if the text is not {@code host:port} */
    static Clamd at(String address) {
        var colon = address.lastIndexOf(':');
        if (colon < 1 || !address.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("jiheng.scanner is host:port, not " + address);
        }
        return new Clamd(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    }

    @Override
    public boolean looks() {
        return true;
    }

    @Override
    public Optional<String> find(Path file) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), TO_CONNECT);
            socket.setSoTimeout(PATIENCE);
            var out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
            out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
            try (var in = Files.newInputStream(file)) {
                var piece = new byte[PIECE];
                for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                    out.writeInt(read);
                    out.write(piece, 0, read);
                }
            }
            out.writeInt(0);
            out.flush();
            return verdict(new String(socket.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8));
        }
    }

    /** {@code stream: OK}, {@code stream: <name> FOUND}, or whatever went wrong. */
    private static Optional<String> verdict(String answer) throws IOException {
        var text = answer.replace("\0", "").strip();
        if (text.equals("stream: OK")) {
            return Optional.empty();
        }
        if (text.startsWith("stream: ") && text.endsWith(" FOUND")) {
            return Optional.of(text.substring("stream: ".length(), text.length() - " FOUND".length()));
        }
        throw new IOException("the scanner answered “" + text + "”");
    }
}
