package jiheng.ui.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import jiheng.command.CommandRefused;
import jiheng.ui.acts.Statuses;
import jiheng.ui.acts.Wording;
import jiheng.ui.importing.WorkbookRefused;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Every refusal as an RFC 9457 problem: a stable code, the field, and the words the page shows. */
@RestControllerAdvice(annotations = RestController.class)
class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final Wording wording;

    Problems(Wording wording) {
        this.wording = wording;
    }

    /** A cell that stood in the way; the last three tell of another person's change. */
    record CellProblem(
            String cell,
            String code,
            String detail,
            @Nullable String theirs,
            @Nullable String by,
            @Nullable String at) {}

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(CommandRefused refused, Locale locale) {
        var status = Statuses.of(refused);
        var problem = problem(status, refused.code(), wording.refusal(refused, locale));
        if (refused.field() != null && !refused.field().isBlank()) {
            problem.setProperty("field", refused.field());
        }
        if (!refused.details().isEmpty()) {
            problem.setProperty(
                    "cells",
                    refused.details().stream()
                            .map(detail -> new CellProblem(
                                    detail.field(),
                                    detail.code(),
                                    wording.detail(detail, locale),
                                    detail.arguments().get("theirs"),
                                    detail.arguments().get("by"),
                                    detail.arguments().get("at")))
                            .toList());
        }
        var current = refused.arguments().get("current");
        if (current != null) {
            problem.setProperty("sequence", Long.parseLong(current));
        }
        return answer(status, problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> workbook(WorkbookRefused refused, Locale locale) {
        var status =
                switch (refused.code()) {
                    case "too-large", "zip-bomb", "too-many-files" -> HttpStatus.CONTENT_TOO_LARGE;
                    case "not-xlsx", "not-text", "not-zip", "old-xls", "encrypted", "macro", "strict-ooxml" ->
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE;
                    default -> HttpStatus.UNPROCESSABLE_CONTENT;
                };
        var problem = problem(status, refused.code(), wording.words(refused.words(), locale));
        problem.setProperty("field", "file");
        return answer(status, problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(MaxUploadSizeExceededException refused, Locale locale) {
        return plain(HttpStatus.CONTENT_TOO_LARGE, "too-large", Map.of(), locale);
    }

    @ExceptionHandler({MissingServletRequestPartException.class, MultipartException.class})
    ResponseEntity<ProblemDetail> noFile(Exception refused, Locale locale) {
        return plain(HttpStatus.UNPROCESSABLE_CONTENT, "file-missing", Map.of(), locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missing(MissingServletRequestParameterException refused, Locale locale) {
        return parameter("parameter-missing", refused.getParameterName(), locale);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> mistyped(MethodArgumentTypeMismatchException refused, Locale locale) {
        return parameter("parameter-malformed", refused.getName(), locale);
    }

    /** Names the field that is not known, or that holds something else than it should. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException refused, Locale locale) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLarge large) {
                return tooLarge(large, locale);
            }
            if (cause instanceof UnrecognizedPropertyException unknown) {
                return field("field-unknown", unknown, locale);
            }
            if (cause instanceof MismatchedInputException mistyped
                    && !mistyped.getPath().isEmpty()) {
                return field("field-malformed", mistyped, locale);
            }
        }
        return plain(HttpStatus.UNPROCESSABLE_CONTENT, "body-unreadable", Map.of(), locale);
    }

    ResponseEntity<ProblemDetail> tooLarge(BodyTooLarge large, Locale locale) {
        return plain(HttpStatus.CONTENT_TOO_LARGE, "body-too-large", Map.of("limit", large.limit()), locale);
    }

    private ResponseEntity<ProblemDetail> field(String code, DatabindException at, Locale locale) {
        var path = new StringBuilder();
        for (var step : at.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        var field = path.length() > 100 ? path.substring(0, 100) + "…" : path.toString();
        var problem = problem(
                HttpStatus.UNPROCESSABLE_CONTENT, code, wording.say("refusal." + code, Map.of("field", field), locale));
        problem.setProperty("field", field);
        return answer(HttpStatus.UNPROCESSABLE_CONTENT, problem);
    }

    private ResponseEntity<ProblemDetail> parameter(String code, String name, Locale locale) {
        var words = wording.say("refusal." + code, Map.of("parameter", name), locale);
        var problem = problem(HttpStatus.UNPROCESSABLE_CONTENT, code, words);
        problem.setProperty("field", name);
        return answer(HttpStatus.UNPROCESSABLE_CONTENT, problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> rejected(RequestRejectedException refused, Locale locale) {
        return badRequest(locale);
    }

    /** Whoever asked has gone, in the middle of an answer: nobody is left to be told. */
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException closed) {
        LOG.debug("the reader of an answer has gone", closed);
    }

    /** What Spring itself refuses keeps its status; what nobody expected is logged, and told without its cause. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> other(Exception unexpected, Locale locale) {
        if (unexpected instanceof MaxUploadSizeExceededException large) {
            return tooLarge(large, locale);
        }
        if (unexpected instanceof MultipartException) {
            return noFile(unexpected, locale);
        }
        if (unexpected instanceof InvalidParameterException malformed) {
            return malformed.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value()
                    ? plain(HttpStatus.CONTENT_TOO_LARGE, "too-large", Map.of(), locale)
                    : badRequest(locale);
        }
        if (unexpected instanceof RequestRejectedException) {
            return badRequest(locale);
        }
        if (unexpected instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            var answer = ofStatus(known.getStatusCode().value(), locale);
            return ResponseEntity.status(answer.getStatusCode())
                    .headers(known.getHeaders())
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(answer.getBody());
        }
        if (unexpected instanceof ErrorResponse known
                && known.getStatusCode().value() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            return plain(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "log-unsigned".equals(known.getBody().getDetail()) ? "log-unsigned" : "unavailable",
                    Map.of(),
                    locale);
        }
        LOG.error("a request failed unexpectedly", unexpected);
        return plain(HttpStatus.INTERNAL_SERVER_ERROR, "unexpected", Map.of(), locale);
    }

    ResponseEntity<ProblemDetail> ofStatus(int number, Locale locale) {
        var status = Objects.requireNonNullElse(HttpStatus.resolve(number), HttpStatus.INTERNAL_SERVER_ERROR);
        if (!status.is4xxClientError()) {
            return plain(status, "unexpected", Map.of(), locale);
        }
        var code = status.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return plain(status, known(code) ? code : "bad-request", Map.of(), locale);
    }

    ResponseEntity<ProblemDetail> badRequest(Locale locale) {
        return plain(HttpStatus.BAD_REQUEST, "bad-request", Map.of(), locale);
    }

    private static boolean known(String code) {
        return List.of("not-found", "method-not-allowed", "unsupported-media-type", "not-acceptable")
                .contains(code);
    }

    private ResponseEntity<ProblemDetail> plain(
            HttpStatus status, String code, Map<String, String> arguments, Locale locale) {
        return answer(status, problem(status, code, wording.say("refusal." + code, arguments, locale)));
    }

    private static ProblemDetail problem(HttpStatus status, String code, String words) {
        var problem = ProblemDetail.forStatusAndDetail(status, words);
        problem.setTitle(words.lines().findFirst().orElse(words));
        problem.setProperty("code", code);
        return problem;
    }

    private static ResponseEntity<ProblemDetail> answer(HttpStatus status, ProblemDetail problem) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
