package jiheng.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

class DefiningTest extends PageJourney {
    @Test
    void a_template_is_drafted_with_its_example_beside_it_and_published_by_another() {
        var page = open(person("finance"), "/definitions/template-project-process/1");
        assertThat(page.locator(".specimen table")).isVisible();
        page.getByText("起草下一版").click();
        page.waitForURL("**/edit");

        page.locator("button[value='add:layout.header']").click();
        var key = page.locator("input[name^='layout.header['][name$='.key']").last();
        key.fill("not a key");
        assertThat(page.locator("#example .notice-box")).containsText("不合规则");
        key.fill("phone");
        page.locator("input[name^='layout.header['][name$='.title.zh']").last().fill("值班电话");
        page.locator("input[name^='layout.header['][name$='.title.en']").last().fill("Duty phone");
        assertThat(page.locator("#example")).containsText("值班电话");
        page.locator("button[value='save']").click();
        assertThat(page.locator(".notice-box.good")).containsText("草稿已保存");

        open(page, "/definitions/template-project-process/2");
        assertThat(page.locator("tr.added").first()).containsText("phone");
        say(page, "提请复核", "增设值班电话");
        assertThat(page.locator(".notice-box.good")).containsText("已提请复核");
        say(page, "发布", "同意");
        assertThat(page.locator(".notice-box.bad")).containsText("须由他人复核");

        var other = open(person("finance2"), "/definitions/template-project-process/2");
        say(other, "发布", "同意");
        assertThat(other.locator(".notice-box.good")).containsText("已发布");
        assertThat(other.locator(".badge")).hasText("已发布");
    }

    private static void say(Page page, String act, String words) {
        var form = page.locator("details.act")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("summary").getByText(act, new Locator.GetByTextOptions().setExact(true))));
        form.locator("summary").click();
        form.locator("textarea").fill(words);
        form.locator("button[type=submit]").click();
    }
}
