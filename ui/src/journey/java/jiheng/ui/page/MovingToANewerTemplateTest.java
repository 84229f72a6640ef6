package jiheng.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.TemplateVersion;
import jiheng.query.evaluation.Evaluations;
import jiheng.query.evaluation.Form;
import jiheng.ui.journey.Chromium;
import org.apache.pdfbox.Loader;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The bureau publishes a newer version of a template, and a preparer moves an open form to it. */
class MovingToANewerTemplateTest extends PageJourney {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FORM = "evaluation-2022-union-project-moving";
    private static final String AT = "/evaluations/" + FORM;

    @Test
    void everyFilledCellIsKeptAndTheHistoryShowsBothLayouts() throws IOException {
        var first = first();
        published(first);
        filledIn();
        var before = form();
        Assertions.assertThat(before.content().cells()).hasSize(8);
        var page = open(person("preparer"), AT);
        assertThat(page.locator("[data-newer]")).hasCount(0);

        published(second(first));
        open(page, AT);
        assertThat(page.locator("[data-newer]")).containsText("第 2 版");
        page.locator("[data-newer] a").click();
        assertThat(page.locator("[data-changes]")).containsText("取消「目标内容」");
        assertThat(page.locator("[data-changes]")).containsText("增设「绩效承诺」");
        assertThat(page.locator("[data-in-place]")).containsText("6 格");
        assertThat(page.locator("[data-kept]")).containsText("改造三处站点");
        assertThat(page.locator("[data-owed]")).containsText("有 7 个字，最多 3 个字");
        Assertions.assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        Assertions.assertThat(form()).isEqualTo(before);

        page.locator("form[method=post] button.primary").last().click();
        assertThat(done(page)).containsText("所填内容全部保留");
        assertThat(page.locator("[data-kept-cells]")).containsText("改造三处站点");
        assertThat(page.locator("[data-newer]")).hasCount(0);
        assertThat(cell(page, "narratives/pledge/text")).hasCount(1);
        assertThat(cell(page, "indicators/indicator-1/content")).hasCount(0);
        Assertions.assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        page.setViewportSize(Chromium.PHONE, 800);
        Assertions.assertThat((Integer)
                        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .isLessThanOrEqualTo(0);

        var after = form();
        Assertions.assertThat(after.template()).isEqualTo(new TemplateVersion("journey-project", 2));
        Assertions.assertThat(filled(after)).isEqualTo(filled(before));

        open(page, AT + "/history");
        assertThat(page.locator("main")).containsText("表样由第 1 版换为第 2 版");
        open(page, AT + "/replay?seq=" + before.sequence());
        assertThat(page.locator("[data-then=template]")).hasText("第 1 版");
        assertThat(cell(page, "indicators/indicator-1/content")).hasText("改造三处站点");
        assertThat(cell(page, "narratives/pledge/text")).hasCount(0);
        open(page, AT + "/replay?seq=" + after.sequence());
        assertThat(page.locator("[data-then=template]")).hasText("第 2 版");
        assertThat(cell(page, "indicators/indicator-1/content")).hasCount(0);
        assertThat(cell(page, "narratives/pledge/text")).hasCount(1);
        assertThat(page.locator("[data-kept-cells]")).containsText("改造三处站点");
        open(page, AT + "/compare?from=" + before.sequence() + "&to=current");
        assertThat(page.locator("[data-templates]")).containsText("前为第 1 版，后为第 2 版");
        assertThat(page.locator("[data-kept-cells]")).containsText("改造三处站点");

        Assertions.assertThat(isUpright(page, "" + before.sequence())).isFalse();
        Assertions.assertThat(isUpright(page, "current")).isTrue();
        Assertions.assertThat(exported(page, "" + before.sequence()))
                .contains("目标内容")
                .doesNotContain("绩效承诺");
        Assertions.assertThat(exported(page, "current")).contains("绩效承诺").doesNotContain("目标内容");
    }

    private Form form() {
        return product.bean(Evaluations.class).find(new EvaluationId(FORM)).orElseThrow();
    }

    /** Every value by its cell, in its place or kept. */
    private static Map<String, String> filled(Form form) {
        var all = new HashMap<String, String>();
        form.content().cells().forEach((cell, value) -> all.put(cell.path(), value.toString()));
        form.content()
                .kept()
                .forEach(one -> all.put(one.cell().path(), one.value().toString()));
        return all;
    }

    /** Whether the printed form stands on its short side. */
    private boolean isUpright(Page page, String asOf) throws IOException {
        open(page, AT + "/print?asOf=" + asOf);
        try (var printed = Loader.loadPDF(page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true)))) {
            var sheet = printed.getPage(0).getMediaBox();
            return sheet.getHeight() > sheet.getWidth();
        }
    }

    private Set<String> exported(Page page, String asOf) throws IOException {
        var address = product.address("/api/v1" + AT + "/documents/xlsx?asOf=" + asOf);
        var texts = new HashSet<String>();
        try (var book = new XSSFWorkbook(
                new ByteArrayInputStream(page.context().request().get(address).body()))) {
            book.getSheetAt(0).forEach(row -> row.forEach(cell -> texts.add(cell.toString())));
        }
        return texts;
    }

    private void filledIn() {
        product.post("preparer", "/api/v1/evaluations", "*", """
                {"unit": "union", "cycle": "2022", "template": {"id": "journey-project", "version": 1},
                 "stage": "RESULTS", "project": {"code": "moving", "name": "驿站改造"}}""");
        product.post("preparer", "/api/v1" + AT + "/add-indicator", "*", """
                {"row": "indicator-1", "branch": "output", "child": "quantity",
                 "fields": {"name": "改造驿站", "content": "改造三处站点", "targets": "≥3处", "weight": "50"}}""");
        product.post("preparer", "/api/v1" + AT + "/fill", "*", """
                {"changes": [{"cell": "header/form/contact", "value": "李晓晨"},
                             {"cell": "narratives/goals/text", "value": "改造驿站三处。"},
                             {"cell": "funds/fiscal/budget", "value": "12.5"},
                             {"cell": "indicators/indicator-1/actuals", "value": "3处"}]}""");
    }

    /** A template of the journey's own, so that no other is disturbed. */
    private ObjectNode first() {
        var standard = product.get("finance", "/api/v1/definitions/template-project-standard/versions/1");
        var body = (ObjectNode) JSON.readTree(standard).path("body");
        ((ObjectNode) body.path("version")).put("id", "journey-project");
        return body;
    }

    /** A column and a field less, a text more and another shorter. */
    private static ObjectNode second(ObjectNode first) {
        var body = first.deepCopy();
        ((ObjectNode) body.path("version")).put("version", 2);
        drop((ArrayNode) body.at("/layout/columns"), "field", "content");
        drop((ArrayNode) body.at("/layout/header"), "key", "contact");
        var narratives = (ArrayNode) body.at("/layout/narratives");
        narratives.forEach(one -> ((ObjectNode) one).put("limit", 3));
        ((ObjectNode) body.at("/layout/paper")).put("orientation", "PORTRAIT");
        narratives.add(JSON.readTree("""
                {"key": "pledge", "title": {"zh": "绩效承诺", "en": "Pledge"}, "limit": 300, "binding": "ANY",
                 "owed": false, "under": null}"""));
        return body;
    }

    private static void drop(ArrayNode all, String key, String name) {
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).path(key).asString("").equals(name)) {
                all.remove(i);
            }
        }
    }

    private void published(ObjectNode body) {
        var at = "/api/v1/definitions/template-journey-project";
        product.post("finance", "/api/v1/definitions?kind=template", "0", body.toString());
        product.post("finance", at + "/propose", sequence(at, body), "{\"note\": \"请复核\"}");
        product.post("finance2", at + "/publish", sequence(at, body), "{\"opinion\": \"同意\"}");
    }

    private String sequence(String at, ObjectNode body) {
        var version = body.at("/version/version").asInt();
        return JSON.readTree(product.get("finance", at + "/versions/" + version))
                .path("sequence")
                .asString();
    }
}
