package jiheng.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.nio.charset.StandardCharsets;
import jiheng.ui.importing.batch.Files;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Many files handed in by a page, followed to their report, and one of them given its unit. */
class ImportingManyTest extends PageJourney {
    @Test
    void a_report_tells_of_each_file_and_a_unit_is_told_in_it() {
        var page = open(person("finance"), "/imports");

        page.locator("input[type=file]").setInputFiles(new FilePayload[] {
            new FilePayload("教育局.txt", "text/plain", Files.form("改了名的馆", 2022)),
            new FilePayload("坏.xlsx", "application/octet-stream", "坏".getBytes(StandardCharsets.UTF_8))
        });
        page.locator("[data-imports] button[type=submit]").click();

        assertThat(page.locator("#standing")).hasAttribute("data-state", "finished");
        assertThat(page.locator("[data-count=REFUSED] b")).hasText("1");
        assertThat(page.locator("[data-file='2'] .imports-reason")).containsText("另存为");
        var file = page.locator("[data-file='1']");
        file.locator("select").selectOption(new SelectOption().setLabel("临江区教育局"));
        file.locator("button").click();

        assertThat(page.locator("#standing")).hasAttribute("data-state", "finished");
        assertThat(file.locator("tr").first()).hasAttribute("data-state", "IMPORTED");
        file.locator("summary").click();
        assertThat(file.locator("li")
                        .filter(new Locator.FilterOptions().setHasText("第 8、10 行"))
                        .first())
                .isVisible();
        var csv = page.context().request().get(page.url() + "/report.csv").text();
        Assertions.assertThat(csv).contains("教育局.txt,已导入,改了名的馆,unit-education").contains("第 8、10 行");
        file.locator("a").click();
        assertThat(page.locator(".form-name")).containsText("临江区教育局");
    }
}
