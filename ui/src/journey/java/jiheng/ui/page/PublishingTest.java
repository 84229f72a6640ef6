package jiheng.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import jiheng.ui.journey.Chromium;
import org.junit.jupiter.api.Test;

class PublishingTest extends PageJourney {
    @Test
    void one_reviewer_prepares_another_publishes_and_anybody_reads_what_is_left() {
        var form = WholeForm.settled(product, "published");
        var finance = open(person("finance"), form.path() + "/disclosure");
        assertThat(finance.locator(".crumbs")).containsText("临江区总工会 2022 试验项目 published 项目支出绩效自评表");
        assertThat(finance.locator(".crumbs")).not().containsText("信息公开");
        assertThat(finance.locator(".redactions")).containsText("李晓晨");
        finance.locator("input[name=ownText]").first().fill("面向一线职工");
        button(finance, "预览").click();
        assertThat(finance.locator("#difference")).containsText("隐去");
        assertThat(finance.locator(".hidden-text")
                        .filter(new Locator.FilterOptions().setHasText("面向一线职工"))
                        .first())
                .isVisible();
        button(finance, "拟定公开稿").click();
        assertThat(done(finance)).containsText("公开稿已拟定");
        assertThat(button(finance, "同意公开")).hasCount(0);

        var address = "/public" + form.path().substring("/evaluations".length());
        var nobody = open(visitor(Chromium.PHONE), address);
        assertThat(nobody.locator("h1")).not().containsText("临江区总工会");

        var other = person("finance2");
        open(other, form.path() + "/disclosure");
        button(other, "同意公开").click();
        assertThat(done(other)).containsText("已公开");

        open(nobody, address);
        assertThat(nobody.locator("h1")).containsText("临江区总工会 2022 ");
        assertThat(nobody.locator("main")).not().containsText("李晓晨");
        assertThat(nobody.locator("main")).not().containsText("面向一线职工");
        assertThat(nobody.locator("main")).containsText("█████");
        assertThat(nobody.locator("main")).containsText("100.00");

        var withdrawing = other.locator("details.act.bad");
        withdrawing.locator("summary").click();
        withdrawing.locator("textarea").fill("隐去不全");
        button(other, "撤下这次公开").click();
        assertThat(done(other)).containsText("已撤下");

        nobody.reload();
        assertThat(nobody.locator("main")).containsText("第 1 次公开已于");
        assertThat(nobody.locator("main")).not().containsText("100.00");
    }
}
