package jiheng.ui.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jiheng.ui.Product;
import jiheng.ui.Product.Answer;
import jiheng.ui.evidence.Samples;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** One form through every act of the API, each time with the example of the API's document; then all that is known of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LifeOfAFormTest {
    private final Product product = Product.running();
    private final JsonNode document =
            product.send(product.request("/v3/api-docs")).json();
    private final Set<String> shown = new HashSet<>();
    private final List<Map<String, String>> sent = new ArrayList<>();
    private ProjectForm form;

    @BeforeAll
    void live() {
        form = ProjectForm.opened(
                product, product.post("preparer", "/api/v1/evaluations", -1, example("/api/v1/evaluations")));
        act("preparer", "add-indicator");
        act("preparer", "remove-indicator");
        form.rows();
        act("preparer", "fill");
        form.targets();
        act("preparer", "submit");
        act("preparer", "withdraw");
        act("preparer", "submit");
        act("approver", "return");
        form.fill("preparer", Map.of("indicators/indicator-1/content", "附测算依据"));
        act("preparer", "submit");
        act("approver", "approve");
        form.approvedBy("supervisor", "finance");
        act("preparer", "correct-targets");
        form.results();
        form.accepted(
                EvidenceTest.attach(
                        "preparer", form, "indicator-1", "签到表.pdf", Samples.pdf("签到"), "roster", "evidence-roster"),
                200);
        shown.add("attach-evidence");
        act("preparer", "withdraw-evidence");
        // Filled in before the correction of a target lapsed nothing of the results.
        form.act("preparer", "submit", "");
        form.approvedBy("approver", "supervisor");
        form.act("finance", "return", "{\"reason\": \"请核对执行数\"}");
        form.fill("preparer", Map.of("funds/fiscal/executed", "118.31"));
        form.act("preparer", "submit", "");
        act("finance", "raise-finding");
        act("preparer", "answer-finding");
        act("finance", "accept-finding");
        act("finance", "close-finding");
        product.get("finance", form.path() + "/findings")
                .json()
                .path("findings")
                .valueStream()
                .filter(one -> one.path("standing").asString().equals("OPEN"))
                .forEach(one -> form.act(
                        "finance",
                        "close-finding",
                        "{\"finding\": \"%s\", \"text\": \"已核实\"}"
                                .formatted(one.path("id").asString())));
        act("finance", "settle");
        act("preparer", "request-correction");
        act("finance", "refuse-correction");
        act("preparer", "request-correction");
        act("finance", "grant-correction");
        act("preparer", "abandon-correction");
        act("approver", "request-correction");
        act("finance2", "grant-correction");
        form.fill("preparer", Map.of("funds/fiscal/executed", "118.40"));
        form.act("preparer", "submit", "");
        while (!state().equals("SETTLED")) {
            var waiting = form.answers()
                    .get(form.answers().size() - 1)
                    .json()
                    .path("steps")
                    .valueStream()
                    .filter(step -> step.path("awaiting").asBoolean(false))
                    .map(step -> step.path("key").asString(""))
                    .findFirst()
                    .orElseThrow();
            var account =
                    Map.of("unit", "approver", "supervising", "supervisor").getOrDefault(waiting, "finance2");
            form.act(account, waiting.equals("finance") ? "settle" : "approve", "{\"opinion\": \"同意\"}");
        }
        act("finance", "prepare-disclosure");
        act("finance2", "refuse-disclosure");
        act("finance", "prepare-disclosure");
        act("finance2", "publish");
        act("finance", "withdraw-publication");
        var other = ProjectForm.open(product, "cancelled-once");
        other.act("preparer", "cancel", shown("cancel"));
        other.act("preparer", "reopen", shown("reopen"));
        other.act("preparer", "move-to-template", shown("move-to-template"));
    }

    @Test
    void everyActOfTheDocumentWasAcceptedWithItsExample() {
        var acts = document.path("paths").propertyNames().stream()
                .filter(path -> path.startsWith("/api/v1/evaluations/{id}/"))
                .filter(path -> document.path("paths").path(path).has("post"))
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                // It opens another form, which CopyForwardTest follows.
                .filter(act -> !act.equals("copy-forward"))
                .collect(Collectors.toSet());

        assertThat(acts).hasSizeGreaterThan(14).isEqualTo(shown);
    }

    @Test
    void theFormIsAsThePaperHasIt() {
        var now = product.get("auditor", form.path()).json();

        assertThat(now.path("state").asString()).isEqualTo("SETTLED");
        // 7 rows in full, 90 points, and 9.35 of 10 for the funds.
        assertThat(now.path("total").decimalValue()).isEqualByComparingTo("99.35");
        // 118.40 of 126.50 is 93.60 %, so 9.36 of 10.
        assertThat(now.path("funds").path("ruleScore").decimalValue()).isEqualByComparingTo("9.36");
        assertThat(now.path("ruleTotal").decimalValue()).isEqualByComparingTo("99.36");
        assertThat(now.path("grade").asString()).isEqualTo("EXCELLENT");
        assertThat(now.path("indicators").size()).isEqualTo(7);
        assertThat(now.at("/indicators/0/target").asString()).isEqualTo("开班 14 期");
    }

    @Test
    void theFormAsOfEachActIsWhatTheActAnswered() {
        assertThat(form.answers()).hasSizeGreaterThan(30);
        for (var answer : form.answers()) {
            var then = product.get("auditor", form.path() + "?asOf=" + answer.sequence());
            assertThat(then.status()).isEqualTo(200);
            if (answer.json().has("indicators")) {
                assertThat(then.json()).as(answer.toString()).isEqualTo(answer.json());
                var moment = answer.json().path("changedAt").asString();
                assertThat(product.get("auditor", form.path() + "?asOf=" + moment)
                                .json()
                                .path("sequence")
                                .asLong())
                        .as("as of " + moment)
                        .isEqualTo(answer.sequence());
            } else {
                assertThat(then.json().path("sequence").asLong())
                        .isEqualTo(answer.json().path("sequence").asLong());
            }
        }
    }

    @Test
    void theHistoryTellsEachChangeAsItWasSent() {
        var history = product.get("auditor", form.path() + "/history").json();

        var filled = history.valueStream()
                .filter(entry -> entry.path("act").asString().equals("cell-filled")
                        || entry.path("act").asString().equals("cell-corrected"))
                .flatMap(entry -> entry.path("changes").valueStream())
                .toList();
        Map<String, String> now = new LinkedHashMap<>();
        for (var change : filled) {
            var field = change.path("field").asString();
            assertThat(change.path("from").asString()).as(field).isEqualTo(now.getOrDefault(field, ""));
            now.put(field, change.path("to").asString());
        }
        assertThat(now)
                .containsEntry("funds/fiscal/executed", "118.4")
                .containsEntry("indicators/indicator-1/target", "开班 14 期");
        var executed = filled.stream()
                .filter(change -> change.path("field").asString().equals("funds/fiscal/executed"))
                .map(change -> change.path("to").asString())
                .toList();
        assertThat(executed).containsExactly("118.3", "118.31", "118.4");
        var sequences = history.valueStream()
                .map(entry -> entry.path("sequence").asLong())
                .toList();
        assertThat(sequences).isSorted().doesNotHaveDuplicates().startsWith(0L).endsWith(form.sequence());
        history.forEach(entry -> {
            assertThat(entry.path("summary").asString()).isNotBlank();
            assertThat(entry.path("summaryEn").asString()).isNotBlank();
            assertThat(entry.at("/actor/account").asString()).startsWith("account-");
            assertThat(entry.at("/actor/address").asString()).isEqualTo("127.0.0.1");
        });
    }

    @Test
    void theHistoryNarrowsToPersonActRowAndTime() {
        var all = history("");
        var returns = history("?act=returned");
        assertThat(returns)
                .hasSize(2)
                .allMatch(entry -> !entry.path("reason").asString("").isEmpty());
        assertThat(history("?person=account-finance2"))
                .hasSizeBetween(1, all.size() - 1)
                .allMatch(entry -> entry.at("/actor/account").asString().equals("account-finance2"));
        assertThat(history("?row=indicator-rooms")).hasSizeBetween(1, all.size() - 1);
        var at = returns.get(0).path("at").asString();
        assertThat(history("?until=" + at).size() + history("?from=" + at).size())
                .isEqualTo(all.size());
    }

    @Test
    void everyVersionSubmittedStandsAsItWas() {
        var submissions = product.get("auditor", form.path() + "/submissions").json();

        assertThat(submissions.size()).isEqualTo(6);
        for (var one : submissions) {
            var stage = one.path("stage").asString();
            var version = one.path("version").asInt();
            var then = product.get("auditor", form.path() + "/submissions/" + version + "?stage=" + stage)
                    .json();
            assertThat(then.path("digestHolds").asBoolean(false)).isTrue();
            assertThat(then.at("/evaluation/sequence").asLong())
                    .isEqualTo(one.path("sequence").asLong());
            assertThat(then.at("/evaluation/digest").asString())
                    .isEqualTo(one.path("digest").asString());
        }
        assertThat(product.get("auditor", form.path() + "/submissions/9").status())
                .isEqualTo(404);
    }

    @Test
    void aComparisonShowsJustWhatWasCorrected() {
        var settled =
                product.get("auditor", form.path() + "/history?act=settled").json();
        var first = settled.path(0).path("sequence").asLong();

        var compared = product.get("auditor", form.path() + "/compare?from=" + first + "&to=current")
                .json();

        var typed = compared.path("differences")
                .valueStream()
                .map(one -> one.path("field").asString(one.path("cell").asString("")))
                .filter(field -> field.startsWith("funds/fiscal/"))
                .toList();
        assertThat(typed).containsExactly("funds/fiscal/executed");
        var none = product.get("auditor", form.path() + "/compare?from=current&to=current")
                .json();
        assertThat(none.path("differences").size()).isZero();
    }

    private List<JsonNode> history(String query) {
        var answer = product.get("auditor", form.path() + "/history" + query);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().valueStream().toList();
    }

    private String state() {
        return form.answers()
                .get(form.answers().size() - 1)
                .json()
                .path("state")
                .asString("");
    }

    private Answer act(String account, String act) {
        return form.act(account, act, shown(act));
    }

    private String shown(String act) {
        shown.add(act);
        return example("/api/v1/evaluations/{id}/" + act);
    }

    private String example(String path) {
        var shown = document.path("paths")
                .path(path)
                .path("post")
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("example");
        return shown.isMissingNode() ? "" : shown.toString();
    }
}
