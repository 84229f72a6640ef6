package jiheng.ui.definition;

import static org.assertj.core.api.Assertions.assertThat;

import jiheng.ui.Product;
import jiheng.ui.Product.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A family of forms that the product does not ship, from draft to a scored form, by nothing but the API. */
class FifthFamilyTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String LIST = "/api/v1/definitions?kind=";

    private final Product product = Product.running();

    @Test
    void aRegionAddsAFamilyOfItsOwnAndFillsItIn() {
        var rules = body("rules-national", 1);
        rules.set("version", version("lakeside", 1));
        rules.set("title", words("湖区规则", "Lakeside rules"));
        ((ObjectNode) rules.path("measures")).put("AT_LEAST", "AT_LEAST");
        published("rules", rules, "rules-lakeside");

        var template = body("template-project-standard", 1);
        template.set("version", version("lakeside-village", 1));
        template.set("ruleSet", version("lakeside", 1));
        var layout = (ObjectNode) template.path("layout");
        layout.set("title", words("村级项目绩效自评表", "Village project self-evaluation"));
        ((ObjectNode) layout.path("funds")).put("weight", "20.00");
        var branches = (ArrayNode) layout.path("branches");
        while (branches.size() > 1) {
            branches.remove(branches.size() - 1);
        }
        ((ObjectNode) branches.path(0)).put("weight", "80.00");
        published("template", template, "template-lakeside-village");

        var opened = product.post("preparer", "/api/v1/evaluations", -1, """
                {"unit": "union", "cycle": "2022", "template": {"id": "lakeside-village", "version": 1},
                 "project": {"code": "well", "name": "村级水井项目"}, "stage": "RESULTS"}""");
        assertThat(opened.status()).as(opened.toString()).isEqualTo(201);
        var form = "/api/v1/evaluations/evaluation-2022-union-project-well";
        assertThat(opened.json().at("/title/zh").asString()).isEqualTo("村级项目绩效自评表");

        var row = product.post("preparer", form + "/add-indicator", opened.sequence(), """
                {"row": "indicator-wells", "branch": "output", "child": "quantity",
                 "fields": {"name": "新建水井", "target": "新建 10 口", "targets": "≥10口", "weight": "80"}}""");
        assertThat(row.status()).as(row.toString()).isEqualTo(200);
        var filled = product.post("preparer", form + "/fill", row.sequence(), """
                {"changes": [
                  {"cell": "funds/fiscal/budget", "value": "50"}, {"cell": "funds/fiscal/executed", "value": "40"},
                  {"cell": "indicators/indicator-wells/actuals", "value": "9口"},
                  {"cell": "indicators/indicator-wells/score", "value": "72"}]}""");
        assertThat(filled.status()).as(filled.toString()).isEqualTo(200);

        // 20 × 40 ÷ 50 = 16; 80 × 9 ÷ 10 = 72.
        var scored = product.get("preparer", form).json();
        assertThat(scored.path("ruleTotal").decimalValue()).isEqualByComparingTo("88.00");
        assertThat(scored.at("/ruleSet/id").asString()).isEqualTo("lakeside");
    }

    @Test
    void whoDraftedDoesNotPublishAndWhatIsUnsoundIsNamed() {
        var template = body("template-project-standard", 1);
        template.set("version", version("own-work", 1));
        var drafted = product.post("finance", LIST + "template", -1, template.toString());
        assertThat(drafted.status()).as(drafted.toString()).isEqualTo(201);
        var at = "/api/v1/definitions/template-own-work";
        var proposed = product.post("finance", at + "/propose", drafted.sequence(), "{\"note\": \"请复核\"}");
        assertThat(proposed.status()).as(proposed.toString()).isEqualTo(200);
        assertThat(product.post("finance", at + "/publish", proposed.sequence(), "{\"opinion\": \"同意\"}")
                        .code())
                .isEqualTo("own-draft");
        assertThat(product.post("preparer", LIST + "template", -1, template.toString())
                        .status())
                .isEqualTo(403);

        template.set("version", version("unsound", 1));
        ((ObjectNode) template.at("/layout/funds")).put("weight", "11.00");
        var refused = product.post("finance", LIST + "template", -1, template.toString());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("template-unsound");
        assertThat(refused.json().path("cells").path(0).path("cell").asString()).isEqualTo("layout.branches");
    }

    @Test
    void aRetiredVersionOpensNoFormAndThoseThatHaveItGoOn() {
        var template = body("template-project-standard", 1);
        template.set("version", version("short-lived", 1));
        published("template", template, "template-short-lived");
        var open = """
                {"unit": "union", "cycle": "2022", "template": {"id": "short-lived", "version": 1},
                 "project": {"code": "%s", "name": "临时项目"}, "stage": "RESULTS"}""";
        assertThat(product.post("preparer", "/api/v1/evaluations", -1, open.formatted("before"))
                        .status())
                .isEqualTo(201);
        var retired = product.post(
                "finance2",
                "/api/v1/definitions/template-short-lived/retire",
                -1,
                "{\"version\": 1, \"reason\": \"合并\"}");
        assertThat(retired.json().path("status").asString()).isEqualTo("RETIRED");
        assertThat(product.post("preparer", "/api/v1/evaluations", -1, open.formatted("after"))
                        .code())
                .isEqualTo("no-such-template");
        assertThat(product.get("preparer", "/api/v1/evaluations/evaluation-2022-union-project-before")
                        .status())
                .isEqualTo(200);
    }

    private void published(String kind, JsonNode body, String id) {
        var drafted = done(product.post("finance", LIST + kind, -1, body.toString()), 201);
        var at = "/api/v1/definitions/" + id;
        var proposed = done(product.post("finance", at + "/propose", drafted.sequence(), "{\"note\": \"请复核\"}"), 200);
        var published =
                done(product.post("finance2", at + "/publish", proposed.sequence(), "{\"opinion\": \"同意\"}"), 200);
        assertThat(published.json().path("status").asString()).isEqualTo("PUBLISHED");
    }

    private static Answer done(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        return answer;
    }

    private ObjectNode body(String definition, int version) {
        var whole = product.get("auditor", "/api/v1/definitions/" + definition + "/versions/" + version);
        assertThat(whole.status()).as(whole.toString()).isEqualTo(200);
        return (ObjectNode) whole.json().path("body");
    }

    private static ObjectNode version(String id, int version) {
        return JSON.createObjectNode().put("id", id).put("version", version);
    }

    private static ObjectNode words(String zh, String en) {
        return JSON.createObjectNode().put("zh", zh).put("en", en);
    }
}
