package jiheng.ui.importing;

import static jiheng.ui.importing.SampleWorkbook.set;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import jiheng.command.Actor;
import jiheng.command.organisation.RegisterUnit;
import jiheng.events.organisation.UnitId;
import jiheng.events.organisation.UnitKind;
import jiheng.ui.Product;
import jiheng.ui.acts.Desk;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The import of one workbook over real HTTP; each test has a unit of its own. */
class ImportOverHttpTest {
    private static final Product PRODUCT = Product.running();
    private static final String PLANNED = "[{\"part\":\"INDICATORS\",\"label\":\"本年计划\",\"target\":\"target\"}]";

    @BeforeAll
    static void units() {
        for (var key : new String[] {"typed-a", "typed-b", "typed-c", "typed-d"}) {
            var act = UUID.randomUUID().toString();
            PRODUCT.context()
                    .getBean(Desk.class)
                    .send(
                            new RegisterUnit(UnitId.of(key), key, UnitKind.BUDGET_UNIT, UnitId.of("finance")),
                            new Actor(Actor.SYSTEM, "test", "127.0.0.1", act, act, "test"));
        }
    }

    @Test
    void a_project_form_is_opened_in_the_guessed_template_and_names_file_and_cell() {
        var answer = post(Typed.standard(sheet -> {}), Map.of("unit", "typed-a", "projectCode", "branches"));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        assertThat(answer.json().path("template").asString("")).isEqualTo("project-standard-2");
        assertThat(answer.json().path("id").asString("")).isEqualTo("evaluation-2022-typed-a-project-branches");
        var history = PRODUCT.get("auditor", "/api/v1/evaluations/evaluation-2022-typed-a-project-branches/history");
        assertThat(history.body()).contains("表.xlsx").contains("E13");
    }

    @Test
    void a_project_without_a_code_is_asked_for_one() {
        var answer = post(Typed.standard(sheet -> {}), Map.of("unit", "typed-a", "dryRun", "true"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("project-missing");
    }

    @Test
    void a_corrected_column_is_understood_and_remembered_for_the_unit_alone() {
        var odd = Typed.standard(sheet -> set(sheet, "E12", "本年计划"));
        var dry = Map.of("unit", "typed-b", "projectCode", "branches", "dryRun", "true");

        assertThat(square(post(odd, dry), "E13").path("state").asString("")).isEqualTo("REFUSED");

        var corrected = square(post(odd, and(dry, "corrections", PLANNED)), "E13");
        assertThat(corrected.path("state").asString("")).isEqualTo("TAKEN");
        assertThat(corrected.path("place").path("zh").asString("")).isEqualTo("第 1 行指标 · 年度指标值");

        var again = post(odd, dry);
        assertThat(square(again, "E13").path("state").asString("")).isEqualTo("TAKEN");
        assertThat(square(again, "E12").path("corrected").asString("")).isEqualTo("target");
        assertThat(again.body()).contains("\"corrected\"");
        assertThat(square(post(odd, and(dry, "unit", "typed-c")), "E13")
                        .path("state")
                        .asString(""))
                .isEqualTo("REFUSED");

        post(odd, and(dry, "corrections", PLANNED.replace("\"target\":\"target\"", "\"target\":\"\"")));
        assertThat(square(post(odd, dry), "E13").path("state").asString("")).isEqualTo("REFUSED");
    }

    @Test
    void what_was_not_taken_comes_back_in_the_same_workbook_with_the_reason_beside_it() throws Exception {
        var file = Typed.standard(sheet -> {
            set(sheet, "H14", "二十五");
            set(sheet, "C8", "彩票公益金");
        });
        for (var dryRun : new String[] {"true", "false"}) {
            var bytes = workbook(
                    file, Map.of("unit", "typed-d", "projectCode", "b", "dryRun", dryRun, "answer", "workbook"));
            try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes));
                    var before = new XSSFWorkbook(new ByteArrayInputStream(file))) {
                var sheet = workbook.getSheetAt(0);
                assertThat(sheet.getRow(11).getCell(9).getStringCellValue()).isEqualTo("导入说明");
                assertThat(sheet.getRow(13).getCell(9).getStringCellValue())
                        .startsWith("H14: ")
                        .contains("二十五");
                assertThat(sheet.getRow(7).getCell(9).getStringCellValue())
                        .contains("D8: ")
                        .contains("资金来源");
                assertThat(sheet.getRow(12).getCell(9)).isNull();
                assertThat(sheet.getMergedRegions())
                        .isEqualTo(before.getSheetAt(0).getMergedRegions());
                for (var row : before.getSheetAt(0)) {
                    for (var cell : row) {
                        assertThat(sheet.getRow(row.getRowNum())
                                        .getCell(cell.getColumnIndex())
                                        .toString())
                                .isEqualTo(cell.toString());
                    }
                }
            }
        }
    }

    @Test
    void corrections_that_are_none_are_refused() {
        for (var bad : new String[] {"{", "[{\"part\":\"ELSE\"}]", "[{\"label\":\"x\"}]", "[null]"}) {
            var answer =
                    post(Typed.standard(sheet -> {}), Map.of("unit", "typed-c", "dryRun", "true", "corrections", bad));

            assertThat(answer.status()).as(bad).isEqualTo(422);
            assertThat(answer.code()).as(bad).isEqualTo("bad-corrections");
        }
    }

    private static Map<String, String> and(Map<String, String> fields, String name, String value) {
        var all = new java.util.HashMap<>(fields);
        all.put(name, value);
        return all;
    }

    private static JsonNode square(Product.Answer answer, String cell) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return StreamSupport.stream(answer.json().path("picture").path("rows").spliterator(), false)
                .flatMap(row -> StreamSupport.stream(row.path("cells").spliterator(), false))
                .filter(one -> one.path("cell").asString("").equals(cell))
                .findFirst()
                .orElseThrow();
    }

    private static Product.Answer post(byte[] file, Map<String, String> fields) {
        return PRODUCT.send(request(file, fields));
    }

    private static byte[] workbook(byte[] file, Map<String, String> fields) throws IOException, InterruptedException {
        var answer =
                HttpClient.newHttpClient().send(request(file, fields).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isBetween(200, 201);
        return answer.body();
    }

    private static HttpRequest.Builder request(byte[] file, Map<String, String> fields) {
        var boundary = UUID.randomUUID().toString();
        var body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> body.writeBytes(
                ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        body.writeBytes(("--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"表.xlsx\"\r\nContent-Type:"
                        + " application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return PRODUCT.request("/api/v1/evaluations/import")
                .header("Authorization", Product.basic("finance", Product.PASSWORD))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
    }
}
