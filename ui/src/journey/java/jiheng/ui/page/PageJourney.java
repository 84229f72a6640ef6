package jiheng.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jiheng.ui.journey.Chromium;
import jiheng.ui.journey.Running;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;

/** People before the running product, each in a browser of their own. */
abstract class PageJourney {
    protected final Running product = Running.application();
    private final List<String> complaints = new ArrayList<>();
    private final List<Page> pages = new ArrayList<>();

    /** Whatever a test is about, no script may fail and nothing may go against the policy. */
    @AfterEach
    void noComplaints() {
        pages.forEach(page -> page.context().close());
        Assertions.assertThat(complaints).isEmpty();
    }

    Page visitor(int width) {
        var page = Chromium.page(width);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        pages.add(page);
        return page;
    }

    Page person(String account) {
        return person(account, Chromium.DESK);
    }

    Page person(String account, int width) {
        return product.signIn(visitor(width), account);
    }

    Page open(Page page, String path) {
        page.navigate(product.address(path));
        return page;
    }

    /** Opens the task of my tasks that names this. */
    static void openTask(Page page, String named) {
        page.locator(".top-nav a").first().click();
        page.locator(".task-link")
                .filter(new Locator.FilterOptions().setHasText(named))
                .click();
        page.locator("table[role=grid]").waitFor();
    }

    static Locator cell(Page page, String path) {
        return page.locator("td[data-cell='" + path + "']");
    }

    static void type(Page page, String path, String text) {
        gridIsThere(page);
        cell(page, path).click();
        page.keyboard().type(text);
        page.keyboard().press("Enter");
    }

    /** Before its script has run, a sheet takes neither clicks nor keys. */
    static void gridIsThere(Page page) {
        page.locator("td.current").waitFor();
    }

    static void paste(Page page, String path, String text) {
        gridIsThere(page);
        cell(page, path).click();
        page.evaluate("""
                text => {
                  const data = new DataTransfer();
                  data.setData('text/plain', text);
                  document.activeElement.dispatchEvent(
                    new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
                }
                """, text);
    }

    static void saved(Page page) {
        assertThat(page.locator("[data-status]")).hasAttribute("data-state", "saved");
    }

    static Locator total(Page page) {
        return page.locator(".sheet-figures [data-figure='total/self']");
    }

    static Locator ruleTotal(Page page) {
        return page.locator(".sheet-figures [data-figure='total/rule']");
    }

    static void state(Page page, String words) {
        assertThat(page.locator("[data-form-state]")).hasText(words);
    }

    static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Opens the form of an act, and gives it back. */
    static Locator act(Page page, String act) {
        var form = page.locator("form[data-act-form='" + act + "']");
        page.waitForLoadState();
        if (!form.isVisible()) {
            page.locator("details.act")
                    .filter(new Locator.FilterOptions().setHas(form))
                    .locator("summary")
                    .click();
        }
        return form;
    }

    static void send(Locator form) {
        form.locator("button[type=submit]").click();
    }

    static Locator done(Page page) {
        return page.locator(".notice-box.good[role=status]");
    }

    /** A form of the union's own for one test: opened with targets and results together, with two rows. */
    String freshForm(String code) {
        product.post("preparer", "/api/v1/evaluations", "*", """
                {"unit": "union", "cycle": "2022", "template": {"id": "project-standard"}, "stage": "RESULTS",
                 "project": {"code": "%s", "name": "试验项目 %s"}}
                """.formatted(code, code));
        var id = "evaluation-2022-union-project-" + code;
        for (var row : Map.of("1", "quantity", "2", "quality").entrySet()) {
            product.post("preparer", "/api/v1/evaluations/" + id + "/add-indicator", "*", """
                    {"row": "indicator-%s", "branch": "output", "child": "%s",
                     "fields": {"name": "第%s行", "weight": "10"}}
                    """.formatted(
                            row.getKey(), row.getValue(), row.getKey()));
        }
        return id;
    }
}
