package jiheng.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import jiheng.ui.importing.SampleWorkbook;
import org.junit.jupiter.api.Test;

class ImportingAWorkbookTest extends PageJourney {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @Test
    void a_workbook_is_tried_first_and_then_becomes_a_form() {
        var page = open(person("preparer"), "/evaluations/import");
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload("表.xlsx", XLSX, "不是工作簿".getBytes(StandardCharsets.UTF_8)));
        button(page, "试读").click();
        assertThat(page.locator("main [role=alert]")).containsText("不是 .xlsx 工作簿");
        assertThat(button(page, "导入")).isDisabled();

        page.locator("input[type=file]").setInputFiles(new FilePayload("表.xlsx", XLSX, SampleWorkbook.asPrinted()));
        button(page, "试读").click();
        assertThat(page.locator("[data-facts]")).containsText("94.53");
        assertThat(page.locator("[data-facts]")).containsText("20");
        assertThat(page.locator("[data-notices] tbody")).containsText("云溪区图书馆");
        assertThat(page.locator("main [role=alert]")).isHidden();

        button(page, "导入").click();
        assertThat(page).hasURL(Pattern.compile("/evaluations/evaluation-2022-union-department$"));
        assertThat(page.locator("tr.line-indicator[data-row^='indicator-']")).hasCount(20);
        assertThat(page.locator("td[data-figure='total/weight'] .v")).hasText("100.00");
        assertThat(total(page)).hasText("94.53");
        assertThat(page.locator("td[data-figure='rule/total'] .v")).hasText("6.53");

        open(page, "/evaluations/import");
        page.locator("input[type=file]").setInputFiles(new FilePayload("表.xlsx", XLSX, SampleWorkbook.asPrinted()));
        button(page, "试读").click();
        assertThat(page.locator("main [role=alert]")).containsText("已有同类自评表");
    }
}
