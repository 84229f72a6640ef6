package jiheng.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The main job: one person fills the form in, others return, approve and settle it. */
class FromDraftToSettledTest extends PageJourney {
    private static final String NAME = "职工技能提升项目";
    private static final String ROW = "indicators/indicator-2/";

    @Test
    void a_form_goes_from_its_task_to_its_settlement() {
        var preparer = person("preparer");
        openTask(preparer, NAME);
        fillIn(preparer);
        mendFromTheList(preparer);
        submit(preparer);
        state(preparer, "已送审");

        var approver = person("approver");
        openTask(approver, NAME);
        returnWithAReasonForARow(approver);

        openTask(preparer, NAME);
        mendWhatWasReturned(preparer);
        preparer.locator("a.act-link[data-after-saving]").click();
        assertThat(preparer.locator(".change-list")).containsText("复训");
        button(preparer, "确认送审").click();
        assertThat(done(preparer)).hasText(Pattern.compile("已送审"));

        openTask(approver, NAME);
        assertThat(cell(approver, ROW + "improvement")).hasClass(Pattern.compile("mark-changed"));
        approve(approver, "已补充，同意。");
        for (var reviewer : List.of("supervisor", "finance")) {
            var page = person(reviewer);
            openTask(page, NAME);
            approve(page, "同意。");
        }

        var settling = person("finance2");
        openTask(settling, NAME);
        var form = act(settling, "settle");
        form.locator("textarea").fill("审定。");
        send(form);
        state(settling, "已审定");
        assertThat(settling.locator(".step.done")).hasCount(5);
        assertThat(total(settling)).hasText("99.15");

        open(preparer, "/evaluations?state=SETTLED&text=" + NAME);
        assertThat(preparer.locator(".list-table tbody tr")).hasCount(1);
        assertThat(preparer.locator(".list-table tbody tr")).containsText("99.15");
    }

    private static void fillIn(Page page) {
        type(page, "funds/fiscal/executed", "118.30");
        type(page, "funds/other/executed", "9.20");
        type(page, "funds/total/score", "9.34");
        type(page, "narratives/results/text", "全年开班 12 期，取证率略低于目标。");
        paste(page, "indicators/indicator-1/actual", """
                开班 12 期\t\t15
                取证率 79%\t\t14.81
                11 月 20 日结课\t\t10
                人均 0.11 万元\t\t10
                服务企业 33 家\t\t15


                讲师库 20 人\t\t15
                满意度 91%\t\t10
                """);
        paste(page, "indicators/indicator-1/actuals", "12期\n79%\n达成\n0.11万元\n33家\n\n\n20人\n91%\n");
        saved(page);
        // 15 + 14.81 + 10 + 10 + 15 + 15 + 10, and 127.5 of 136.5 spent: 9.34 of 10
        assertThat(total(page)).hasText("99.15");
        assertThat(ruleTotal(page)).hasText("99.15");
    }

    private static void mendFromTheList(Page page) {
        page.locator("[data-act=problems]").first().click();
        page.locator("[data-problems] button[data-cell='" + ROW + "reason']").waitFor();
        for (var owed : List.of("reason", "improvement")) {
            for (var cell : List.of("funds/total/" + owed, ROW + owed)) {
                var problem = page.locator("[data-problems] button[data-cell='" + cell + "']");
                if (cell.startsWith(ROW) || problem.count() > 0) {
                    problem.click();
                    page.keyboard().type("两名学员缓考，下期安排补考。");
                    page.keyboard().press("Enter");
                    saved(page);
                }
            }
        }
        assertThat(page.locator("[data-problems] li[data-severity=ERROR]")).hasCount(0);
    }

    private static void submit(Page page) {
        page.locator("a.act-link[data-after-saving]").click();
        assertThat(page.locator("main")).containsText("该填的都填好了");
        button(page, "确认送审").click();
        assertThat(done(page)).hasText(Pattern.compile("已送审"));
    }

    private static void returnWithAReasonForARow(Page page) {
        var form = act(page, "return");
        send(form);
        assertThat(page.locator("[data-refusal]")).containsText("请写明理由");

        form = act(page, "return");
        form.locator("textarea[name=reason]").fill("措施不够具体。");
        cell(page, ROW + "improvement").click();
        form.locator("[data-pin-row]").click();
        assertThat(page.locator("select[name=row]")).hasValue("indicator-2");
        page.keyboard().type("写明补考时间");
        send(form);
        assertThat(done(page)).hasText(Pattern.compile("已退回"));
        state(page, "退回");
    }

    private static void mendWhatWasReturned(Page page) {
        assertThat(page.locator(".returned")).containsText("措施不够具体。");
        assertThat(page.locator(".returned")).containsText("写明补考时间");
        assertThat(cell(page, ROW + "actual")).hasClass(Pattern.compile("mark-returned"));
        page.locator(".returned a").click();
        assertThat(page.evaluate("document.activeElement.closest('td')?.dataset.cell"))
                .isEqualTo(ROW + "actual");
        type(page, ROW + "improvement", "次年 3 月组织复训并补考。");
        saved(page);
    }

    private static void approve(Page page, String opinion) {
        var form = act(page, "approve");
        form.locator("textarea[name=opinion]").fill(opinion);
        send(form);
        assertThat(done(page)).hasText(Pattern.compile("已同意"));
        assertThat(page.locator(".steps")).containsText(opinion);
    }
}
