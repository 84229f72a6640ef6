package jiheng.query.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormTitlesTest {
    private static final FormTitles TITLES = new FormTitles(json("""
            {"header":[{"key":"head","title":{"zh":"负责人","en":"Head"}}],
             "narratives":[{"key":"later","title":{"zh":"完成","en":"Reached"}},{"key":"goals","title":{"zh":"目标","en":"Goals"}}],
             "funds":{"sources":[{"key":"own","title":{"zh":"自筹","en":"Own"}}],
                      "columns":[{"key":"budget","title":{"zh":"预算","en":"Budget"}}]},
             "branches":[{"key":"output","title":{"zh":"产出","en":"Output"},
                          "children":[{"key":"second","title":{"zh":"质量","en":"Quality"}},
                                      {"key":"first","title":{"zh":"数量","en":"Quantity"}}]}],
             "columns":[{"field":"score","title":{"zh":"得分","en":"Score"}},
                        {"field":"targets","title":{"zh":"指标值","en":"Aim"}}],
             "signoff":[{"key":"preparer","title":{"zh":"填报人","en":"Preparer"}}]}
            """));
    private static final LinkedHashMap<String, Json> ROWS = new LinkedHashMap<>();

    static {
        ROWS.put("indicator-9", row("first", 1));
        ROWS.put("indicator-1", row("first", 0));
        ROWS.put("indicator-5", row("second", 7));
    }

    @Test
    void everyCellIsCalledAsTheFormCallsIt() {
        assertThat(TITLES.field("header/form/head")).isEqualTo("负责人 Head");
        assertThat(TITLES.field("signoff/form/preparer")).isEqualTo("填报人 Preparer");
        assertThat(TITLES.field("narratives/goals/text")).isEqualTo("目标 Goals");
        assertThat(TITLES.field("funds/own/budget")).isEqualTo("预算 Budget");
        assertThat(TITLES.field("funds/total/score")).isEqualTo("得分 score");
        assertThat(TITLES.field("branches/funds/weight")).isEqualTo("分值 weight");
        assertThat(TITLES.field("indicators/indicator-1/score")).isEqualTo("得分 Score");
        assertThat(TITLES.field("indicators/indicator-1/unheard-of")).isEqualTo("unheard-of");
    }

    /** A column that the form does not have can still hold what was measured. */
    @Test
    void measuresHaveATitleWithAColumnAndWithout() {
        assertThat(TITLES.field("indicators/indicator-1/targets")).isEqualTo("指标值 Aim");
        assertThat(TITLES.field("indicators/indicator-1/actuals")).isEqualTo("量化完成 measured actual");
    }

    @Test
    void everyRowIsCalledAsTheFormCallsIt() {
        assertThat(TITLES.name("funds/own", ROWS)).isEqualTo("自筹 Own");
        assertThat(TITLES.name("funds/total", ROWS)).isEqualTo("预算执行率 execution rate");
        assertThat(TITLES.name("branches/funds", ROWS)).isEqualTo("预算执行率 execution rate");
        assertThat(TITLES.name("branches/output", ROWS)).isEqualTo("产出 Output");
        assertThat(TITLES.name("header/form", ROWS)).isEmpty();
        assertThat(TITLES.name("indicators/indicator-9", ROWS)).isEqualTo("第 2 行 row（indicator-9）");
        assertThat(TITLES.group("indicators/indicator-9", ROWS)).isEqualTo("产出 Output · 数量 Quantity");
        assertThat(TITLES.group("funds/own", ROWS)).isEmpty();
    }

    /** By section, by branch and child as the form lists them, then by position; what is unknown comes last. */
    @Test
    void rowsStandInTheOrderOfTheForm() {
        assertThat(TITLES.ordered(ROWS)).containsExactly("indicator-5", "indicator-1", "indicator-9");
        assertThat(TITLES.ordered(
                        List.of(
                                "elsewhere/x",
                                "signoff/form",
                                "indicators/indicator-9",
                                "indicators/indicator-5",
                                "branches/output",
                                "funds/total",
                                "funds/own",
                                "narratives/goals",
                                "narratives/later",
                                "header/form"),
                        ROWS))
                .containsExactly(
                        "header/form",
                        "narratives/later",
                        "narratives/goals",
                        "funds/own",
                        "funds/total",
                        "branches/output",
                        "indicators/indicator-5",
                        "indicators/indicator-9",
                        "signoff/form",
                        "elsewhere/x");
        assertThat(TITLES.inOrder(List.of("indicators/indicator-1/targets", "indicators/indicator-1/score")))
                .containsExactly("indicators/indicator-1/score", "indicators/indicator-1/targets");
    }

    private static Json row(String child, int position) {
        return json("{\"branch\":\"output\",\"child\":\"" + child + "\",\"position\":" + position + "}");
    }

    private static Json json(String text) {
        return Json.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
