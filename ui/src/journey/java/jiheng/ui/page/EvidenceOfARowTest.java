package jiheng.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import jiheng.ui.journey.Chromium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceOfARowTest extends PageJourney {
    /** One green point. */
    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkaPj/HwAEAQH/7yMK/gAAAABJRU5ErkJggg==");

    private static FilePayload picture() {
        return new FilePayload("现场.png", "image/png", PICTURE);
    }

    private static FilePayload script() {
        return new FilePayload("报告.pdf", "application/pdf", "<script>1</script>".getBytes(StandardCharsets.UTF_8));
    }

    private static void upload(Page page, FilePayload... files) {
        page.locator("#sheet-evidence input[type=file]").setInputFiles(files);
        page.locator("#sheet-evidence [data-upload] button").click();
    }

    @ParameterizedTest
    @ValueSource(ints = {Chromium.DESK, 390})
    void a_file_is_attached_seen_withdrawn_and_found_again_in_the_replay(int width) {
        var id = freshForm("evidence-" + width);
        var page = open(person("preparer", width), "/evaluations/" + id);
        var clip = page.locator("a[data-clip=indicator-1]");
        assertThat(clip.locator("[data-clip-count]")).hasText("0");
        clip.click();

        upload(page, picture(), script());
        var panel = page.locator("#sheet-evidence");
        assertThat(panel.locator(".outcomes .good")).containsText("现场.png");
        assertThat(panel.locator(".outcomes .bad")).containsText("按内容判断");
        assertThat(clip.locator("[data-clip-count]")).hasText("1");
        panel.locator("[data-view] > summary").click();
        assertThat(panel.locator("img.view-image")).hasJSProperty("naturalWidth", 1);

        panel.locator("details.withdraw > summary").click();
        panel.locator("details.withdraw textarea").fill("误传了别处的照片");
        panel.locator("details.withdraw button").click();
        assertThat(panel.locator(".outcomes .good")).containsText("已撤下");
        assertThat(clip.locator("[data-clip-count]")).hasText("0");
        page.keyboard().press("Escape");
        assertThat(panel).isHidden();

        open(page, "/evaluations/" + id + "/replay");
        assertThat(page.locator(".replay-words")).containsText("撤下");
        assertThat(page.locator(".replay-event .reason")).containsText("误传了别处的照片");
        page.locator("[data-go=previous]").click();
        assertThat(page.locator(".replay-words")).containsText("上传佐证 “现场.png”");
        page.locator("#replay-step a.clip").click();
        assertThat(page.locator("main")).containsText("只读");
        assertThat(page.locator(".file-name").first()).containsText("现场.png");
    }

    @Test
    void the_page_of_all_files_works_without_the_panel_and_by_keyboard() {
        var id = freshForm("evidence-keys");
        var page = open(person("preparer"), "/evaluations/" + id);
        cell(page, "indicators/indicator-2/actual").click();
        page.keyboard().press("Alt+e");
        assertThat(page.locator("#sheet-evidence")).isFocused();
        upload(page, picture());
        assertThat(page.locator("#sheet-evidence .file")).hasCount(1);

        open(page, "/evaluations/" + id + "/evidence");
        var row = page.locator("#row-indicator-2");
        assertThat(row.locator("h2")).containsText("1 件");
        page.locator("#row-total input[type=file]").setInputFiles(picture());
        page.locator("#row-total [data-upload] button").click();
        assertThat(page.locator("#row-total .elsewhere")).containsText("本表");

        var auditor = open(person("auditor"), "/evidence");
        assertThat(auditor.locator(".shared-file")
                        .filter(new com.microsoft.playwright.Locator.FilterOptions()
                                .setHasText(Pattern.compile("第2行|预算执行率"))))
                .not()
                .hasCount(0);
    }
}
