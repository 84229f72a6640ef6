package jiheng.ui.sheet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jiheng.ui.sheet.SheetPage.of;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PastingIntoTheSheetTest extends SheetJourney {
    @Test
    void a_block_of_six_is_one_request_and_one_undo() {
        var sheet = open().select(of(1, "reason"));

        sheet.paste(
                "<table><tr><td>一<br>甲</td><td>二</td></tr><tr><td>三</td><td>四 &amp; 五</td></tr>"
                        + "<tr><td>六</td><td><p>七</p><p>八</p></td></tr></table>",
                "wrong");
        saved(sheet);

        assertThat(form.arrived()).hasSize(1);
        assertThat(form.text(of(1, "reason"))).isEqualTo("一\n甲");
        assertThat(form.text(of(2, "improvement"))).isEqualTo("四 & 五");
        assertThat(form.text(of(3, "improvement"))).isEqualTo("七\n八");
        sheet.press("Control+z");
        assertThat(sheet.value(of(3, "improvement"))).hasText("");
        saved(sheet);
        assertThat(form.text(of(1, "reason"))).isEmpty();
        assertThat(form.arrived()).hasSize(2);
    }

    @Test
    void merged_cells_of_the_source_leave_what_they_cover_alone() {
        var sheet = open().select(of(10, "reason"));

        sheet.paste(
                "<table><tr><td rowspan='2'>合并</td><td>甲</td></tr><tr><td>乙</td></tr><tr><td colspan='2'>丙</td></tr></table>",
                "");
        saved(sheet);

        assertThat(form.text(of(10, "reason"))).isEqualTo("合并");
        assertThat(form.text(of(11, "reason"))).isEmpty();
        assertThat(form.text(of(11, "improvement"))).isEqualTo("乙");
        assertThat(form.text(of(12, "reason"))).isEqualTo("丙");
    }

    @Test
    void text_with_tabs_and_quotes_is_read_as_a_spreadsheet_writes_it() {
        var sheet = open().select(of(1, "reason"));

        sheet.paste("", "\"第一行\n第\"\"二\"\"行\"\t乙\r\n丙\t丁\r\n");
        saved(sheet);

        assertThat(form.text(of(1, "reason"))).isEqualTo("第一行\n第\"二\"行");
        assertThat(form.text(of(1, "improvement"))).isEqualTo("乙");
        assertThat(form.text(of(2, "improvement"))).isEqualTo("丁");
    }

    /** The columns beside the official ones are passed over, and so are cells that take no edit. */
    @Test
    void a_row_of_the_official_form_lands_in_the_official_columns() {
        var sheet = open().select(of(1, "actual"));

        sheet.paste("", "实际\t9\t4.5\t原因\t措施");
        saved(sheet);

        assertThat(form.text(of(1, "actual"))).isEqualTo("实际");
        assertThat(form.text(of(1, "actuals"))).isEqualTo("9期；1391人");
        assertThat(form.text(of(1, "weight"))).isEqualTo("5.00");
        assertThat(form.text(of(1, "score"))).isEqualTo("4.50");
        assertThat(form.text(of(1, "improvement"))).isEqualTo("措施");
        assertThat(sheet.page.locator("[data-live]")).containsText("1");
    }

    @Test
    void a_copied_block_is_pasted_as_it_was() {
        var sheet = open().select(of(10, "reason")).press("Shift+ArrowRight");

        var copied = (String) sheet.page.evaluate("""
                () => {
                  const data = new DataTransfer();
                  document.activeElement.dispatchEvent(
                    new ClipboardEvent('copy', {clipboardData: data, bubbles: true, cancelable: true}));
                  return data.getData('text/plain');
                }
                """);
        sheet.select(of(1, "reason")).paste("", copied);
        saved(sheet);

        assertThat(form.text(of(1, "reason"))).isEqualTo(form.text(of(10, "reason")));
        assertThat(form.text(of(1, "improvement"))).isEqualTo(form.text(of(10, "improvement")));
    }
}
