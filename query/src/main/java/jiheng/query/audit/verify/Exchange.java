package jiheng.query.audit.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import jiheng.query.audit.note.Note;
import org.jspecify.annotations.Nullable;

/** A request to a server that is not trusted: its answer ends in time, to the last byte, and is no longer than a note. */
public final class Exchange {
    private static final int LONGEST = Note.LONGEST;

    private Exchange() {}

    /**
     * @param patience for all of it, the body too, which the timeout of a request does not cover
     * @throws HttpTimeoutException if the answer has not ended by then
     * @throws IOException also if it is too long
     */
    public static HttpResponse<byte[]> send(HttpClient client, HttpRequest request, Duration patience)
            throws IOException {
        var answer = client.sendAsync(request, head -> new Bounded());
        try {
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            var timeout = new HttpTimeoutException("no end of the answer in " + patience.toMillis() + " ms");
            timeout.initCause(late);
            throw timeout;
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException known) {
                throw known;
            }
            throw new IOException(failed.getCause());
        }
    }

    /** Copies what arrives, so that what is held is no more than what is counted. */
    private static final class Bounded implements HttpResponse.BodySubscriber<byte[]> {
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private final CompletableFuture<byte[]> body = new CompletableFuture<>();
        private Flow.@Nullable Subscription from;

        @Override
        public CompletionStage<byte[]> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            from = subscription;
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> more) {
            for (var part : more) {
                if (part.remaining() > LONGEST - taken.size()) {
                    if (from != null) {
                        from.cancel();
                    }
                    onError(new IOException("回答太长 an answer of more than " + LONGEST + " bytes"));
                    return;
                }
                var bytes = new byte[part.remaining()];
                part.get(bytes);
                taken.writeBytes(bytes);
            }
        }

        @Override
        public void onError(Throwable broken) {
            body.completeExceptionally(broken);
        }

        @Override
        public void onComplete() {
            body.complete(taken.toByteArray());
        }
    }
}
