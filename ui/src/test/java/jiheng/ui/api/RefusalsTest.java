package jiheng.ui.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jiheng.ui.Messages;
import jiheng.ui.Product;
import jiheng.ui.Product.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API refuses, and how it says so. */
class RefusalsTest {
    private static final String SETTLED = "/api/v1/evaluations/" + Examples.SETTLED;

    private static final Product PRODUCT = Product.running();

    @Test
    void nobodyIsAnsweredWithoutANameAndPassword() {
        refused(PRODUCT.send(PRODUCT.request("/api/v1/me")), 401, "sign-in-needed");
        refused(
                PRODUCT.send(PRODUCT.request(SETTLED + "/submit").POST(HttpRequest.BodyPublishers.noBody())),
                401,
                "sign-in-needed");
        refused(
                PRODUCT.send(PRODUCT.request("/api/v1/me").header("Authorization", Product.basic("preparer", "wrong"))),
                401,
                "sign-in-needed");
        refused(
                PRODUCT.send(PRODUCT.request("/api/v1/me")
                        .header("Authorization", Product.basic("nobody-here", "jiheng-demo"))),
                401,
                "sign-in-needed");
        refused(
                PRODUCT.send(PRODUCT.request("/api/v1/me").header("Authorization", "Basic ???")),
                401,
                "sign-in-needed");
        refused(
                PRODUCT.send(PRODUCT.request("/api/v1/me").header("Authorization", Product.basic("system", ""))),
                401,
                "sign-in-needed");
    }

    @Test
    void refusalsAreInChineseUnlessEnglishIsAskedFor() {
        var chinese = PRODUCT.send(PRODUCT.request("/api/v1/me"));
        var english = PRODUCT.send(PRODUCT.request("/api/v1/me").header("Accept-Language", "en"));

        assertThat(chinese.json().path("detail").asString())
                .isEqualTo(words("sign-in-needed", Locale.SIMPLIFIED_CHINESE));
        assertThat(english.json().path("detail").asString()).isEqualTo(words("sign-in-needed", Locale.ENGLISH));
    }

    @Test
    void anotherSitesRequestDoesNotGoThroughWithTheNameAndPasswordThatABrowserRemembers() {
        var form = ProjectForm.open(PRODUCT, "forged");
        var forged = PRODUCT.request(form.path() + "/cancel")
                .header("Authorization", Product.basic("preparer", Product.PASSWORD))
                .header("Origin", "http://elsewhere.example")
                .header("If-Match", "\"" + form.sequence() + "\"")
                .POST(HttpRequest.BodyPublishers.noBody());

        refused(PRODUCT.send(forged), 403, "csrf-missing");
    }

    static Stream<String> acts() {
        var document = PRODUCT.send(PRODUCT.request("/v3/api-docs")).json().path("paths");
        return document.propertyNames().stream()
                .filter(path -> path.startsWith("/api/v1/evaluations/{id}/")
                        && document.path(path).has("post"))
                // A file is not JSON: EvidenceTest turns away whoever may not hand one in.
                .filter(path -> !path.endsWith("/attach-evidence"))
                .map(path -> path.substring(path.lastIndexOf('/') + 1));
    }

    /** All that an auditor may do on a form is to doubt it. */
    static Stream<String> actsOfOthers() {
        var doubts = List.of("raise-finding", "accept-finding", "close-finding");
        assertThat(acts()).containsAll(doubts);
        return acts().filter(act -> !doubts.contains(act));
    }

    @ParameterizedTest
    @MethodSource("actsOfOthers")
    void anAuditorWritesNothingButFindings(String act) {
        var form = inAStateFor(act, "auditor-" + act);
        var before = PRODUCT.get("auditor", form.path()).json();

        var answer = PRODUCT.post("auditor", form.path() + "/" + act, form.sequence(), body(act));

        refused(answer, 403, null);
        assertThat(PRODUCT.get("auditor", form.path()).json()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("acts")
    void anotherUnitsPreparerActsOnNothing(String act) {
        var answer = PRODUCT.post("women", SETTLED + "/" + act, 10, body(act));

        refused(answer, 403, "not-yours-to-read");
    }

    @Test
    void anAuditorOpensNothing() {
        refused(
                PRODUCT.post(
                        "auditor", "/api/v1/evaluations", -1, Examples.OPEN.replace("reading-rooms", "by-auditor")),
                403,
                null);
        assertThat(PRODUCT.get("auditor", "/api/v1/evaluations/evaluation-2022-union-project-by-auditor")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aPreparerDoesNotOpenAnotherUnitsForm() {
        refused(
                PRODUCT.post(
                        "preparer",
                        "/api/v1/evaluations",
                        -1,
                        "{\"unit\": \"women\", \"cycle\": \"2022\", \"template\": {\"id\": \"project-standard\"}, \"project\": {\"code\": \"x\", \"name\": \"甲\"}}"),
                403,
                null);
    }

    @Test
    void aFormThatIsNotThereIsNotFound() {
        refused(PRODUCT.get("auditor", "/api/v1/evaluations/evaluation-2022-nobody-department"), 404, "no-such-form");
        refused(PRODUCT.get("auditor", "/api/v1/evaluations/anything"), 404, "no-such-form");
        refused(PRODUCT.get("auditor", SETTLED + "/submissions/99"), 404, "no-such-version");
        refused(PRODUCT.get("auditor", SETTLED + "?asOf=99999"), 404, "no-such-moment");
        refused(PRODUCT.get("auditor", SETTLED + "?asOf=2001-01-01T00:00:00Z"), 404, "no-such-moment");
        refused(PRODUCT.get("auditor", "/api/v1/nothing"), 404, "not-found");
        refused(PRODUCT.get("auditor", SETTLED + "/nothing"), 404, "not-found");
    }

    @Test
    void anotherMethodOrFormatIsRefused() {
        refused(PRODUCT.send(signed("/api/v1/me").DELETE()), 405, "method-not-allowed");
        refused(PRODUCT.send(signed(SETTLED + "/fill")), 405, "method-not-allowed");
        refused(PRODUCT.send(signed("/api/v1/me").header("Accept", "text/csv")), 406, "not-acceptable");
        refused(
                PRODUCT.send(signed(SETTLED + "/fill")
                        .header("Content-Type", "text/plain")
                        .header("If-Match", "\"1\"")
                        .POST(HttpRequest.BodyPublishers.ofString("x"))),
                415,
                "unsupported-media-type");
    }

    @Test
    void aRuleThatStandsInTheWayIsTold() {
        var refusal = refused(PRODUCT.post("centre", SETTLED + "/submit", 10, ""), 409, "wrong-state");
        assertThat(refusal.json().path("detail").asString()).contains("已审定");

        var form = ProjectForm.open(PRODUCT, "incomplete");
        var incomplete = refused(form.attempt("preparer", "submit", ""), 409, "incomplete");
        assertThat(incomplete
                        .json()
                        .path("cells")
                        .valueStream()
                        .map(cell -> cell.path("code").asString())
                        .toList())
                .contains("no-indicators", "narrative-missing");
        refused(
                PRODUCT.post(
                        "preparer", "/api/v1/evaluations", -1, Examples.OPEN.replace("reading-rooms", "incomplete")),
                409,
                "already-open");
    }

    @Test
    void aProjectCodeThatMakesTheIdTooLongIsTold() {
        var refusal = refused(
                PRODUCT.post(
                        "preparer", "/api/v1/evaluations", -1, Examples.OPEN.replace("reading-rooms", "a".repeat(90))),
                422,
                "form-id-too-long");
        assertThat(refusal.json().path("field").asString()).isEqualTo("project.code");
        // The control: as long as it may be.
        assertThat(PRODUCT.post(
                                "preparer",
                                "/api/v1/evaluations",
                                -1,
                                Examples.OPEN.replace("reading-rooms", "a".repeat(81)))
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({"?asOf=tomorrow, asOf", "/compare?from=tomorrow&to=current, from", "/compare?from=0&to=tomorrow, to"})
    void aWordThatNamesNoMomentIsNamedByItsParameter(String query, String field) {
        var refusal = refused(PRODUCT.get("auditor", SETTLED + query), 422, "not-a-moment");
        assertThat(refusal.json().path("field").asString()).isEqualTo(field);
    }

    @Test
    void twoPeoplesEqualKeysMakeTwoRows() {
        var form = ProjectForm.open(PRODUCT, "equal-keys");
        var body = "{\"branch\": \"output\", \"child\": \"quantity\"}";

        for (var person : List.of("preparer", "preparer2", "preparer")) {
            var answer = PRODUCT.post(person, form.path() + "/add-indicator", form.sequence(), "the same key", body);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        }

        // The third was the first again.
        assertThat(PRODUCT.get("auditor", form.path()).json().path("indicators").size())
                .isEqualTo(2);
    }

    @Test
    void nobodyDecidesOnTheirOwnWork() {
        var form = ProjectForm.open(PRODUCT, "own-work").rows().targets();
        form.act("preparer", "submit", "");

        refused(form.attempt("preparer", "approve", "{}"), 403, null);
        assertThat(PRODUCT.get("auditor", form.path()).sequence()).isEqualTo(form.sequence());
    }

    @Test
    void anActSaysWhatItSaw() {
        var form = ProjectForm.open(PRODUCT, "seen");
        var change = ProjectForm.changes(Map.of("header/form/contact", "王一"));

        var missing = refused(PRODUCT.post("preparer", form.path() + "/fill", -1, change), 422, "if-match-missing");
        assertThat(missing.json().path("field").asString()).isEqualTo("If-Match");
        for (var malformed : List.of("*", "\"x\"", "W/\"y\"", "\"-1\"", "\"1\", \"2\"", "99999999999999999999")) {
            var request = signed(form.path() + "/fill")
                    .header("If-Match", malformed)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(change));
            refused(PRODUCT.send(request), 422, "if-match-malformed");
        }
    }

    @Test
    void aStaleActIsRefusedWithTheOthersValueAndTheVersionNow() {
        var form = ProjectForm.open(PRODUCT, "stale");
        var seen = form.sequence();
        form.fill("preparer2", Map.of("header/form/contact", "周雨桐"));

        var refusal = refused(
                PRODUCT.post(
                        "preparer",
                        form.path() + "/fill",
                        seen,
                        ProjectForm.changes(Map.of("header/form/contact", "李晓晨"))),
                412,
                "cells-changed");

        assertThat(refusal.json().path("sequence").asLong()).isEqualTo(form.sequence());
        var cell = refusal.json().path("cells").path(0);
        assertThat(cell.path("cell").asString()).isEqualTo("header/form/contact");
        assertThat(cell.path("theirs").asString()).isEqualTo("周雨桐");
        assertThat(cell.path("by").asString()).isEqualTo("周雨桐");
        assertThat(cell.path("at").asString()).isNotBlank();
        refused(PRODUCT.post("preparer", form.path() + "/cancel", seen, "{\"reason\": \"不做了\"}"), 412, "form-changed");

        // The control: another cell on the same version goes through.
        assertThat(PRODUCT.post(
                                "preparer",
                                form.path() + "/fill",
                                seen,
                                ProjectForm.changes(Map.of("header/form/implementer", "工会")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anActRepeatedUnderItsKeyIsDoneOnceAndAnsweredAlike() {
        var form = ProjectForm.open(PRODUCT, "repeated");
        var key = UUID.randomUUID().toString();
        var change = ProjectForm.changes(Map.of("header/form/contact", "只做一次"));

        var once = PRODUCT.post("preparer", form.path() + "/fill", form.sequence(), key, change);
        var again = PRODUCT.post("preparer", form.path() + "/fill", form.sequence(), key, change);

        assertThat(once.status()).as(once.toString()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(once.json());
        assertThat(again.header("ETag")).isEqualTo(once.header("ETag"));
        assertThat(PRODUCT.get("auditor", form.path() + "/history?row=header/form/contact")
                        .json()
                        .size())
                .isEqualTo(1);
        // The control: under another key it is another act; it changes nothing, since the cell holds that already.
        var reused = PRODUCT.post(
                "preparer",
                form.path() + "/fill",
                form.sequence(),
                key,
                ProjectForm.changes(Map.of("header/form/contact", "另一个")));
        refused(reused, 422, "idempotency-key-reused");
        // Keys are each person's own.
        assertThat(PRODUCT.post(
                                "preparer2",
                                form.path() + "/fill",
                                once.sequence(),
                                key,
                                ProjectForm.changes(Map.of("header/form/contact", "别人的")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anOpeningRepeatedUnderItsKeyOpensOneForm() {
        var key = UUID.randomUUID().toString();
        var body = Examples.OPEN.replace("reading-rooms", "opened-twice");

        var once = PRODUCT.post("preparer", "/api/v1/evaluations", -1, key, body);
        var again = PRODUCT.post("preparer", "/api/v1/evaluations", -1, key, body);

        assertThat(once.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(once.json());
        assertThat(once.header("Location"))
                .isEqualTo("/api/v1/evaluations/" + once.json().path("id").asString());
    }

    @Test
    void aRefusedCorrectionRepeatedUnderItsKeyIsAnsweredAlike() {
        var form = ProjectForm.open(PRODUCT, "refused-twice").lockedTargets().results();
        form.act("preparer", "submit", "");
        form.approvedBy("approver", "supervisor").act("finance", "settle", "{}");
        form.act("preparer", "request-correction", "{\"reasonCode\": \"other\", \"reason\": \"再看\"}");
        var key = UUID.randomUUID().toString();

        var once = PRODUCT.post("finance", form.path() + "/refuse-correction", -1, key, "{\"reason\": \"不必\"}");
        var again = PRODUCT.post("finance", form.path() + "/refuse-correction", -1, key, "{\"reason\": \"不必\"}");

        assertThat(once.status()).as(once.toString()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(once.json());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "\"text\"",
                "1",
                "{\"changes\": 1}",
                "{\"changes\": [1]}",
                "{\"changes\": [{\"cell\": {}}]}",
                "{\"changes\": []}",
                "{} {}",
                "{\"changes\": [{\"cell\": \"nowhere\", \"value\": \"1\"}]}",
                "{\"changes\": [{\"cell\": \"header/form/contact\", \"value\": [1]}]}",
                "\u0000",
                "{\"changes\": [{\"cell\": \"indicators/indicator-none/score\", \"value\": \"1\"}]}"
            })
    void aMalformedBodyIsRefused(String body) {
        var form = ProjectForm.open(
                PRODUCT,
                "malformed-" + body.length() + "-"
                        + Integer.toHexString(body.hashCode()).toLowerCase(Locale.ROOT));

        var request = signed(form.path() + "/fill")
                .header("If-Match", "\"0\"")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));

        refused(PRODUCT.send(request), 422, null);
        assertThat(PRODUCT.get("preparer", form.path()).sequence()).isEqualTo(form.sequence());
    }

    @Test
    void aFieldThatIsNotKnownOrOfAnotherTypeIsNamed() {
        var unknown = refused(
                PRODUCT.post("preparer", SETTLED + "/fill", 1, "{\"changes\": [{\"cel\": \"x\"}]}"),
                422,
                "field-unknown");
        var mistyped = refused(
                PRODUCT.post(
                        "preparer",
                        "/api/v1/evaluations",
                        -1,
                        "{\"template\": {\"id\": \"a\", \"version\": \"eins\"}}"),
                422,
                "field-malformed");

        assertThat(unknown.json().path("field").asString()).isEqualTo("changes[0].cel");
        assertThat(mistyped.json().path("field").asString()).isEqualTo("template.version");
    }

    @Test
    void aParameterIsNamed() {
        assertThat(refused(PRODUCT.get("auditor", "/api/v1/evaluations?page=x"), 422, "parameter-malformed")
                        .json()
                        .path("field")
                        .asString())
                .isEqualTo("page");
        assertThat(refused(PRODUCT.get("auditor", SETTLED + "/compare"), 422, "parameter-missing")
                        .json()
                        .path("field")
                        .asString())
                .isEqualTo("from");
        refused(PRODUCT.get("auditor", "/api/v1/evaluations?size=201"), 422, "page-malformed");
        refused(PRODUCT.get("auditor", "/api/v1/evaluations?state=lost"), 422, "unknown-state");
        refused(PRODUCT.get("auditor", SETTLED + "?asOf=yesterday"), 422, "not-a-moment");
        refused(PRODUCT.get("auditor", "/api/v1/evaluations?text=%00"), 400, "bad-request");
    }

    @Test
    void aBodyLargerThanAnyFormIsRefusedHoweverItIsSent() {
        var huge = "{\"reason\": \"" + "长".repeat(3 << 20) + "\"}";
        var counted = signed(SETTLED + "/cancel")
                .header("If-Match", "\"1\"")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(huge));
        var chunked = signed(SETTLED + "/cancel")
                .header("If-Match", "\"1\"")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() ->
                        new java.io.ByteArrayInputStream(huge.getBytes(java.nio.charset.StandardCharsets.UTF_8))));

        refused(PRODUCT.send(counted), 413, "body-too-large");
        refused(PRODUCT.send(chunked), 413, "body-too-large");
    }

    @Test
    void tenThousandEntriesAndAThousandLevelsAreRefused() {
        var form = ProjectForm.open(PRODUCT, "endless");
        var many = IntStream.range(0, 10_000)
                .mapToObj(index -> "{\"cell\": \"header/form/contact\", \"value\": \"" + index + "\"}")
                .collect(Collectors.joining(",", "{\"changes\": [", "]}"));

        refused(form.attempt("preparer", "fill", many), 422, "too-many-entries");
        refused(form.attempt("preparer", "fill", "{\"changes\":".repeat(2000)), 422, null);
        refused(form.attempt("preparer", "fill", "[".repeat(100_000)), 422, null);
    }

    @Test
    void whatCannotBeStoredIsLeftOutOfTextsAndNames() {
        var form = ProjectForm.open(PRODUCT, "unstorable");

        var filled = form.act(
                "preparer",
                "fill",
                "{\"changes\": [{\"cell\": \"header/form/contact\", \"value\": \"a\\u0000b\\ud800c\\udc00d\"}]}");
        var opened = PRODUCT.post(
                "preparer",
                "/api/v1/evaluations",
                -1,
                Examples.OPEN.replace("reading-rooms", "nul").replace("职工书屋", "职\\u0000工"));

        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.json().path("project").asString()).startsWith("职工").doesNotContain("\0");
        assertThat(filled.json().at("/cells/0/value").asString()).isEqualTo("abcd");
    }

    private static HttpRequest.Builder signed(String path) {
        return PRODUCT.request(path).header("Authorization", Product.basic("preparer", Product.PASSWORD));
    }

    /** A form on which somebody could do the act, so that only the person stands in the way. */
    private static ProjectForm inAStateFor(String act, String code) {
        var form = ProjectForm.open(PRODUCT, code);
        return switch (act) {
            case "withdraw", "approve", "return" -> {
                form.rows().targets().act("preparer", "submit", "");
                yield form;
            }
            case "submit" -> form.rows().targets();
            case "reopen" -> {
                form.act("preparer", "cancel", "{\"reason\": \"不做\"}");
                yield form;
            }
            case "correct-targets" -> form.lockedTargets();
            case "settle", "request-correction", "grant-correction", "refuse-correction", "abandon-correction" -> {
                form.lockedTargets().results().act("preparer", "submit", "");
                form.approvedBy("approver", "supervisor");
                if (!act.equals("settle")) {
                    form.act("finance", "settle", "{}");
                }
                if (act.matches("(grant|refuse|abandon)-correction")) {
                    form.act("preparer", "request-correction", "{\"reasonCode\": \"other\", \"reason\": \"再看\"}");
                }
                if (act.equals("abandon-correction")) {
                    form.act("finance", "grant-correction", "{}");
                }
                yield form;
            }
            default -> form;
        };
    }

    private static String body(String act) {
        return Examples.body("/api/v1/evaluations/{id}/" + act).orElse("");
    }

    private static Answer refused(Answer answer, int status, @org.jspecify.annotations.Nullable String code) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.type()).as(answer.toString()).startsWith("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("detail").asString("")).isNotBlank();
        if (code != null) {
            assertThat(answer.code()).as(answer.toString()).isEqualTo(code);
        }
        assertThat(words(answer.code(), Locale.ENGLISH)).isNotBlank();
        return answer;
    }

    private static String words(String code, Locale locale) {
        return Messages.source().getMessage("refusal." + code, null, locale);
    }
}
