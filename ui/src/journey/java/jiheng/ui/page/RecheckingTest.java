package jiheng.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.stream.IntStream;
import jiheng.command.Actor;
import jiheng.command.organisation.GrantRole;
import jiheng.command.organisation.OpenAccount;
import jiheng.command.recheck.Populations;
import jiheng.events.cycle.CycleId;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.UnitId;
import jiheng.events.recheck.Drawing;
import jiheng.ui.acts.Desk;
import jiheng.ui.journey.Chromium;
import jiheng.ui.journey.Running;
import jiheng.ui.security.Credentials;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class RecheckingTest extends PageJourney {
    private static final String SEED = "30'87|53";

    @Test
    void a_sample_is_drawn_by_a_public_seed_scored_by_another_reviewer_and_drawn_again_by_the_auditor() {
        var settled = product.bean(Populations.class).of(CycleId.of("2022")).size();
        var bureau = open(person("finance"), "/rechecks");
        draw(bureau, settled + 1);
        assertThat(bureau.locator(".notice-box.bad")).containsText("抽取张数应为 1 至 " + settled);
        draw(bureau, settled);
        assertThat(bureau.locator(".notice-box.good").first()).containsText("样本已抽取");
        assertThat(bureau.locator(".oversight-recipe")).containsText("SEED='30'\\''87|53'");

        var form = "evaluation-2022-centre-department";
        var at = bureau.url().replaceFirst("^https?://[^/]+", "");
        open(bureau, at + "/" + form);
        assertThat(bureau.locator("[role=status]")).containsText("须由他人复核");
        assertThat(bureau.locator(".oversight-score")).hasCount(0);
        assertThat(bureau.locator(".oversight-doubt").first()).containsText("疑点");

        var other = open(person(newcomer()), at + "/" + form);
        other.locator(".oversight-score").first().fill("99");
        button(other, "保存复核得分").click();
        assertThat(other.locator(".oversight-bad")).containsText("复核得分应为 0 至");
        other.waitForLoadState();
        var rows = other.locator(".oversight-score").count();
        IntStream.range(0, rows).forEach(row -> score(other, row, self(other, row)));
        score(other, 1, "0");
        other.locator(".oversight-rows textarea").nth(1).fill("没有依据");
        button(other, "保存复核得分").click();
        assertThat(other.locator(".notice-box.good")).containsText("已保存");
        button(other, "完成复核").click();
        assertThat(other.locator(".notice-box.good")).containsText("复核已完成");
        assertThat(other.locator(".oversight-score")).hasCount(0);

        var auditor = open(person("auditor", Chromium.PHONE), at);
        assertThat(auditor.locator(".notice-box.good")).containsText("样本一致");
        assertThat(auditor.locator(".oversight-done")).containsText("已完成");
        var population = file(auditor, at + "/population.txt").lines().toList();
        var forms = population.stream()
                .map(line -> new EvaluationId(line.substring(0, line.indexOf(' '))))
                .toList();
        var links = auditor.locator(".list-table th a").all().stream()
                .map(link -> link.getAttribute("href").replaceFirst(".*/", ""))
                .toList();
        Assertions.assertThat(links)
                .isEqualTo(Drawing.draw(SEED, forms, settled).stream()
                        .map(EvaluationId::value)
                        .toList());
        Assertions.assertThat(file(auditor, at + "/results.csv")).contains(form, "临江区职工服务中心");
        Assertions.assertThat(file(auditor, at + "/results.xlsx")).startsWith("PK");

        open(bureau, "/rechecks");
        bureau.locator("details.act summary").first().click();
        bureau.locator("textarea[name=reason]").fill("补抽一张");
        draw(bureau, 1);
        assertThat(bureau.locator(".page-acts")).containsText("第 1 次抽取");
        assertThat(bureau.locator("main")).containsText("补抽一张");
    }

    /** In the demo both reviewers had a hand in the settled form, so that a third must re-check it. */
    private String newcomer() {
        var account = AccountId.of("checker");
        var bureau = UnitId.of("finance");
        var desk = product.bean(Desk.class);
        var system = new Actor(Actor.SYSTEM, "test", "127.0.0.1", "test", "checker-opened", "test");
        desk.send(new OpenAccount(account, "复核员", bureau), system);
        desk.send(
                new GrantRole(account, Role.FINANCE_REVIEWER, bureau),
                new Actor(Actor.SYSTEM, "test", "127.0.0.1", "test", "checker-granted", "test"));
        product.bean(Credentials.class).setDemo(account, Running.PASSWORD);
        return account.key();
    }

    private static void draw(Page page, int size) {
        var form = page.locator("form[action^='/rechecks/2022']");
        page.waitForLoadState();
        if (!form.isVisible()) {
            page.locator("details.act summary").first().click();
        }
        form.locator("input[name=size]").fill("" + size);
        form.locator("input[value=PUBLIC]").check();
        form.locator("input[name=seed]").fill(SEED);
        form.locator("input[name=source]").fill("上证综合指数收盘");
        form.locator("button[type=submit]").click();
    }

    private String file(Page page, String path) {
        return page.request().get(product.address(path)).text();
    }

    private static String self(Page page, int row) {
        return page.locator(".oversight-rows tbody tr")
                .nth(row)
                .locator("td.num")
                .nth(1)
                .innerText();
    }

    private static void score(Page page, int row, String score) {
        page.locator(".oversight-score").nth(row).fill(score);
    }
}
