package jiheng.ui.sheet;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static jiheng.ui.sheet.SheetPage.of;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SavingTheSheetTest extends SheetJourney {
    private static final String CELLS = "**/cells";

    @Test
    void edits_made_while_a_request_is_under_way_go_together_in_the_next() {
        var sheet = open();
        var waiting = holdFirst(sheet);

        sheet.select(of(1, "score"))
                .type("1")
                .press("Enter")
                .type("2")
                .press("Enter")
                .type("3")
                .press("Enter");
        assertThat(sheet.cell(of(1, "score"))).hasAttribute("data-state", "saving");
        assertThat(sheet.cell(of(3, "score"))).hasAttribute("data-state", "unsent");
        assertThat(form.arrived()).isEmpty();
        waiting.forEach(Route::resume);
        saved(sheet);

        assertThat(form.arrived()).hasSize(2);
        assertThat(form.arrived().get(1)).contains(of(2, "score") + "=2", of(3, "score") + "=3");
        assertThat(sheet.figure("total/self")).hasText("85.53");
    }

    /** Holds the first request back until it is resumed; later ones pass. */
    private static List<Route> holdFirst(SheetPage sheet) {
        var held = new ArrayList<Route>();
        sheet.page.route(CELLS, route -> {
            if (held.isEmpty()) {
                held.add(route);
            } else {
                route.resume();
            }
        });
        return held;
    }

    @Test
    void two_people_on_different_cells_both_win_and_see_each_other() {
        var sheet = open();
        form.edit(of(2, "reason"), "别人填的", "李敏");

        sheet.select(of(1, "reason")).type("我填的").press("Enter");

        assertThat(sheet.value(of(2, "reason"))).hasText("别人填的");
        assertThat(form.text(of(1, "reason"))).isEqualTo("我填的");
    }

    @Test
    void a_conflict_shows_both_values_and_mine_can_be_kept() {
        var sheet = open();
        form.edit(of(1, "score"), "4", "李敏");

        sheet.select(of(1, "score")).type("3").press("Enter");

        var cell = sheet.cell(of(1, "score"));
        assertThat(cell).hasAttribute("data-state", "conflict");
        assertThat(cell.locator(".v")).hasText("3");
        assertThat(cell.locator(".cell-note")).containsText("李敏");
        assertThat(cell.locator(".theirs")).hasText("4.00");
        assertThat(form.text(of(1, "score")))
                .as("nothing is overwritten unseen")
                .isEqualTo("4.00");
        cell.getByText("用我的").click();
        saved(sheet);
        assertThat(form.text(of(1, "score"))).isEqualTo("3.00");
        sheet.select(of(1, "score")).type("2").press("Enter");
        saved(sheet);
        assertThat(form.text(of(1, "score"))).as("and edited again").isEqualTo("2.00");
    }

    @Test
    void a_conflict_can_be_given_to_the_other() {
        var sheet = open();
        form.edit(of(1, "score"), "4", "李敏");

        sheet.select(of(1, "score")).type("3").press("Enter");
        sheet.cell(of(1, "score")).getByText("用对方的").click();

        assertThat(sheet.value(of(1, "score"))).hasText("4.00");
        saved(sheet);
        assertThat(form.text(of(1, "score"))).isEqualTo("4.00");
        sheet.select(of(1, "score")).type("2").press("Enter");
        saved(sheet);
        assertThat(form.text(of(1, "score"))).isEqualTo("2.00");
    }

    /** The edit waits while an answer tells of another's change to the same cell: it must not overwrite that unseen. */
    @Test
    void an_edit_that_waited_is_refused_if_its_cell_changed_meanwhile() {
        var sheet = open();
        var waiting = holdFirst(sheet);

        sheet.select(of(1, "score")).type("1").press("Enter").type("2").press("Enter");
        assertThat(sheet.cell(of(1, "score"))).hasAttribute("data-state", "saving");
        form.edit(of(2, "score"), "4", "李敏");
        waiting.forEach(Route::resume);

        assertThat(sheet.cell(of(2, "score"))).hasAttribute("data-state", "conflict");
        assertThat(sheet.value(of(2, "score"))).hasText("2");
        assertThat(form.text(of(2, "score"))).isEqualTo("4.00");
    }

    @Test
    void a_malformed_value_keeps_its_text_and_lets_the_others_through() {
        var sheet = open().select(of(1, "score"));

        sheet.paste("", "五分\t理由");

        var cell = sheet.cell(of(1, "score"));
        assertThat(cell).hasAttribute("data-state", "failed");
        assertThat(cell.locator(".v")).hasText("五分");
        assertThat(cell.locator(".cell-note")).containsText("请输入数字");
        assertThat(sheet.cell(of(1, "reason"))).hasAttribute("data-state", "saved");
        assertThat(form.text(of(1, "reason"))).isEqualTo("理由");
        assertThat(form.text(of(1, "score"))).isEqualTo("5.00");

        sheet.select(of(1, "score")).press("F2");
        assertThat(sheet.typed()).isEqualTo("五分");
        sheet.press("Control+a").type("4.2").press("Enter");
        saved(sheet);
        assertThat(form.text(of(1, "score"))).isEqualTo("4.20");
    }

    @Test
    void a_malformed_value_can_be_given_up() {
        var sheet = open().select(of(1, "score")).type("五").press("Enter");

        sheet.cell(of(1, "score")).getByText("放弃我的修改").click();

        assertThat(sheet.value(of(1, "score"))).hasText("5.00");
        saved(sheet);
    }

    @Test
    void a_lost_connection_is_said_and_mends_by_itself() {
        var sheet = open();
        sheet.page.context().setOffline(true);

        sheet.select(of(1, "reason")).type("断网时写的").press("Enter");
        assertThat(sheet.banner()).containsText("未连接");
        sheet.type("又写一格").press("Enter");
        assertThat(form.arrived()).isEmpty();
        sheet.page.context().setOffline(false);

        saved(sheet);
        assertThat(sheet.banner()).isHidden();
        assertThat(form.text(of(1, "reason"))).isEqualTo("断网时写的");
        assertThat(form.text(of(2, "reason"))).isEqualTo("又写一格");
    }

    @Test
    void a_lost_answer_is_asked_for_again_under_the_same_key_and_done_once() {
        var sheet = open();
        sheet.page.route(
                CELLS,
                route -> {
                    route.fetch();
                    route.abort();
                },
                new com.microsoft.playwright.Page.RouteOptions().setTimes(1));
        var before = form.sequence();

        sheet.select(of(1, "reason")).type("只做一次").press("Enter");
        saved(sheet);

        assertThat(form.arrived()).hasSize(2);
        assertThat(form.arrived().get(0)).isEqualTo(form.arrived().get(1));
        assertThat(form.sequence()).isEqualTo(before + 1);
    }

    @Test
    void what_was_not_sent_is_offered_again_after_a_reload() {
        var sheet = open();
        sheet.page.onDialog(Dialog::accept);
        sheet.page.route(CELLS, route -> route.abort());
        sheet.select(of(1, "reason")).type("还没保存").press("Enter");
        assertThat(sheet.banner()).containsText("未连接");

        sheet.page.reload();
        sheet.page.unroute(CELLS);
        assertThat(sheet.value(of(1, "reason"))).hasText("");
        sheet.banner().getByText("恢复这些内容").click();

        saved(sheet);
        assertThat(sheet.value(of(1, "reason"))).hasText("还没保存");
        assertThat(form.text(of(1, "reason"))).isEqualTo("还没保存");
        sheet.page.reload();
        assertThat(sheet.banner()).isHidden();
    }

    @Test
    void what_two_windows_could_not_send_is_offered_together() {
        var first = open();
        first.page.onDialog(Dialog::accept);
        first.page.context().route(CELLS, route -> route.abort());
        var second = open(first.page.context().newPage(), "fill");
        second.page.onDialog(Dialog::accept);
        first.select(of(1, "reason")).type("第一个窗口").press("Enter");
        second.select(of(2, "reason")).type("第二个窗口").press("Enter");
        assertThat(second.banner()).containsText("未连接");
        second.page.close();

        first.page.reload();
        first.page.context().unroute(CELLS);
        first.banner().getByText("恢复这些内容").click();
        saved(first);

        assertThat(form.text(of(1, "reason"))).isEqualTo("第一个窗口");
        assertThat(form.text(of(2, "reason"))).isEqualTo("第二个窗口");
    }

    @Test
    void when_the_session_is_over_the_text_waits_for_a_new_sign_in() {
        var sheet = open();
        desk().signOut(true);

        sheet.select(of(1, "reason")).type("登录失效").press("Enter");
        assertThat(sheet.banner().locator("a")).hasAttribute("target", "_blank");
        assertThat(sheet.value(of(1, "reason"))).hasText("登录失效");
        desk().signOut(false);
        sheet.banner().getByText("重试").click();

        saved(sheet);
        assertThat(form.text(of(1, "reason"))).isEqualTo("登录失效");
    }

    @Test
    void a_token_of_the_session_before_is_renewed() {
        var sheet = open();
        sheet.page.evaluate("document.querySelector('meta[name=_csrf]').content = 'of-the-old-session'");

        sheet.select(of(1, "reason")).type("换新令牌").press("Enter");

        saved(sheet);
        assertThat(form.text(of(1, "reason"))).isEqualTo("换新令牌");
    }

    @Test
    void a_row_can_be_added_where_it_belongs() {
        var sheet = open().select(of(1, "reason")).type("先保存").press("Enter");
        sheet.page.getByLabel("在“质量指标”下增加一行").click();

        sheet.page.locator("tr[data-row^='indicator-new']").waitFor();
        assertThat(form.text(of(1, "reason"))).isEqualTo("先保存");
        assertThat(sheet.page.locator("tr[data-row^='indicator-new']")).hasAttribute("data-child", "quality");
        assertThat(sheet.page.locator("td.current:focus-within"))
                .hasAttribute("data-cell", Pattern.compile("indicator-new-.*/content"));
    }
}
