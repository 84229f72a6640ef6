package jiheng.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Changes after the fact: asked for, granted, made, and approved again by those whom they touch. */
class CorrectingTest extends PageJourney {
    private static final String CELL = "indicators/indicator-1/";

    @Test
    void a_settled_form_is_corrected_on_request_and_settled_again() {
        var form = WholeForm.settled(product, "correction");
        var preparer = open(person("preparer"), form.path());
        assertThat(preparer.locator("td.editable")).hasCount(0);
        ask(preparer, "决算批复后人数有变");

        var finance = person("finance");
        openTask(finance, form.name());
        assertThat(finance.locator(".correcting")).containsText("决算批复后人数有变");
        decide(finance, "refuse-correction", "reason", "请先附决算批复");
        assertThat(done(finance)).containsText("不准予");

        open(preparer, form.path());
        assertThat(preparer.locator(".returned")).containsText("沈明哲");
        assertThat(preparer.locator(".returned")).containsText("请先附决算批复");
        ask(preparer, "批复已取得");
        openTask(finance, form.name());
        decide(finance, "grant-correction", "opinion", "准予");

        openTask(preparer, form.name());
        state(preparer, "更正中");
        assertThat(preparer.locator(".step.done")).hasCount(3);
        type(preparer, CELL + "actuals", "9期");
        type(preparer, CELL + "score", "22.5");
        type(preparer, CELL + "reason", "三期因故停办");
        type(preparer, CELL + "improvement", "次年补办");
        saved(preparer);
        assertThat(ruleTotal(preparer)).hasText("92.50");
        assertThat(preparer.locator(".step.lapsed")).hasCount(4);

        decide(preparer, "abandon-correction", "reason", "不改了");
        assertThat(preparer.locator("[data-refusal]")).containsText("已经开始");
        assertThat(preparer.locator(".step.lapsed")).hasCount(4);
        assertThat(preparer.locator(".step.lapsed").first()).containsText("陈立群");
        preparer.locator("a.act-link[data-after-saving]").click();
        assertThat(preparer.locator(".change-list")).containsText("22.5");
        button(preparer, "确认送审").click();
        state(preparer, "已送审");

        for (var reviewer : List.of("approver", "supervisor", "finance")) {
            var page = person(reviewer);
            openTask(page, form.name());
            assertThat(cell(page, CELL + "score")).hasClass(Pattern.compile("mark-changed"));
            decide(page, "approve", "opinion", "更正属实");
        }
        var settling = person("finance2");
        openTask(settling, form.name());
        decide(settling, "settle", "opinion", "重新审定");
        state(settling, "已审定");
        assertThat(settling.locator(".step.done")).hasCount(5);
        assertThat(total(settling)).hasText("92.50");

        var auditor = open(person("auditor"), form.path() + "/compare?from=v1&to=settled");
        assertThat(auditor.locator("[data-field='" + CELL + "score'] del")).hasText("30.00");
        open(auditor, form.path() + "/history");
        for (var told : List.of("申请更正", "不予更正", "准予更正", "3 项审核失效", "批复已取得", "重新审定")) {
            assertThat(auditor.locator(".timeline")).containsText(told);
        }
    }

    @Test
    void a_granted_correction_is_given_up_before_anything_was_changed() {
        var form = WholeForm.settled(product, "given-up");
        var preparer = open(person("preparer"), form.path());
        ask(preparer, "似有笔误");
        decide(open(person("finance"), form.path()), "grant-correction", "opinion", "");

        open(preparer, form.path());
        decide(preparer, "abandon-correction", "reason", "核对无误");

        state(preparer, "已审定");
        assertThat(preparer.locator(".step.done")).hasCount(5);
        assertThat(preparer.locator("td.editable")).hasCount(0);
    }

    @Test
    void a_locked_target_is_corrected_with_a_reason_and_its_approvals_lapse() {
        var form = WholeForm.locked(product, "target");
        var page = open(person("preparer"), form.path());
        assertThat(cell(page, CELL + "target")).not().hasClass(Pattern.compile("editable"));
        cell(page, CELL + "target").click();

        var act = act(page, "correct-targets");
        assertThat(act.locator("select[name=row]")).hasValue("indicator-1");
        var target = "textarea[name='target." + CELL + "target']";
        var name = "textarea[name='target." + CELL + "name']";
        assertThat(act.locator(target)).hasValue("目标1");
        act.locator(target).fill("目标更正");
        act.locator(name).fill("名称更正");
        send(act);
        assertThat(page.locator("[data-refusal]")).containsText("请写明理由");
        act = act(page, "correct-targets");
        assertThat(act.locator(target)).hasValue("目标更正");
        act.locator("textarea[name=reason]").fill("文件印错");
        send(act);

        assertThat(done(page)).containsText("目标已更正");
        assertThat(cell(page, CELL + "target").locator(".v")).hasText("目标更正");
        assertThat(cell(page, CELL + "name").locator(".v")).hasText("名称更正");
        open(page, form.path() + "/history");
        assertThat(page.locator(".timeline")).containsText("文件印错");
        assertThat(page.locator(".timeline li").first()).containsText("审核失效");
        assertThat(page.locator(".timeline li").first()).containsText("更正了 2 个单元格");
    }

    private static void ask(Page page, String reason) {
        decide(page, "request-correction", "reason", reason);
        assertThat(done(page)).containsText("更正申请已提交");
    }

    private static void decide(Page page, String act, String field, String text) {
        var form = act(page, act);
        form.locator("textarea[name=" + field + "]").fill(text);
        send(form);
        page.locator(".notice-box.good[role=status], [data-refusal]").first().waitFor();
    }
}
