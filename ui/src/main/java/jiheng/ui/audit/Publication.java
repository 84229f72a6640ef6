package jiheng.ui.audit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import jiheng.query.audit.log.LogReader.SignedHead;

/**
 * Where signed heads go so that they are outside the database: a folder, or an HTTP address that takes {@code PUT}. Each
 * is {@code TREE/SIZE.txt} there, and the newest {@code TREE/latest.txt} as well.
 */
final class Publication {
    private final String place;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** @param place a folder, or an address that begins with {@code http} */
    Publication(String place) {
        this.place = place;
    }

    String place() {
        return place;
    }

    void publish(SignedHead head) throws IOException {
        for (var name : new String[] {Long.toString(head.size()), "latest"}) {
            publish(head.tree().key() + "/" + name + ".txt", head.note().bytes());
        }
    }

    private void publish(String name, byte[] note) throws IOException {
        if (place.startsWith("http")) {
            put(URI.create(place.endsWith("/") ? place + name : place + "/" + name), note);
            return;
        }
        var file = Path.of(place).resolve(name);
        Files.createDirectories(Path.of(place).resolve(name.substring(0, name.indexOf('/'))));
        var draft = file.resolveSibling(file.getFileName() + ".new");
        Files.write(draft, note);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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
