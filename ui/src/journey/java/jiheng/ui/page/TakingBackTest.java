package jiheng.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;

class TakingBackTest extends PageJourney {
    @Test
    void a_submission_is_withdrawn_as_long_as_nobody_acted_on_it() {
        var form = WholeForm.filled(product, "withdrawn");
        form.act("preparer", "submit", "");
        var page = open(person("preparer"), form.path());
        assertThat(page.locator("td.editable")).hasCount(0);

        send(act(page, "withdraw"));

        assertThat(done(page)).containsText("已撤回");
        state(page, "草稿");
        assertThat(page.locator(".versions")).containsText("送审过 1 版");
        page.locator(".versions summary").click();
        assertThat(page.locator(".versions")).containsText("已撤回");
        type(page, "indicators/indicator-1/actual", "改过的完成情况");
        saved(page);
        page.locator("a.act-link[data-after-saving]").click();
        button(page, "确认送审").click();
        state(page, "已送审");

        form.act("approver", "approve", "{\"opinion\": \"同意\"}");
        send(act(page, "withdraw"));
        assertThat(page.locator("[data-refusal]")).isVisible();
        state(page, "已送审");
    }

    @Test
    void a_returned_form_goes_straight_back_to_the_step_that_returned_it() {
        var form = WholeForm.filled(product, "straight");
        form.act("preparer", "submit", "");
        form.act("approver", "approve", "{\"opinion\": \"同意\"}");
        var supervisor = person("supervisor");
        openTask(supervisor, form.name());
        var returning = act(supervisor, "return");
        returning.locator("textarea[name=reason]").fill("请补充依据");
        send(returning);
        assertThat(done(supervisor)).containsText("已退回");

        var page = person("preparer");
        openTask(page, form.name());
        type(page, "indicators/indicator-2/actual", "附上了依据");
        saved(page);
        page.locator("a.act-link[data-after-saving]").click();
        button(page, "确认送审").click();

        state(page, "已送审");
        assertThat(page.locator(".step.waiting")).containsText("主管部门审核");
        assertThat(page.locator(".step.done").nth(1)).containsText("陈立群");
        openTask(supervisor, form.name());
    }

    @Test
    void a_cancelled_form_is_reopened_as_it_was() {
        var form = WholeForm.filled(product, "cancelled");
        form.act("preparer", "submit", "");
        var page = open(person("finance"), form.path());
        var cancelling = act(page, "cancel");
        send(cancelling);
        assertThat(page.locator("[data-refusal]")).containsText("请写明理由");
        act(page, "cancel").locator("textarea[name=reason]").fill("并入其他项目");
        send(act(page, "cancel"));
        state(page, "已作废");
        assertThat(page.locator(".step.waiting")).hasCount(0);

        var reopening = act(page, "reopen");
        reopening.locator("textarea[name=reason]").fill("仍须单独评价");
        send(reopening);

        state(page, "已送审");
        assertThat(page.locator(".step.waiting")).containsText("单位审核");
        assertThat(total(page)).hasText("100.00");
    }
}
