package jiheng.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import java.util.Objects;
import jiheng.ui.journey.Chromium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedInWordsTest extends PageJourney {
    @ParameterizedTest
    @CsvSource({
        "/evaluations/evaluation-2022-school-department, 403, 没有查看",
        "/evaluations/evaluation-2022-nowhere-department, 404, 没有编号",
        "/evaluations/evaluation-2022-union-project-skills/versions/9, 404, 没有第 9 版",
        "/evaluations?state=NONSENSE, 422, 没有状态",
        "/nowhere/at/all, 404, 没有找到"
    })
    void an_address_that_leads_nowhere_says_so(String path, int status, String words) {
        var page = person("preparer");

        Response answer = Objects.requireNonNull(page.navigate(product.address(path)));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(page.locator("main")).containsText(words);
        assertThat(page.content()).doesNotContain("Exception", "jiheng.ui");
        assertThat(page.locator(".top-nav a")).not().hasCount(0);
    }

    @Test
    void a_wrong_password_is_told_in_either_language_and_lets_nobody_in() {
        var page = open(visitor(Chromium.DESK), "/login?lang=en");
        page.locator("input[name=username]").fill("preparer");
        page.locator("input[name=password]").fill("wrong");
        page.locator("main button[type=submit]").click();

        assertThat(page.locator("[role=alert]")).containsText("wrong");
        assertThat(page.locator("input[name=username]")).hasValue("preparer");
        assertThat(page.locator("input[name=password]")).isFocused();
        assertThat(page.locator("input[name=password]")).hasValue("");
        open(page, "/");
        assertThat(page).hasURL(product.address("/login"));
        open(page, "/login?lang=zh");
        assertThat(page.locator("h1")).hasText("登录");
    }

    @Test
    void going_back_after_an_act_and_doing_it_again_is_told_in_words() {
        var id = freshForm("stale");
        var path = "/evaluations/" + id;
        var first = open(person("preparer"), path);
        var second = open(person("preparer2"), path);
        var form = act(second, "cancel");
        form.locator("textarea").fill("重复开设");
        send(form);
        assertThat(done(second)).containsText("已作废");

        form = act(first, "cancel");
        form.locator("textarea").fill("我也觉得重复了");
        send(form);

        assertThat(first.locator("[data-refusal]")).containsText("已作废");
        assertThat(first.locator("[data-refusal]")).containsText("我也觉得重复了");
        first.goBack();
        state(first, "已作废");
    }

    @Test
    void a_decision_on_what_has_changed_since_is_not_done_and_keeps_what_was_typed() {
        var id = freshForm("changed");
        var page = open(person("preparer"), "/evaluations/" + id);
        product.post("preparer2", "/api/v1/evaluations/" + id + "/fill", "*", """
                {"changes": [{"cell": "indicators/indicator-1/actual", "value": "刚填的"}]}
                """);

        var form = act(page, "cancel");
        form.locator("textarea").fill("不再需要");
        send(form);

        assertThat(page.locator("[data-refusal]")).containsText("又有改动");
        assertThat(page.locator("form[data-act-form=cancel] textarea")).hasValue("不再需要");
        assertThat(cell(page, "indicators/indicator-1/actual").locator(".v")).hasText("刚填的");
        send(act(page, "cancel"));
        state(page, "已作废");
    }

    @Test
    void a_project_form_without_a_code_keeps_what_was_chosen() {
        var page = open(person("preparer"), "/evaluations/new");
        page.locator("input[value='project-standard:2']").check();
        page.locator("input[name=projectName]").fill("重复的项目");
        page.locator("input[name=projectCode]").fill("skills");
        page.locator("input[name=stage][value=RESULTS]").check();
        page.locator("main button[type=submit]").click();

        assertThat(page.locator("[role=alert]")).containsText("已有同类自评表");
        assertThat(page.locator("input[name=projectName]")).hasValue("重复的项目");
        assertThat(page.locator("input[name=stage][value=RESULTS]")).isChecked();
    }

    @Test
    void a_form_is_opened_and_gets_a_row_and_weights_by_form_and_in_the_sheet() {
        var page = open(person("preparer"), "/evaluations/new");
        page.locator("input[value='project-standard:2']").check();
        page.locator("input[name=projectName]").fill("新项目");
        page.locator("input[name=projectCode]").fill("brand-new");
        page.locator("main button[type=submit]").click();
        assertThat(done(page)).containsText("已开设");

        gridIsThere(page);
        page.locator("[data-act=add-row]").first().click();
        assertThat(page.locator("tr.line-indicator[data-row^='indicator-']")).hasCount(1);
        assertThat(page.locator("td.current")).hasAttribute("data-label", "三级指标");

        var form = act(page, "weights");
        form.locator("input[name='weight.output']").fill("45");
        form.locator("input[name='weight.benefit']").fill("35");
        form.locator("input[name='reason.output']").fill("本项目重在效益");
        form.locator("input[name='reason.benefit']").fill("本项目重在效益");
        send(form);
        assertThat(done(page)).containsText("权重已保存");
        assertThat(page.locator(".branch-sum").first()).hasText("0.00 / 45.00");

        type(page, "branches/satisfaction/weight", "20");
        type(page, "branches/satisfaction/reason", "重在服务对象的感受");
        type(page, "branches/funds/weight", "0");
        saved(page);
        assertThat(page.locator(".branch-sum").last()).hasText("0.00 / 20.00");
        page.reload();
        assertThat(cell(page, "branches/satisfaction/weight").locator(".v")).hasText("20.00");
        assertThat(cell(page, "branches/satisfaction/reason").locator(".v")).hasText("重在服务对象的感受");
    }
}
