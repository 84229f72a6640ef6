package jiheng.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import jiheng.ui.importing.SampleWorkbook;
import jiheng.ui.importing.Typed;
import org.assertj.core.api.Assertions;
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

    @Test
    void a_guessed_template_is_changed_and_a_corrected_column_is_remembered_until_the_import() {
        var page = open(person("preparer2"), "/evaluations/import");
        var file = new FilePayload("分馆.xlsx", XLSX, Typed.standardWith("E12", "本年计划"));
        page.locator("input[type=file]").setInputFiles(file);
        page.locator("[name=projectCode]").fill("branches");
        button(page, "试读").click();
        assertThat(page.locator("[data-guessed-words]")).isVisible();
        assertThat(page.locator("[data-notices] tbody")).containsText("按标题和表头推断为");
        assertThat(page.locator("[data-address=E13]")).hasAttribute("data-state", "REFUSED");

        page.locator("[data-read-as]").selectOption("project-standard-1");
        assertThat(page.locator("[data-guessed-words]")).isHidden();
        assertThat(page.locator("[name=template]")).hasValue("project-standard-1");

        page.locator("[data-address=E12] button").focus();
        page.keyboard().press("Enter");
        page.locator("[data-meaning]").selectOption("target");
        assertThat(button(page, "导入")).isDisabled();
        button(page, "按更正再试读").click();
        assertThat(page.locator("[data-address=E13]")).hasAttribute("data-state", "TAKEN");

        open(page, "/evaluations/import");
        page.locator("input[type=file]").setInputFiles(file);
        page.locator("[name=projectCode]").fill("branches");
        button(page, "试读").click();
        assertThat(page.locator("[data-address=E13]")).hasAttribute("data-state", "TAKEN");
        assertThat(page.locator("[data-notices] tbody")).containsText("按本单位更正过的对应");
        var back = page.waitForDownload(() -> button(page, "下载带说明的工作簿").click());
        Assertions.assertThat(back.suggestedFilename()).isEqualTo("分馆-导入说明.xlsx");

        button(page, "导入").click();
        assertThat(page).hasURL(Pattern.compile("/evaluations/evaluation-2022-union-project-branches$"));
        open(page, "/evaluations/evaluation-2022-union-project-branches/history");
        assertThat(page.locator("main")).containsText("分馆.xlsx");
        assertThat(page.locator("main")).containsText("E13");
    }
}
