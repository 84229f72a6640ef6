package jiheng.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import jiheng.ui.journey.Chromium;
import org.junit.jupiter.api.Test;

/** A form is doubted: by the checks and by an auditor, and nobody goes past it in silence. */
class DoubtingTest extends PageJourney {
    private static final String DEPARTMENT = "/evaluations/evaluation-2022-centre-department";

    @Test
    void an_auditor_sees_what_the_checks_found_beside_the_cells_and_across_forms() {
        var page = open(person("auditor"), DEPARTMENT);
        assertThat(page.locator("#findings")).containsText("目标 ≥40家，完成 20家，却得满分");
        assertThat(cell(page, "indicators/indicator-8/score")).hasClass(Pattern.compile(".*mark-finding.*"));
        page.locator(".finding-lines a")
                .filter(new Locator.FilterOptions().setHasText("≥40家"))
                .click();
        assertThat(cell(page, "indicators/indicator-8/target")).hasClass(Pattern.compile(".*current.*"));
        assertThat(cell(page, "indicators/indicator-8/target")).containsText("目标 ≥40家，完成 20家，却得满分");
        assertThat(page.locator("[data-strip=doubts] a")).hasText("目标 ≥40家，完成 20家，却得满分");
        page.keyboard().press("ArrowLeft");
        assertThat(page.locator("[data-strip=doubts]")).isHidden();

        open(page, DEPARTMENT + "/findings");
        var thread = page.locator("#finding-2");
        assertThat(thread).containsText("系统检查");
        assertThat(thread).containsText("未了结而通过");
        open(page, "/findings?check=missed-target");
        assertThat(page.locator("tbody tr")).hasCount(2);
    }

    @Test
    void a_person_raises_one_the_preparer_answers_and_who_raised_it_accepts() {
        var form = WholeForm.settled(product, "doubted");
        var auditor = open(person("auditor"), form.path() + "/findings");
        assertThat(auditor.locator("article.finding")).hasCount(0);
        var raising = act(auditor, "raise");
        raising.locator("select[name=place]").selectOption("indicator-1");
        send(raising);
        assertThat(auditor.locator("[role=alert]")).containsText("请写明内容");
        act(auditor, "raise").locator("textarea").fill("请附开班通知");
        send(act(auditor, "raise"));
        assertThat(done(auditor)).containsText("已提出疑点");

        var preparer = open(person("preparer"), form.path());
        assertThat(cell(preparer, "indicators/indicator-1/name")).containsText("疑点 1：请附开班通知");
        task(preparer, form.name()).click();
        say(preparer, "#finding-1", "answer", "");
        assertThat(preparer.locator("#finding-1 [role=alert]")).containsText("请写明内容");
        preparer.locator("#finding-1 form[data-act-form=answer] textarea").fill("通知已随佐证补交");
        send(preparer.locator("#finding-1 form[data-act-form=answer]"));
        assertThat(preparer.locator("#finding-1")).containsText("已答复");
        assertThat(task(preparer, form.name())).hasCount(0);

        var reviewer = open(person("finance"), form.path() + "/findings");
        assertThat(reviewer.locator("#finding-1 form")).hasCount(0);
        act(reviewer, "raise").locator("textarea").fill("开班次数与台账不同");
        send(act(reviewer, "raise"));
        say(reviewer, "#finding-2", "close", "已核对台账");
        assertThat(reviewer.locator("#finding-2")).containsText("已关闭");

        task(auditor, form.name()).click();
        say(auditor, "#finding-1", "accept", "");
        assertThat(auditor.locator("#finding-1 [role=status]")).containsText("已认可答复");
        assertThat(task(auditor, form.name())).hasCount(0);
        open(auditor, form.path() + "/history");
        assertThat(auditor.locator("main")).containsText("提出疑点 2");
    }

    @Test
    void a_unit_approver_puts_aside_what_they_raised_and_nobody_elses() {
        var form = WholeForm.filled(product, "approver-doubted");
        form.act("preparer", "submit", "");
        form.act("finance", "raise-finding", "{\"text\": \"请附名单\"}");
        var approver = open(person("approver"), form.path() + "/findings");
        act(approver, "raise").locator("textarea").fill("期数待核");
        send(act(approver, "raise"));
        assertThat(approver.locator("#finding-1 form")).hasCount(0);
        say(approver, "#finding-2", "close", "已核对");
        assertThat(approver.locator("#finding-2 [role=status]")).containsText("已关闭");
    }

    @Test
    void a_single_cell_is_doubted_where_it_stands_with_the_keyboard_and_on_a_phone() {
        var form = WholeForm.settled(product, "cell-doubted");
        var actual = "indicators/indicator-1/actuals";
        var auditor = open(person("auditor"), form.path());
        gridIsThere(auditor);
        cell(auditor, actual).click();
        auditor.keyboard().press("Alt+y");
        var panel = auditor.locator("#sheet-doubt");
        assertThat(panel.locator("textarea")).isFocused();
        auditor.keyboard().press("Escape");
        assertThat(panel).isHidden();
        auditor.keyboard().press("Alt+y");
        send(panel);
        assertThat(panel.locator("[role=alert]")).containsText("请写明内容");
        panel.locator("textarea").fill("签到表只有十期");
        send(panel);
        assertThat(done(auditor)).containsText("已提出疑点");
        assertThat(cell(auditor, actual)).hasClass(Pattern.compile(".*mark-finding.*"));
        assertThat(cell(auditor, actual)).containsText("疑点 1");
        assertThat(cell(auditor, actual)).hasClass(Pattern.compile(".*current.*"));
        assertThat(cell(auditor, "indicators/indicator-1/target")).not().hasClass(Pattern.compile(".*mark-finding.*"));

        var phone = open(person("finance", Chromium.PHONE), form.path());
        gridIsThere(phone);
        var goals = "narratives/goals/text";
        cell(phone, goals).click();
        phone.locator("[data-act=doubt]").click();
        assertThat(phone.locator("#sheet-doubt textarea")).isInViewport();
        phone.locator("#sheet-doubt textarea").fill("目标与批复不同");
        send(phone.locator("#sheet-doubt"));
        assertThat(cell(phone, goals)).containsText("疑点 2");
        open(phone, form.path() + "/findings");
        assertThat(phone.locator("#finding-2")).containsText("目标与批复不同");

        var preparer = open(person("preparer"), form.path());
        gridIsThere(preparer);
        assertThat(preparer.locator("[data-act=doubt]")).hasCount(0);
    }

    @Test
    void nobody_approves_over_an_open_one_without_saying_why() {
        var form = WholeForm.filled(product, "passed-over");
        form.act("preparer", "fill", """
                {"changes": [{"cell": "indicators/indicator-1/actuals", "value": "6期"}]}
                """);
        form.act("preparer", "submit", "");
        var page = person("approver");
        openTask(page, form.name());
        send(act(page, "approve"));
        assertThat(page.locator("[data-refusal]")).containsText("请写明为何仍然通过");
        assertThat(page.locator("[data-refusal]")).containsText("完成 6期，却得满分");
        state(page, "已送审");

        act(page, "approve").locator("textarea[name=despite]").fill("另有六期在次年一月，已核对名单");
        send(act(page, "approve"));
        assertThat(done(page)).isVisible();
        open(page, form.path() + "/findings");
        assertThat(page.locator("main")).containsText("另有六期在次年一月");
    }

    /** Of my tasks, the one that names this. */
    private Locator task(Page page, String named) {
        open(page, "/");
        return page.locator(".task-link").filter(new Locator.FilterOptions().setHasText(named));
    }

    private static void say(Page page, String finding, String act, String text) {
        var thread = page.locator(finding);
        var form = thread.locator("form[data-act-form='" + act + "']");
        thread.locator("details.act")
                .filter(new Locator.FilterOptions().setHas(page.locator("form[data-act-form='" + act + "']")))
                .locator("summary")
                .click();
        form.locator("textarea").fill(text);
        send(form);
    }
}
