package jiheng.ui.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** What a path may refuse, with one code for each status as an example. */
final class Refusals {
    private Refusals() {}

    static Map<HttpStatus, String> of(
            String verb, String path, boolean takesParameters, boolean takesBody, boolean seen) {
        var named = path.contains("{id}");
        var drawn = path.contains("{evaluation}");
        var rechecks = path.startsWith("/api/v1/rechecks");
        var cycle = path.startsWith("/api/v1/cycles/{cycle}");
        var refusals = new LinkedHashMap<HttpStatus, String>();
        refusals.put(HttpStatus.UNAUTHORIZED, "sign-in-needed");
        refusals.put(HttpStatus.NOT_ACCEPTABLE, "not-acceptable");
        if (named) {
            refusals.put(HttpStatus.FORBIDDEN, "not-yours-to-read");
            refusals.put(HttpStatus.NOT_FOUND, "no-such-form");
        }
        if (rechecks) {
            refusals.put(HttpStatus.FORBIDDEN, "role-missing");
        }
        if (rechecks || cycle) {
            refusals.put(HttpStatus.NOT_FOUND, path.contains("{draw}") ? "no-such-draw" : "no-such-cycle");
        }
        if (path.contains("/bundle")) {
            refusals.put(HttpStatus.FORBIDDEN, "not-yours-to-read");
            refusals.put(HttpStatus.CONFLICT, "bundle-too-large");
        }
        if (takesParameters) {
            refusals.put(HttpStatus.UNPROCESSABLE_CONTENT, "parameter-malformed");
        }
        if (verb.equals("post")) {
            refusals.put(
                    HttpStatus.FORBIDDEN,
                    named ? "own-work" : drawn ? "own-recheck" : cycle ? "role-missing" : "not-entitled");
            refusals.put(HttpStatus.CONFLICT, rule(path, named, drawn, rechecks));
            refusals.put(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused");
        }
        if (takesBody) {
            refusals.put(HttpStatus.CONTENT_TOO_LARGE, "body-too-large");
            refusals.put(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type");
            refusals.put(HttpStatus.UNPROCESSABLE_CONTENT, "field-unknown");
        }
        if (seen) {
            refusals.put(
                    HttpStatus.PRECONDITION_FAILED,
                    !rechecks ? "form-changed" : drawn ? "recheck-changed" : "drawn-meanwhile");
        }
        return refusals;
    }

    private static String rule(String path, boolean named, boolean drawn, boolean rechecks) {
        if (path.startsWith("/api/v1/cycles/")) {
            return path.endsWith("/reopen") ? "cycle-not-closed" : "cycle-closed";
        }
        return named ? "wrong-state" : drawn ? "recheck-finished" : rechecks ? "nothing-to-draw" : "already-open";
    }
}
