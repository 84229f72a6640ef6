package jiheng.ui.audit;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import jiheng.query.audit.log.LogReader.SignedHead;
import jiheng.query.audit.note.Checkpoint;
import jiheng.query.audit.note.Note;
import jiheng.query.audit.sign.WholeFile;

/**
 * Where signed heads go so that they are outside the database: a folder, or an HTTP address that takes {@code PUT}. Each
 * is {@code TREE/SIZE.txt} there, and the newest {@code TREE/latest.txt} as well.
 */
final class Publication {
    private final String place;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** @param place a folder, or an address that begins with {@code http://} or {@code https://} */
    Publication(String place) {
        this.place = place;
    }

    String place() {
        return place;
    }

    /** The place by a name that does not depend on where the product was started. */
    String address() {
        return isRemote() ? place : Path.of(place).toAbsolutePath().normalize().toString();
    }

    /**
     * @param newest whether it is the newest head there is, so that {@code latest.txt} never goes back
     * @throws IOException also if a folder holds another head of this size or a longer one: then history was rewritten or
     *     cut, and what is there is the proof of it
     */
    void publish(SignedHead head, boolean newest) throws IOException {
        var name = head.tree().key() + "/" + head.size() + ".txt";
        var latest = head.tree().key() + "/latest.txt";
        if (isRemote()) {
            put(address(name), head.note().bytes());
            if (newest) {
                put(address(latest), head.note().bytes());
            }
            return;
        }
        var folder = Path.of(place);
        Files.createDirectories(folder.resolve(head.tree().key()));
        var same = there(folder.resolve(name));
        if (same.isPresent() && !same.get().text().equals(head.note().text())) {
            throw new IOException(folder.resolve(name) + " 是另一个检查点，历史被改写 is another head: history was rewritten");
        }
        WholeFile.write(folder.resolve(name), head.note().toString());
        if (newest) {
            var last = there(folder.resolve(latest)).map(note -> Checkpoint.parse(note.text()));
            if (last.isPresent() && last.get().size() > head.size()) {
                throw new IOException(
                        folder.resolve(latest) + " 有 " + last.get().size() + " 条，比现有的 " + head.size()
                                + " 条多，历史被截短 has more records than there are now: history was cut");
            }
            WholeFile.write(folder.resolve(latest), head.note().toString());
        }
    }

    private static Optional<Note> there(Path file) throws IOException {
        return Files.exists(file) ? Optional.of(Note.parse(Files.readAllBytes(file))) : Optional.empty();
    }

    private boolean isRemote() {
        return place.startsWith("http://") || place.startsWith("https://");
    }

    private URI address(String name) {
        return URI.create(place.endsWith("/") ? place + name : place + "/" + name);
    }

    private void put(URI address, byte[] note) throws IOException {
        var request = HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "text/plain; charset=utf-8")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(note))
                .build();
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.discarding());
            if (answer.statusCode() / 100 != 2) {
                throw new IOException(address + " 不收，回答 answers " + answer.statusCode());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        } catch (ConnectException | HttpTimeoutException silent) {
            throw new IOException(address + " 没有应答 does not answer", silent);
        }
    }
}
