package jiheng.ui.sheet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jiheng.ui.sheet.SheetPage.of;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.regex.Pattern;
import jiheng.ui.journey.Chromium;
import org.junit.jupiter.api.Test;

class TypingInTheSheetTest extends SheetJourney {
    @Test
    void typing_replaces_a_cell_and_enter_saves_it_and_goes_down() {
        var sheet = open().select(of(1, "score")).type("4.5").press("Enter");

        assertThat(sheet.current()).isEqualTo(of(2, "score"));
        assertThat(sheet.value(of(1, "score"))).hasText("4.50");
        assertThat(sheet.cell(of(1, "score"))).hasAttribute("data-state", "saved");
        assertThat(sheet.figure("total/self")).hasText("94.03");
        assertThat(form.text(of(1, "score"))).isEqualTo("4.50");
    }

    @Test
    void escape_leaves_a_cell_as_it_was_and_sends_nothing() {
        var sheet = open().select(of(1, "content")).type("别的").press("Escape");

        assertThat(sheet.value(of(1, "content"))).hasText("技能培训");
        assertThat(sheet.current()).isEqualTo(of(1, "content"));
        assertThat(form.arrived()).isEmpty();
    }

    @Test
    void f2_edits_what_stands_there_and_alt_enter_breaks_the_line() {
        var sheet = open().select(of(1, "content"))
                .press("F2", "Alt+Enter")
                .type("第二行")
                .press("Enter");

        saved(sheet);
        assertThat(form.text(of(1, "content"))).isEqualTo("技能培训\n第二行");
    }

    @Test
    void a_cell_saves_when_it_is_left_with_the_mouse() {
        var sheet = open().select(of(1, "content")).type("新内容").select(of(3, "reason"));

        assertThat(sheet.value(of(1, "content"))).hasText("新内容");
        saved(sheet);
        assertThat(form.text(of(1, "content"))).isEqualTo("新内容");
    }

    @Test
    void arrows_walk_over_headings_and_merged_cells() {
        var sheet = open().select("header/form/independentUnits");

        sheet.press("ArrowDown");
        assertThat(sheet.page.locator("td.current")).hasClass(Pattern.compile("k-blank|k-figure"));
        sheet.select("narratives/goals/text").press("ArrowRight");
        assertThat(sheet.current()).isEqualTo("narratives/results/text");
        sheet.press("ArrowUp");
        assertThat(sheet.current()).isEqualTo("narratives/duties/text");
        sheet.select(of(3, "name")).press("ArrowDown");
        assertThat(sheet.current()).isEqualTo(of(4, "name"));
        sheet.press("ArrowLeft");
        assertThat(sheet.current()).as("left of a row are only headings").isEqualTo(of(4, "name"));
    }

    @Test
    void delete_empties_the_cells_of_a_range_as_one_act() {
        var sheet = open().select(of(10, "reason")).press("Shift+ArrowRight", "Delete");

        saved(sheet);
        assertThat(form.text(of(10, "reason"))).isEmpty();
        assertThat(form.text(of(10, "improvement"))).isEmpty();
        assertThat(form.arrived()).hasSize(1);
    }

    @Test
    void a_read_only_cell_takes_no_edit() {
        var sheet = open().select(of(1, "weight")).type("9").press("F2", "Enter");

        assertThat(sheet.value(of(1, "weight"))).hasText("5.00");
        assertThat(form.arrived()).isEmpty();
    }

    @Test
    void enter_in_a_pinyin_editor_stays_in_the_cell() {
        var sheet = open().select(of(1, "content"));

        compose(sheet);
        sheet.press("Enter");
        assertThat(sheet.current()).isEqualTo(of(1, "content"));
        assertThat(form.arrived()).isEmpty();

        var committed = new JsonObject();
        committed.addProperty("text", "培训");
        sheet.page.context().newCDPSession(sheet.page).send("Input.insertText", committed);
        assertThat(sheet.typed()).contains("培训");
        sheet.press("Enter");
        assertThat(sheet.current()).isEqualTo(of(2, "content"));
    }

    /** The control of the test above: were isComposing not heeded, Enter would jump. */
    @Test
    void without_the_browsers_word_on_composing_enter_would_jump() {
        var page = newPage(Chromium.DESK);
        page.addInitScript("""
                Object.defineProperty(KeyboardEvent.prototype, 'isComposing', {get: () => false});
                Object.defineProperty(KeyboardEvent.prototype, 'keyCode', {get: () => 13});
                """);
        var sheet = open(page, "fill").select(of(1, "content"));

        compose(sheet);
        sheet.press("Enter");

        assertThat(sheet.current()).isEqualTo(of(2, "content"));
    }

    /** The first key already goes to the editor: nothing of it is lost or left behind as Latin. */
    @Test
    void composing_may_begin_on_a_cell_that_is_only_selected() {
        var sheet = open().select(of(1, "content"));

        compose(sheet);

        assertThat(sheet.typed()).isEqualTo("pei");
        assertThat(sheet.cell(of(1, "content"))).hasClass(Pattern.compile("editing"));
    }

    private static void compose(SheetPage sheet) {
        var composition = new JsonObject();
        composition.addProperty("text", "pei");
        composition.addProperty("selectionStart", 3);
        composition.addProperty("selectionEnd", 3);
        sheet.page.context().newCDPSession(sheet.page).send("Input.imeSetComposition", composition);
    }

    @Test
    void the_grid_is_one_tab_stop() {
        var sheet = open().select(of(1, "content"));

        sheet.press("Tab");
        assertThat(sheet.page.evaluate("!!document.activeElement.closest('table')"))
                .isEqualTo(false);
        sheet.press("Shift+Tab");
        assertThat(sheet.current()).isEqualTo(of(1, "content"));
    }

    @Test
    void undo_and_redo_are_new_acts() {
        var sheet =
                open().select(of(1, "score")).type("4").press("Enter").type("3").press("Enter");
        saved(sheet);

        sheet.press("Control+z");
        assertThat(sheet.value(of(2, "score"))).hasText("5.00");
        sheet.press("Control+z");
        assertThat(sheet.value(of(1, "score"))).hasText("5.00");
        saved(sheet);
        assertThat(form.text(of(1, "score"))).isEqualTo("5.00");
        sheet.press("Control+y");
        assertThat(sheet.value(of(1, "score"))).hasText("4.00");
        saved(sheet);

        assertThat(form.text(of(1, "score"))).isEqualTo("4.00");
        assertThat(form.text(of(2, "score"))).isEqualTo("5.00");
        assertThat(form.arrived())
                .as("nothing is taken back, everything is done anew")
                .hasSizeGreaterThanOrEqualTo(4);
    }
}
