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
import java.util.Set;
import jiheng.query.audit.log.LogReader.SignedHead;
import jiheng.query.audit.note.Checkpoint;
import jiheng.query.audit.note.MalformedNote;
import jiheng.query.audit.note.Note;
import jiheng.query.audit.sign.WholeFile;
import jiheng.query.audit.verify.Exchange;

/**
 * Where signed heads go so that they are outside the database: a folder, or an HTTP address that takes {@code PUT}. Each
 * is {@code TREE/SIZE.txt} there, and the newest {@code TREE/latest.txt} as well. A head is put with
 * {@code If-None-Match: *}; where something is there already it has to be the same. An address that takes every name
 * once keeps its first {@code latest.txt}.
 */
final class Publication {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A conflict, and a precondition that does not hold. */
    private static final Set<Integer> THERE_ALREADY = Set.of(409, 412);

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
     * @throws IOException also if the place holds another head of this size or a longer one: then history was rewritten
     *     or cut, and what is there is the proof of it
     */
    void publish(SignedHead head, boolean newest) throws IOException {
        var name = head.tree().key() + "/" + head.size() + ".txt";
        var latest = head.tree().key() + "/latest.txt";
        if (isRemote()) {
            var held = put(address(name), head, true);
            if (held.isPresent()) {
                requireSame(address(name), held.get(), head);
            }
            if (newest) {
                var last = put(address(latest), head, false);
                if (last.isPresent()) {
                    requireNoLonger(address(latest), last.get(), head);
                }
            }
            return;
        }
        var folder = Path.of(place);
        Files.createDirectories(folder.resolve(head.tree().key()));
        var same = there(folder.resolve(name));
        if (same.isPresent()) {
            requireSame(folder.resolve(name), same.get(), head);
        }
        WholeFile.write(folder.resolve(name), head.note().toString());
        if (newest) {
            var last = there(folder.resolve(latest));
            if (last.isPresent()) {
                requireNoLonger(folder.resolve(latest), last.get(), head);
            }
            WholeFile.write(folder.resolve(latest), head.note().toString());
        }
    }

    private static void requireSame(Object at, Note there, SignedHead head) throws IOException {
        if (!there.text().equals(head.note().text())) {
            throw new IOException(at + " 是另一个检查点，历史被改写 is another head: history was rewritten");
        }
    }

    private static void requireNoLonger(Object at, Note there, SignedHead head) throws IOException {
        var last = Checkpoint.parse(there.text());
        if (last.size() > head.size()) {
            throw new IOException(at + " 有 " + last.size() + " 条，比现有的 " + head.size()
                    + " 条多，历史被截短 has more records than there are now: history was cut");
        }
        if (last.size() == head.size()) {
            requireSame(at, there, head);
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

    /** @return what is there in its place, if the address does not take it for that reason */
    private Optional<Note> put(URI address, SignedHead head, boolean once) throws IOException {
        var request = HttpRequest.newBuilder(address)
                .header("Content-Type", "text/plain; charset=utf-8")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(head.note().bytes()));
        if (once) {
            request.header("If-None-Match", "*");
        }
        var answer = send(request.build()).statusCode();
        if (answer / 100 == 2) {
            return Optional.empty();
        }
        if (!THERE_ALREADY.contains(answer)) {
            throw new IOException(address + " 不收，回答 answers " + answer);
        }
        var held = send(HttpRequest.newBuilder(address).build());
        if (held.statusCode() != 200) {
            throw new IOException(address + " 不收，回答 answers " + answer + "，且不给出原有的 and what is there is not shown: "
                    + held.statusCode());
        }
        try {
            return Optional.of(Note.parse(held.body()));
        } catch (MalformedNote other) {
            throw new IOException(address + " 已有别的内容，不是检查点 holds something that is no head", other);
        }
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        try {
            return Exchange.send(client, request, PATIENCE);
        } catch (ConnectException | HttpTimeoutException silent) {
            throw new IOException(request.uri() + " 没有应答 does not answer", silent);
        }
    }
}
