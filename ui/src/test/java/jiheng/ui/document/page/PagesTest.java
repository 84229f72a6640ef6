package jiheng.ui.document.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
    private static final String LONG = "围绕中心工作，逐项核对台账、合同与支付凭证。".repeat(150).substring(0, 3000);

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7})
    void whatever_its_length_nothing_is_lost_and_nothing_leaves_its_page(int rows) {
        var form = Example.department().rows(rows, "指标", "短。").everywhere("reason", LONG);

        var pages = pages(form);

        assertThat(count(pages, LONG)).isEqualTo(form.indicators());
        for (var page : pages) {
            for (var box : page.boxes()) {
                assertThat(box.y() + box.height()).isLessThan(page.height() - Style.MARGIN - Style.CODE);
                assertThat(box.x() + box.width()).isLessThan(page.width() - Style.MARGIN + 0.01);
                assertThat(box.height()).isPositive();
            }
            for (var text : page.texts()) {
                assertThat(text.x()).isGreaterThanOrEqualTo(Style.MARGIN - 0.01);
                assertThat(text.x() + Face.noto().width(text.words().stripTrailing(), text.size()))
                        .as(text.words())
                        .isLessThan(page.width() - Style.MARGIN + 0.01);
            }
        }
    }

    @Test
    void a_page_in_the_middle_of_the_indicators_repeats_headings_and_labels() {
        var pages = pages(Example.department().rows(7, "指标", "短。").everywhere("reason", LONG));

        for (var page : pages.subList(3, pages.size() - 1)) {
            assertThat(words(page)).contains("一级指标", "未完成原因").contains("（续）", "部门整体自评表（续）");
        }
    }

    @Test
    void columns_of_short_texts_leave_room_but_hold_their_words_on_one_line() {
        for (var form : List.of(Example.sichuan(), Example.process(), Example.department(), Example.project())) {
            var words = pages(form).stream()
                    .flatMap(page -> words(page).stream())
                    .map(String::strip)
                    .toList();
            assertThat(words).contains("三级指标", "得分");
            assertThat(words).containsAnyOf("平方米/个", "≥95%；≤3 次", "96.5%");
        }
    }

    @Test
    void a_small_group_stays_together() {
        var pages = pages(Example.department().rows(4, "指标", "开展走访、座谈与心理疏导，形成台账。"));

        assertThat(pages.size()).isGreaterThan(2);
        var labels = pages.stream()
                .flatMap(page -> words(page).stream())
                .filter(word -> word.equals("质量指标") || word.equals("时效指标") || word.equals("成本指标"))
                .toList();
        assertThat(labels).containsExactly("质量指标", "时效指标", "成本指标");
    }

    @Test
    void the_words_of_a_label_stay_within_its_square() {
        for (var page : pages(Example.department().rows(3, "指标", "短。").everywhere("reason", LONG))) {
            for (var text : page.texts()) {
                if (text.words().equals("（续）")) {
                    assertThat(page.boxes())
                            .anyMatch(box -> box.shaded()
                                    && box.x() <= text.x()
                                    && text.x() <= box.x() + box.width()
                                    && box.y() < text.baseline()
                                    && text.baseline() < box.y() + box.height());
                }
            }
        }
    }

    @Test
    void lines_break_where_chinese_allows_and_within_a_word_only_if_they_must() {
        var face = Face.noto();

        assertThat(Lines.of(face, "一二三四，五", 10, 40)).containsExactly("一二三", "四，五");
        assertThat(Lines.of(face, "甲\n\n乙", 10, 40)).containsExactly("甲", "", "乙");
        assertThat(Lines.of(face, "", 10, 40)).containsExactly("");
        assertThat(String.join("", Lines.of(face, "W".repeat(30), 10, 40))).isEqualTo("W".repeat(30));
        assertThat(Lines.of(face, "W".repeat(30), 10, 40))
                .allSatisfy(line -> assertThat(face.width(line, 10)).isLessThanOrEqualTo(40));
    }

    @Test
    void the_typeface_shows_the_hanzi_of_names_and_marks_what_it_cannot_show() {
        var face = Face.noto();

        "镕喆堃㛃䶮淼龘𬭎𬭸〇（）《》≥≤％①⑳Ⅳ℃㎡".codePoints().forEach(character -> assertThat(face.glyph(character))
                .as(Character.toString(character))
                .isPositive());
        assertThat(face.printable("甲😀乙\u202E丙\u0000\t丁")).isEqualTo("甲〓乙丙 丁");
    }

    private static List<Page> pages(Example form) {
        return Pages.of(Face.noto(), form.document(), Example.phrases());
    }

    private static List<String> words(Page page) {
        return page.texts().stream().map(Page.Text::words).toList();
    }

    /** How often a text stands in the pages; its lines follow each other but for what a page begins and ends with. */
    private static int count(List<Page> pages, String text) {
        var found = new ArrayList<String>();
        for (var page : pages) {
            found.addAll(page.texts().stream()
                    .map(line -> line.words())
                    .filter(line -> line.length() > 1 && text.contains(line))
                    .toList());
        }
        var all = found.stream().collect(Collectors.joining());
        return all.length() / text.length();
    }
}
