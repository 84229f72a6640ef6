package jiheng.ui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TwoPeopleOnOneFormTest extends PageJourney {
    private static final String FIRST = "indicators/indicator-1/actual";
    private static final String SECOND = "indicators/indicator-2/actual";

    @Test
    void in_one_cell_both_values_are_shown_and_nothing_typed_is_lost() {
        var id = freshForm("conflict");
        var one = open(person("preparer"), "/evaluations/" + id);
        var other = open(person("preparer2"), "/evaluations/" + id);
        type(other, FIRST, "周雨桐写的结果");
        saved(other);

        type(one, FIRST, "李晓晨写的结果");

        var cell = cell(one, FIRST);
        assertThat(cell).hasAttribute("data-state", "conflict");
        assertThat(cell.locator(".v")).hasText("李晓晨写的结果");
        assertThat(cell.locator(".theirs")).hasText("周雨桐写的结果");
        assertThat(cell.locator(".cell-note")).containsText("周雨桐");
        assertThat(product.get("auditor", "/api/v1/evaluations/" + id)).contains("周雨桐写的结果");

        cell.locator("[data-act=keep]").click();
        saved(one);
        assertThat(product.get("auditor", "/api/v1/evaluations/" + id)).contains("李晓晨写的结果");
    }

    @Test
    void in_different_rows_both_win() {
        var id = freshForm("rows");
        var one = open(person("preparer"), "/evaluations/" + id);
        var other = open(person("preparer2"), "/evaluations/" + id);
        type(other, SECOND, "第二行的结果");
        saved(other);

        type(one, FIRST, "第一行的结果");
        saved(one);

        assertThat(product.get("auditor", "/api/v1/evaluations/" + id)).contains("第一行的结果", "第二行的结果");
        assertThat(cell(one, SECOND).locator(".v")).hasText("第二行的结果");
    }

    @Test
    void what_cannot_be_saved_holds_the_submission_back() {
        var id = freshForm("held");
        var page = open(person("preparer"), "/evaluations/" + id);
        type(page, "indicators/indicator-1/score", "五分");
        assertThat(cell(page, "indicators/indicator-1/score")).hasAttribute("data-state", "failed");
        assertThat(cell(page, "indicators/indicator-1/score").locator(".cell-note"))
                .containsText("不是数字");

        page.locator("a.act-link[data-after-saving]").click();

        assertThat(page.locator("[data-stay-note]")).isVisible();
        assertThat(cell(page, "indicators/indicator-1/score").locator(".v")).hasText("五分");
    }
}
