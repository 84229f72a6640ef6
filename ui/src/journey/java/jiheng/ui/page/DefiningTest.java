package jiheng.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class DefiningTest extends PageJourney {
    private static final String HALF = "载入一半时改的名称";

    /** All fields but the first half go. */
    private static final String CUT = """
            () => {
              const all = [...document.querySelectorAll('.define-form :is(input, select, textarea)')];
              all.slice(all.length / 2).forEach((field) => field.remove());
            }
            """;

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

    /** A page cut off in its middle is what a person has who presses a button while it is still arriving. */
    @Test
    void a_button_pressed_before_the_page_is_whole_does_nothing_and_nothing_is_lost() {
        var page = open(person("finance"), "/definitions/template-project-standard/1");
        page.locator("details.act")
                .filter(new Locator.FilterOptions().setHas(page.locator("input[name=key]")))
                .locator("summary")
                .click();
        page.locator("input[name=key]").fill("half-loaded");
        page.locator("input[name=key]").press("Enter");
        page.waitForURL("**/template-half-loaded/1/edit");
        page.waitForLoadState();
        var stored = body(page);
        var whole = fields(page);
        var title = page.locator("input[name='layout.title.zh']");
        var old = title.inputValue();
        Assertions.assertThat(whole.lines()).hasSizeGreaterThan(100).endsWith("end=true");

        for (var button : List.of("save", "add:layout.header", "remove:layout.header[0]")) {
            title.fill(HALF);
            page.evaluate(CUT);
            Assertions.assertThat(fields(page).lines())
                    .hasSizeLessThan((int) whole.lines().count())
                    .contains("layout.title.zh=" + HALF);
            page.locator("button[value='" + button + "']").click();
            assertThat(page.locator(".notice-box.bad").first()).containsText("页面还没有载完");
            page.waitForLoadState();
            Assertions.assertThat(fields(page))
                    .isEqualTo(whole.replace("layout.title.zh=" + old, "layout.title.zh=" + HALF));
            Assertions.assertThat(body(page)).isEqualTo(stored);
        }

        page.locator("button[value='save']").click();
        assertThat(page.locator(".notice-box.good")).containsText("草稿已保存");
        Assertions.assertThat(body(page)).isNotEqualTo(stored);
        Assertions.assertThat(body(page).replace(HALF, old)).isEqualTo(stored);
    }

    private static String fields(Page page) {
        return (String) page.evaluate("""
                () => [...new FormData(document.querySelector('.define-form'))]
                  .filter(([name]) => name !== 'seen' && name !== '_csrf')
                  .map(([name, value]) => name + '=' + value).join('\\n')
                """);
    }

    private String body(Page page) {
        var whole = page.request()
                .get(product.address("/api/v1/definitions/template-half-loaded/versions/1"))
                .text();
        return whole.substring(whole.indexOf("\"body\":"));
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
