package jiheng.ui.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.stream.Collectors;
import jiheng.command.Actor;
import jiheng.command.organisation.GrantRole;
import jiheng.command.organisation.OpenAccount;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.UnitId;
import jiheng.events.recheck.Drawing;
import jiheng.ui.Product;
import jiheng.ui.Product.Answer;
import jiheng.ui.acts.Desk;
import jiheng.ui.security.Credentials;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** A re-check by programs alone, with the examples of the API's document; every refusal beside what is accepted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RechecksApiTest {
    private static final String CYCLE = "/api/v1/rechecks/2022";
    private static final String FORM = "evaluation-2022-centre-department";
    private static final String CHECKER = "rechecker";

    private final Product product = Product.running();
    private final JsonNode document =
            product.send(product.request("/v3/api-docs")).json();
    private String draw = "";

    @BeforeAll
    void drawEverything() {
        newcomer();
        var settled = product.get("finance", CYCLE).json().path("settled").asInt();
        var seen = product.get("finance", CYCLE).sequence();
        refused(post("auditor", CYCLE, seen, example("")), 403, "role-missing");
        refused(post("finance", CYCLE, -1, example("")), 422, "if-match-missing");
        refused(post("finance", CYCLE, seen + 1, example("")), 412, "drawn-meanwhile");
        refused(
                post("finance", CYCLE, seen, example("").replace("\"size\":1", "\"size\":" + (settled + 1))),
                422,
                "bad-sample-size");
        refused(post("finance", "/api/v1/rechecks/1999", 0, example("")), 404, "no-such-cycle");
        var key = UUID.randomUUID().toString();
        var first = accepted(product.post("finance", CYCLE, seen, key, example("")), 201);
        assertThat(first.header("Location")).isEqualTo(CYCLE + "/" + (seen + 1));
        assertThat(product.post("finance", CYCLE, seen, key, example("")).json())
                .isEqualTo(first.json());
        refused(product.post("finance", CYCLE, seen + 1, key, "{\"size\": 1}"), 422, "idempotency-key-reused");

        refused(post("finance", CYCLE, seen + 1, "{\"size\": %d}".formatted(settled)), 422, "reason-blank");
        var all = "{\"size\": %d, \"reason\": \"全部复核一遍\"}".formatted(settled);
        draw = accepted(post("finance", CYCLE, seen + 1, all), 201).header("Location");
    }

    @Test
    void aDrawTellsAllThatDrawingItAgainTakes() {
        var whole = accepted(product.get("auditor", draw), 200).json();
        var population = whole.path("population")
                .valueStream()
                .map(one -> new EvaluationId(one.path("evaluation").asString()))
                .toList();

        assertThat(population).contains(new EvaluationId(FORM));
        assertThat(whole.path("seedOrigin").asString()).isEqualTo("SYSTEM");
        assertThat(whole.path("same").asBoolean()).isTrue();
        assertThat(whole.path("sample")
                        .valueStream()
                        .map(one -> new EvaluationId(one.path("evaluation").asString())))
                .containsExactlyElementsOf(Drawing.draw(whole.path("seed").asString(), population, population.size()));
        assertThat(product.get("finance", "/api/v1/rechecks")
                        .json()
                        .valueStream()
                        .filter(round -> round.path("cycle").asString().equals("2022"))
                        .flatMap(round -> round.path("draws").valueStream())
                        .map(one -> one.path("reason").asString()))
                .contains("全部复核一遍");
    }

    @Test
    void whoMayNotReadRechecksIsToldSoAndWhatWasNotDrawnIsNotThere() {
        for (var path : new String[] {"/api/v1/rechecks", CYCLE, draw, draw + "/" + FORM, draw + "/results.xlsx"}) {
            refused(product.get("preparer", path), 403, "role-missing");
            accepted(product.get("auditor", path), 200);
        }
        refused(product.get("auditor", CYCLE + "/999"), 404, "no-such-draw");
        refused(product.get("auditor", CYCLE + "/x"), 404, "no-such-draw");
        refused(product.get("auditor", draw + "/evaluation-2022-union-department"), 404, "not-drawn");
    }

    @Test
    void rowsAreScoredOnWhatWasSeenAndTheResultsFollow() throws Exception {
        var at = draw + "/" + FORM;
        var before = product.get(CHECKER, at);
        refused(post("finance", at + "/score", before.sequence(), example("/score")), 403, "own-recheck");
        refused(post(CHECKER, at + "/score", before.sequence() - 1, example("/score")), 412, "recheck-changed");
        refused(post(CHECKER, at + "/score", before.sequence(), "{\"rows\": []}"), 422, "nothing-to-change");
        var wrong = refused(
                post(
                        CHECKER,
                        at + "/score",
                        before.sequence(),
                        example("/score").replace("4.50", "99")),
                422,
                "recheck-rows-wrong");
        assertThat(wrong.json().at("/cells/0/cell").asString()).isEqualTo("rows/indicator-1");
        assertThat(product.get(CHECKER, at).json()).isEqualTo(before.json());

        var scored = accepted(post(CHECKER, at + "/score", before.sequence(), example("/score")), 200);
        assertThat(row(scored, "indicator-1").path("reviewed").decimalValue()).isEqualByComparingTo("4.5");
        assertThat(row(scored, "indicator-2").path("reviewed").isNull()).isTrue();
        refused(post(CHECKER, at + "/finish", scored.sequence(), example("/finish")), 409, "recheck-incomplete");
        var others = scored.json()
                .path("rows")
                .valueStream()
                .filter(row -> row.path("reviewed").isNull())
                .map(row -> "{\"row\": \"%s\", \"score\": \"%s\"}"
                        .formatted(row.path("row").asString(), row.path("self").asString()))
                .collect(Collectors.joining(",", "{\"rows\": [", "]}"));
        var whole = accepted(post(CHECKER, at + "/score", scored.sequence(), others), 200);
        var finished = accepted(post(CHECKER, at + "/finish", whole.sequence(), example("/finish")), 200);
        refused(post(CHECKER, at + "/score", finished.sequence(), example("/score")), 409, "recheck-finished");

        // 94.53 less 0.50; 0.50 ÷ 94.03 is 0.53 %.
        var form = finished.json().path("form");
        assertThat(form.path("reviewedTotal").decimalValue()).isEqualByComparingTo("94.03");
        assertThat(form.path("deviation").decimalValue()).isEqualByComparingTo("0.53");
        var unit = product.get("auditor", draw)
                .json()
                .path("units")
                .valueStream()
                .filter(one -> one.path("unit").asString().equals("unit-centre"))
                .findFirst()
                .orElseThrow();
        assertThat(unit.path("quality").decimalValue()).isEqualByComparingTo("99.47");

        try (var book = workbook(draw + "/results.xlsx")) {
            assertThat(book.getSheetAt(0).getSheetName()).isEqualTo("结果");
            var line = book.getSheet("结果");
            var found = 0;
            for (var row : line) {
                if (row.getCell(1).getStringCellValue().equals(FORM)) {
                    found++;
                    assertThat(row.getCell(2).getStringCellValue()).isEqualTo("部门整体自评表");
                    assertThat(row.getCell(7).getNumericCellValue()).isEqualTo(94.03);
                    assertThat(row.getCell(8).getNumericCellValue()).isEqualTo(0.53);
                }
            }
            assertThat(found).isOne();
            assertThat(book.getSheet("逐行复核").getLastRowNum())
                    .isEqualTo(finished.json().path("rows").size());
            var rows = book.getSheet("逐行复核").getRow(0);
            assertThat(rows.getCell(rows.getLastCellNum() - 1).getStringCellValue())
                    .isEqualTo("复核时间");
            assertThat(book.getSheet("抽取").getRow(1).getCell(0).getStringCellValue())
                    .isEqualTo("抽取时间");
        }
    }

    private XSSFWorkbook workbook(String path) throws IOException, InterruptedException {
        var request = product.request(path).header("Authorization", Product.basic("auditor", Product.PASSWORD));
        var answer = HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .contains("recheck-2022-");
        return new XSSFWorkbook(new ByteArrayInputStream(answer.body()));
    }

    private static JsonNode row(Answer answer, String row) {
        return answer.json()
                .path("rows")
                .valueStream()
                .filter(one -> one.path("row").asString().equals(row))
                .findFirst()
                .orElseThrow();
    }

    private Answer post(String account, String path, long seen, String body) {
        return product.post(account, path, seen, body);
    }

    private String example(String act) {
        var path = act.isEmpty() ? "/api/v1/rechecks/{cycle}" : "/api/v1/rechecks/{cycle}/{draw}/{evaluation}" + act;
        return document.path("paths")
                .path(path)
                .at("/post/requestBody/content/application~1json/example")
                .toString();
    }

    private static Answer accepted(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        return answer;
    }

    private static Answer refused(Answer answer, int status, String code) {
        accepted(answer, status);
        assertThat(answer.code()).as(answer.toString()).isEqualTo(code);
        assertThat(answer.json().path("detail").asString()).isNotBlank();
        return answer;
    }

    /** In the demo both reviewers had a hand in the settled form, so that a third must re-check it. */
    private void newcomer() {
        var account = AccountId.of(CHECKER);
        var bureau = UnitId.of("finance");
        var desk = product.context().getBean(Desk.class);
        desk.send(new OpenAccount(account, "复核员", bureau), system("opened"));
        desk.send(new GrantRole(account, Role.FINANCE_REVIEWER, bureau), system("granted"));
        product.context().getBean(Credentials.class).setDemo(account, Product.PASSWORD);
    }

    private static Actor system(String act) {
        return new Actor(Actor.SYSTEM, "test", "127.0.0.1", "test", CHECKER + "-" + act, "test");
    }
}
