package jiheng.ui.audit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import jiheng.query.audit.log.LogReader.SignedHead;
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

    /** @param newest whether it is the newest head there is, so that {@code latest.txt} never goes back */
    void publish(SignedHead head, boolean newest) throws IOException {
        publish(head.tree().key() + "/" + head.size() + ".txt", head.note().bytes());
        if (newest) {
            publish(head.tree().key() + "/latest.txt", head.note().bytes());
        }
    }

    private boolean isRemote() {
        return place.startsWith("http://") || place.startsWith("https://");
    }

    private void publish(String name, byte[] note) throws IOException {
        if (isRemote()) {
            put(URI.create(place.endsWith("/") ? place + name : place + "/" + name), note);
            return;
        }
        var file = Path.of(place).resolve(name);
        Files.createDirectories(Path.of(place).resolve(name.substring(0, name.indexOf('/'))));
        WholeFile.write(file, new String(note, StandardCharsets.UTF_8));
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
                throw new IOException(address + " answers " + answer.statusCode());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        }
    }
}
