package jiheng.ui.admin;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jiheng.ui.journey.Chromium;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdministeringTest {
    private static final List<String> PAGES = List.of(
            "/admin/units",
            "/admin/units/unit-union",
            "/admin/accounts",
            "/admin/accounts/new",
            "/admin/accounts/account-approver",
            "/admin/delegations",
            "/admin/cycles",
            "/admin/acts",
            "/account");

    private final List<Page> pages = new ArrayList<>();

    @AfterEach
    void leave() {
        pages.forEach(page -> page.context().close());
    }

    @Test
    void an_administrator_opens_an_account_and_that_person_signs_in() {
        var admin = signedIn(Chromium.DESK, "admin", RunningProduct.PASSWORD);
        go(admin, "/admin/accounts");
        admin.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("开设账号"))
                .click();
        admin.getByLabel("姓名").fill("林晚舟");
        admin.getByLabel("账号", new Page.GetByLabelOptions().setExact(true)).fill("lin");
        admin.getByLabel("单位").selectOption("unit-archives");
        admin.getByLabel("初始密码").fill("short");
        admin.getByLabel("再输入一次").fill("short");
        admin.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("开设账号"))
                .click();
        assertThat(admin.getByText("密码至少 12 个字符。")).isVisible();
        assertThat(admin.getByLabel("姓名")).hasValue("林晚舟");
        admin.getByLabel("初始密码").fill("a first password");
        admin.getByLabel("再输入一次").fill("a first password");
        admin.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("开设账号"))
                .click();
        admin.getByLabel("授予角色").selectOption("PREPARER@unit-archives");
        admin.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("授予角色"))
                .click();
        assertThat(admin.getByText("角色已授予。")).isVisible();

        var lin = signedIn(Chromium.PHONE, "lin", "a first password");
        go(lin, "/account");

        assertThat(lin.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("林晚舟")))
                .isVisible();
        assertThat(lin.locator("main")).containsText("填报人");
        changePasswordPressingTwice(lin, "a first password", "a second password");
        assertThat(lin.locator("[role=status]")).isVisible();
        assertThat(lin.locator("[role=alert]")).hasCount(0);
        go(signedIn(Chromium.PHONE, "lin", "a second password"), "/account");
    }

    private static void changePasswordPressingTwice(Page page, String old, String fresh) {
        page.locator("input[name=old]").fill(old);
        page.locator("input[name=password]").fill(fresh);
        page.locator("input[name=repeat]").fill(fresh);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("修改密码"))
                .dblclick();
    }

    @ParameterizedTest
    @ValueSource(ints = {Chromium.DESK, Chromium.PHONE})
    void every_page_is_clean_and_not_wider_than_the_window(int width) {
        List<String> complaints = new ArrayList<>();
        var page = signedIn(width, "admin", RunningProduct.PASSWORD);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        for (var path : PAGES) {
            go(page, path);
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
            picture(page, path, width);
            Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                    .as(path)
                    .isEqualTo(width);
            Assertions.assertThat(new AxeBuilder(page).analyze().getViolations())
                    .as(path)
                    .isEmpty();
        }
        Assertions.assertThat(complaints).isEmpty();
    }

    private Page signedIn(int width, String account, String password) {
        var page = Chromium.page(width);
        pages.add(page);
        go(page, "/login");
        page.locator("input[name=username]").fill(account);
        page.locator("input[name=password]").fill(password);
        page.locator("main button[type=submit]").click();
        assertThat(page.locator(".top-account")).isVisible();
        return page;
    }

    private static void go(Page page, String path) {
        page.navigate(RunningProduct.address() + path);
    }

    /** Kept where a folder is named for them, to be looked at. */
    private static void picture(Page page, String path, int width) {
        var folder = System.getProperty("jiheng.pictures");
        if (folder != null) {
            var name = path.substring(1).replace('/', '-') + "-" + width + ".png";
            page.screenshot(
                    new Page.ScreenshotOptions().setPath(Path.of(folder, name)).setFullPage(true));
        }
    }
}
