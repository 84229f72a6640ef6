package jiheng.ui.acts;

import jiheng.command.CommandRefused;
import org.springframework.http.HttpStatus;

/** The HTTP status of a refusal, beside its {@link Wording}: the same for programs and for pages. */
public final class Statuses {
    private Statuses() {}

    public static HttpStatus of(CommandRefused refused) {
        if (refused.code().equals("file-too-large")) {
            return HttpStatus.CONTENT_TOO_LARGE;
        }
        return switch (refused.kind()) {
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case ABSENT -> HttpStatus.NOT_FOUND;
            case RULE -> HttpStatus.CONFLICT;
            case STALE -> HttpStatus.PRECONDITION_FAILED;
            case MALFORMED -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }
}
