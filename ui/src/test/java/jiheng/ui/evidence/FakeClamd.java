package jiheng.ui.evidence;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Speaks the daemon's side of INSTREAM, strictly, and finds one thing. */
final class FakeClamd implements AutoCloseable {
    private final ServerSocket server;
    private volatile int asked;
    private volatile String answer = "";

    FakeClamd() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        var thread = new Thread(this::serve, "fake-clamd");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    int asked() {
        return asked;
    }

    /** Says this to everything from now on. */
    void saying(String words) {
        answer = words;
    }

    private void serve() {
        while (!server.isClosed()) {
            try (var socket = server.accept()) {
                one(socket);
            } catch (IOException closed) {
                continue;
            }
        }
    }

    private void one(Socket socket) throws IOException {
        var in = new DataInputStream(socket.getInputStream());
        var command = new String(in.readNBytes(10), StandardCharsets.US_ASCII);
        if (!command.equals("zINSTREAM\0")) {
            reply(socket, "UNKNOWN COMMAND");
            return;
        }
        var bytes = new ByteArrayOutputStream();
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
            bytes.write(in.readNBytes(length));
        }
        asked++;
        var found = bytes.toString(StandardCharsets.ISO_8859_1).contains(Samples.eicar());
        reply(socket, !answer.isEmpty() ? answer : found ? "stream: Eicar-Test-Signature FOUND" : "stream: OK");
    }

    private static void reply(Socket socket, String words) throws IOException {
        socket.getOutputStream().write((words + "\0").getBytes(StandardCharsets.US_ASCII));
        socket.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
