package jiheng.ui.sheet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jiheng.ui.sheet.SheetPage.of;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import jiheng.ui.journey.Chromium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTheSheetTest extends SheetJourney {
    @ParameterizedTest
    @CsvSource({"1440, fill", "390, fill", "1440, review", "390, review", "1440, print", "390, print"})
    void axe_finds_nothing_serious(int width, String view) {
        var sheet = open(newPage(width), view);

        var results = new AxeBuilder(sheet.page).analyze();

        assertThat(results.getPasses()).isNotEmpty();
        assertThat(results.getViolations().stream()
                        .filter(rule -> "serious".equals(rule.getImpact()) || "critical".equals(rule.getImpact()))
                        .map(rule -> rule.getId() + " "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .limit(3)
                                        .toList()))
                .isEmpty();
    }

    @Test
    void axe_finds_nothing_serious_in_a_conflict_and_a_refusal() {
        var sheet = open();
        form.edit(of(1, "score"), "4", "李敏");
        sheet.select(of(1, "score")).type("3").press("Enter").type("五").press("Enter");
        assertThat(sheet.cell(of(1, "score"))).hasAttribute("data-state", "conflict");
        assertThat(sheet.cell(of(2, "score"))).hasAttribute("data-state", "failed");

        assertThat(new AxeBuilder(sheet.page)
                        .analyze().getViolations().stream()
                                .filter(rule ->
                                        "serious".equals(rule.getImpact()) || "critical".equals(rule.getImpact()))
                                .map(rule -> rule.getId() + " " + rule.getNodes()))
                .isEmpty();
    }

    @Test
    void the_problem_list_jumps_to_the_cell_and_follows_edits() {
        var sheet = open();
        sheet.page.locator("[data-act=problems]").click();
        sheet.page.locator("[data-problems] button").first().click();
        assertThat(sheet.current()).isEqualTo(of(8, "actuals"));

        sheet.select(of(1, "score")).type("4").press("Enter");

        assertThat(sheet.page.locator("[data-problem-count]")).hasText("2");
        assertThat(sheet.cell(of(1, "reason"))).hasAttribute("data-problem", "error");
    }

    @Test
    void a_cells_own_history_opens_beside_it_and_escape_returns() {
        var sheet = open().select(of(3, "score")).press("Alt+h");

        assertThat(sheet.page.locator("#sheet-history")).containsText(of(3, "score"));
        sheet.press("Escape");
        assertThat(sheet.page.locator("#sheet-history")).isHidden();
        assertThat(sheet.current()).isEqualTo(of(3, "score"));
    }

    @Test
    void the_strip_shows_the_whole_text_its_length_and_how_the_rule_counts() {
        var sheet = open().select("funds/total/score");
        assertThat(sheet.page.locator("[data-strip=rule]")).containsText("134.74%");

        sheet.select(of(1, "content"));
        assertThat(sheet.page.locator("[data-strip=where]")).containsText("数量指标");
        assertThat(sheet.page.locator("[data-strip=count]")).hasText("4 / 1000 字");
        sheet.type("三个字");
        assertThat(sheet.page.locator("[data-strip=count]")).hasText("3 / 1000 字");
    }

    @Test
    void on_a_phone_the_form_is_cards_without_sideways_scrolling_and_a_tap_edits() {
        var sheet = open(newPage(Chromium.PHONE), "fill");

        assertThat(sheet.page.evaluate("document.documentElement.scrollWidth")).isEqualTo(Chromium.PHONE);
        sheet.cell(of(1, "content")).tap();
        assertThat(sheet.typed()).isEqualTo("技能培训");
        sheet.press("End").type("班").press("Enter");
        saved(sheet);
        assertThat(form.text(of(1, "content"))).isEqualTo("技能培训班");
    }

    @Test
    void on_paper_the_helper_columns_take_no_room() {
        var sheet = open();
        assertThat((Integer) sheet.cell(of(1, "targets")).evaluate("cell => cell.offsetWidth"))
                .isGreaterThan(40);

        sheet.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));

        assertThat((Integer) sheet.cell(of(1, "targets")).evaluate("cell => cell.offsetWidth"))
                .isLessThanOrEqualTo(1);
        assertThat(sheet.page.locator(".top")).isHidden();
        assertThat(sheet.page.locator(".sheet-tools")).isHidden();
    }

    @Test
    void the_page_speaks_english_too() {
        var sheet = open();
        sheet.page.locator("a[data-lang=en]").click();

        assertThat(sheet.page.locator("h1")).hasText("Department self-evaluation");
        assertThat(sheet.page.locator("html")).hasAttribute("lang", "en");
        assertThat((String) sheet.page.evaluate("location.search")).contains("view=fill");
        assertThat(sheet.page.locator("body")).not().containsText("??");
    }
}
