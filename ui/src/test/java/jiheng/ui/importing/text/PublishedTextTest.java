package jiheng.ui.importing.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jiheng.ui.importing.Found;
import jiheng.ui.importing.Notice;
import jiheng.ui.importing.OfficialForm;
import jiheng.ui.importing.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PublishedTextTest {
    @Test
    void a_form_printed_with_pages_ending_anywhere_is_read_as_it_was() {
        IntStream.range(0, 400).forEach(seed -> {
            var form = new Published(seed);
            var text = form.text();

            var read = read(text);

            assertThat(read.rows().stream().map(PublishedTextTest::cells))
                    .as("seed " + seed + "\n" + text)
                    .containsExactlyElementsOf(form.indicators.stream()
                            .map(Published.Indicator::cells)
                            .toList());
            assertThat(text(read.unitName())).isEqualTo(form.unit);
            assertThat(read.year()).isEqualTo(form.year);
            assertThat(text(read.narratives().get("duties")))
                    .as("seed " + seed)
                    .isEqualTo(form.duties.replace("</p> <p>", "\n").replaceAll("</?p>", ""));
            assertThat(text(read.narratives().get("goals"))).isEqualTo(form.goals);
            assertThat(text(read.narratives().get("results"))).isEqualTo(form.results);
            var total = read.fundTotal();
            assertThat(total == null ? "" : text(total.budget()) + " " + text(total.executed()) + text(total.score()))
                    .isEqualTo("120.5 118.259.81");
            assertThat(read.notices()).noneMatch(one -> one.kind() == Notice.Kind.REFUSED);
        });
    }

    @Test
    void whatever_was_guessed_names_its_lines() {
        var read = read("""
                部门整体自评表
                (2023 年)
                部门(单位)名称\t临江区图书馆
                \t资金来源\t全年预算数\t全年执行数\t分值\t执行率\t得分
                资金情况 (万元)\t财政拨款\t100\t99\t--\t99%\t--
                \t年度资金总额\t100\t99\t10\t99%\t9.9
                \t一级指标\t二级指标\t三级指标\t目标内容\t目标值\t完成值\t分值\t得分\t未完成原因\t改进措施
                \t产出指标\t数量指标\t讲座\t办讲座\t办讲座20场\t全年共办讲座2\t5\t5\t\t

                \t\t\t\t\t2场，听众满座。\t\t\t\t
                \t质量 指标\t馆藏\t整理馆藏\t整理完毕\t整理完毕。\t5\t4\t人手少\t增加人手
                总分\t\t\t\t\t\t\t20\t18.9\t\t
                """);

        assertThat(cells(read.rows().get(0)))
                .containsExactly("产出指标", "数量指标", "讲座", "办讲座", "办讲座20场", "全年共办讲座22场，听众满座。", "5", "5", "", "");
        assertThat(cells(read.rows().get(1)))
                .containsExactly("产出指标", "质量指标", "馆藏", "整理馆藏", "整理完毕", "整理完毕。", "5", "4", "人手少", "增加人手");
        assertThat(read.rows().get(0).actual()).isEqualTo(new Found("全年共办讲座22场，听众满座。", "第 8、10 行"));
        assertThat(read.rows().get(1).weight()).isEqualTo(new Found("5", "第 11 行"));
        assertThat(codes(read))
                .contains(
                        "第 8、10 行 cells-joined",
                        "第 11 行 columns-shifted",
                        "第 11 行 wrap-spaces",
                        "第 11 行 level-carried");
        assertThat(read.notices()).noneMatch(one -> one.kind() == Notice.Kind.REFUSED);
    }

    @Test
    void what_is_not_understood_is_refused_and_never_dropped() {
        var text = new Published(7).text();
        var strange = text.replace("\n总分\t", "\n\t\t\t\t\t\t\t\t\t孤立的话\t\n这一行在表外\n\t社会效益指标\n\t社会效益指标\n总分\t")
                + "\n填表人：某某\t电话\n";

        var read = read(strange);

        assertThat(read.rows()).hasSameSizeAs(read(text).rows());
        assertThat(read.notices().stream()
                        .filter(one -> one.kind() == Notice.Kind.REFUSED)
                        .map(one -> one.words().zh()))
                .anyMatch(words -> words.contains("孤立的话"))
                .anyMatch(words -> words.contains("这一行在表外"))
                .anyMatch(words -> words.contains("社会效益指标"))
                .anyMatch(words -> words.contains("填表人"))
                .anyMatch(words -> words.contains("电话"));
    }

    /** The control of the last test: nothing is told of where nothing is strange. */
    @Test
    void a_text_as_the_table_stands_is_read_without_a_guess() {
        var read = read("""
                部门整体自评表
                (2023 年)
                部门(单位)名称\t临江区图书馆
                \t资金来源\t全年预算数\t全年执行数\t分值\t执行率\t得分
                资金情况 (万元)\t财政拨款\t100\t99\t--\t99%\t--
                \t年度资金总额\t100\t99\t10\t99%\t9.9
                部门职能概述\t借阅与讲座。
                年度总体目标\t年初设定目标\t\t目标完成情况
                \t开放三百天。\t\t开放三百天。
                \t一级指标\t二级指标\t三级指标\t目标内容\t目标值\t完成值\t分值\t得分\t未完成原因\t改进措施
                \t产出指标\t数量指标\t讲座\t办讲座\t20\t22\t90\t90\t\t
                总分\t\t\t\t\t\t\t100\t99.9\t\t
                """);

        assertThat(read.notices()).isEmpty();
        assertThat(cells(read.rows().get(0)))
                .containsExactly("产出指标", "数量指标", "讲座", "办讲座", "20", "22", "90", "90", "", "");
        assertThat(text(read.narratives().get("results"))).isEqualTo("开放三百天。");
    }

    @Test
    void gb18030_utf_16_and_a_mark_of_the_byte_order_are_read_alike() {
        var text = new Published(3).text();
        var expected = read(text).rows();

        for (var bytes : List.of(
                text.getBytes(Charset.forName("GB18030")),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE))) {
            assertThat(OfficialText.read("a.txt", bytes).rows()).isEqualTo(expected);
        }
    }

    @Test
    void form_feeds_windows_line_ends_and_pipes_are_read_alike() {
        var text = new Published(5).text();
        var expected = read(text).rows().stream().map(PublishedTextTest::cells).toList();

        for (var other : List.of(
                text.replace("\n\n", "\n\f"),
                text.replace("\n", "\r\n"),
                text.lines()
                        .map(line -> line.contains("\t") ? "|" + line.replace('\t', '|') + "|" : line)
                        .reduce("", (all, line) -> all + line + "\n"))) {
            assertThat(read(other).rows().stream().map(PublishedTextTest::cells))
                    .containsExactlyElementsOf(expected);
        }
    }

    private static OfficialForm read(String text) {
        return OfficialText.read("公开.txt", text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> cells(Row row) {
        var cells = new ArrayList<String>();
        Stream.of(
                        row.level1(),
                        row.level2(),
                        row.level3(),
                        row.content(),
                        row.target(),
                        row.actual(),
                        row.weight(),
                        row.score(),
                        row.reason(),
                        row.improvement())
                .forEach(found -> cells.add(text(found)));
        return cells;
    }

    private static String text(@Nullable Found found) {
        return found == null ? "" : found.text();
    }

    private static List<String> codes(OfficialForm form) {
        return form.notices().stream()
                .map(one -> one.sheetCell() + " " + one.code())
                .toList();
    }
}
