package jiheng.ui.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OfficialWorkbookTest {
    private final OfficialForm form =
            OfficialWorkbook.read("C:\\forms\\2022.xlsx", SampleWorkbook.asPrinted(), Families.shipped());

    @Test
    void a_form_as_printed_is_read_without_any_notice() {
        assertThat(form.notices()).isEmpty();
    }

    @Test
    void the_head_of_the_form_is_read_with_its_cells() {
        assertThat(form.fileName()).isEqualTo("2022.xlsx");
        assertThat(form.title()).isEqualTo(new Found("部门整体自评表", "A1"));
        assertThat(form.year()).isEqualTo(2022);
        assertThat(form.unitName()).isEqualTo(new Found("云溪区图书馆", "B3"));
        assertThat(form.header()).containsExactly(new Header("independentUnits", new Found("1", "H3")));
    }

    @Test
    void the_digest_is_the_sha_256_of_the_bytes() {
        byte[] bytes = SampleWorkbook.asPrinted();

        String digest =
                OfficialWorkbook.read("a.xlsx", bytes, Families.shipped()).sha256();

        assertThat(digest).isEqualTo(org.apache.commons.codec.digest.DigestUtils.sha256Hex(bytes));
    }

    @Test
    void the_fund_table_is_read_per_source_and_in_total() {
        assertThat(form.funds())
                .containsExactly(new FundRow(
                        new Found("财政拨款", "B5"),
                        Map.of(
                                "budget", new Found("548.74", "D5"),
                                "executed", new Found("739.39", "E5"),
                                "transfers", new Found("0", "F5")),
                        null,
                        new Found("134.74%", "H5"),
                        null));
        assertThat(form.fundTotal())
                .isEqualTo(new FundTotals(
                        Map.of(
                                "budget", new Found("548.74", "D6"),
                                "executed", new Found("739.39", "E6"),
                                "transfers", new Found("0", "F6")),
                        new Found("10", "G6"),
                        new Found("134.74%", "H6"),
                        new Found("6.53", "J6")));
    }

    @Test
    void paragraph_tags_become_paragraphs_and_line_breaks_stay() {
        assertThat(form.narratives().get("duties")).isEqualTo(new Found("一、收藏与借阅。\n二、乡镇分馆业务指导。", "B7"));
        assertThat(form.narratives().get("goals")).isEqualTo(new Found("借阅量稳中有升。", "B9"));
        assertThat(form.narratives().get("results")).isEqualTo(new Found("借阅量上升。\n分馆全部开放。", "G9"));
    }

    @Test
    void twenty_rows_carry_the_levels_merged_over_them() {
        assertThat(form.rows()).hasSize(20);
        assertThat(texts(Row::level1))
                .containsExactlyElementsOf(List.of("产出指标 ".repeat(13) + "效益指标 ".repeat(6) + "满意度指标").stream()
                        .flatMap(s -> List.of(s.split(" ")).stream())
                        .toList());
        assertThat(texts(Row::level2).subList(12, 20))
                .containsExactly("成本指标", "经济效益指标", "社会效益指标", "社会效益指标", "社会效益指标", "生态效益指标", "可持续影响指标", "服务对象满意度指标");
        assertThat(form.rows().get(12).level1()).isEqualTo(new Found("产出指标", "B11"));
        assertThat(form.rows().get(12).level2()).isEqualTo(new Found("成本指标", "C19"));
    }

    @Test
    void a_row_is_read_whole() {
        assertThat(form.rows().get(9))
                .isEqualTo(new Row(
                        new Found("产出指标", "B11"),
                        new Found("成本指标", "C19"),
                        Map.of(
                                "name", new Found("图书馆运转", "D20"),
                                "content", new Found("内容20", "E20"),
                                "target", new Found("目标20", "F20"),
                                "actual", new Found("完成20", "G20"),
                                "weight", new Found("2", "H20"),
                                "score", new Found("1", "I20"),
                                "reason", new Found("采购推迟", "J20"),
                                "improvement", new Found("提前签约", "K20")),
                        20));
    }

    @Test
    void a_row_of_weight_zero_with_nothing_else_is_kept() {
        Row row = form.rows().get(17);

        assertThat(row.weight()).isEqualTo(new Found("0", "H28"));
        assertThat(row.score()).isEqualTo(new Found("0", "I28"));
        assertThat(row.level3()).isNull();
        assertThat(row.target()).isNull();
    }

    @Test
    void points_of_the_rows_and_the_fund_row_make_the_printed_totals() {
        assertThat(texts(Row::weight))
                .containsExactly(
                        "5", "5", "5", "5", "5", "5", "5", "5", "2", "2", "2", "2", "2", "8", "4", "4", "4", "0", "10",
                        "10");
        assertThat(sum(Row::weight).add(BigDecimal.TEN)).isEqualByComparingTo("100");
        assertThat(sum(Row::score).add(new BigDecimal("6.53"))).isEqualByComparingTo("94.53");
        assertThat(form.totals()).isEqualTo(new Totals(new Found("100", "H31"), new Found("94.53", "I31")));
    }

    private List<String> texts(Function<Row, @Nullable Found> column) {
        return form.rows().stream()
                .map(row -> {
                    Found found = column.apply(row);
                    return found == null ? "" : found.text();
                })
                .toList();
    }

    private BigDecimal sum(Function<Row, @Nullable Found> column) {
        return texts(column).stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
