package jiheng.ui.importing;

import static jiheng.ui.importing.SampleWorkbook.cell;
import static jiheng.ui.importing.SampleWorkbook.clear;
import static jiheng.ui.importing.SampleWorkbook.merged;
import static jiheng.ui.importing.SampleWorkbook.set;
import static jiheng.ui.importing.SampleWorkbook.unmerge;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkbookToleranceTest {
    private static OfficialForm read(Consumer<XSSFSheet> change) {
        return OfficialWorkbook.read("form.xlsx", SampleWorkbook.changed(change), Families.shipped());
    }

    private static List<String> notices(OfficialForm form) {
        return form.notices().stream()
                .map(n -> n.kind() + " " + n.sheetCell() + " " + n.code())
                .toList();
    }

    private static FundTotals total(OfficialForm form) {
        return Objects.requireNonNull(form.fundTotal());
    }

    private static CellStyle style(XSSFSheet sheet, String format) {
        CellStyle style = sheet.getWorkbook().createCellStyle();
        style.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat(format));
        return style;
    }

    @Test
    void rows_moved_down_are_found_by_their_labels() {
        OfficialForm form = read(sheet -> sheet.shiftRows(0, 30, 4));

        assertThat(form.rows()).hasSize(20);
        assertThat(form.rows().get(0).level1()).isEqualTo(new Found("产出指标", "B15"));
        assertThat(total(form).score()).isEqualTo(new Found("6.53", "J10"));
        assertThat(form.year()).isEqualTo(2022);
        assertThat(form.notices()).isEmpty();
    }

    @Test
    void columns_moved_right_are_found_by_their_labels() {
        OfficialForm form = read(sheet -> sheet.shiftColumns(0, 10, 2));

        assertThat(form.rows()).hasSize(20);
        assertThat(form.rows().get(9).reason()).isEqualTo(new Found("采购推迟", "L20"));
    }

    @Test
    void blank_rows_between_the_indicators_are_passed_over() {
        OfficialForm form = read(sheet -> sheet.shiftRows(23, 30, 2));

        assertThat(form.rows()).hasSize(20);
        assertThat(form.rows().get(13).sheetRow()).isEqualTo(26);
        assertThat(form.notices()).isEmpty();
    }

    @Test
    void the_column_of_transfers_is_known_by_its_right_name_too() {
        OfficialForm form = read(sheet -> set(sheet, "F4", "上级财政转移支付（C）"));

        assertThat(total(form).transfers()).isEqualTo(new Found("0", "F6"));
        assertThat(form.notices()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "548.74|548.74",
                "５４８．７４|548.74",
                " 1,548.70 |1548.7",
                "１，５４８．７０|1548.7",
                "548.74 万元|548.74",
                "548.740000|548.74"
            })
    void amounts_typed_as_text_are_figures(String typed, String read) {
        OfficialForm form = read(sheet -> {
            set(sheet, "D5", typed);
            set(sheet, "D6", typed);
        });

        assertThat(total(form).budget()).isEqualTo(new Found(read, "D6"));
        assertThat(form.notices()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"五百", "548,74", "5 4 8 . 7 4 . 1", "12,34.5", "54%", "=1+1", "1E5"})
    void what_is_no_amount_is_refused_and_named(String typed) {
        OfficialForm form = read(sheet -> set(sheet, "D6", typed));

        assertThat(total(form).budget()).isNull();
        assertThat(notices(form)).containsExactly("REFUSED D6 not-a-number");
        assertThat(form.notices().get(0).words().zh()).contains(typed);
        assertThat(form.notices().get(0).words().en()).contains(typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5 分", "５", "5.00"})
    void points_typed_as_text_are_figures(String typed) {
        OfficialForm form = read(sheet -> set(sheet, "H11", typed));

        assertThat(form.rows().get(0).weight()).isEqualTo(new Found("5", "H11"));
        assertThat(form.notices()).isEmpty();
    }

    @Test
    void a_rate_stored_as_a_fraction_reads_as_it_is_shown() {
        OfficialForm form = read(sheet -> {
            set(sheet, "H6", 1.3474);
            cell(sheet, "H6").setCellStyle(style(sheet, "0.00%"));
        });

        assertThat(total(form).rate()).isEqualTo(new Found("134.74%", "H6"));
        assertThat(form.notices()).isEmpty();
    }

    @Test
    void a_weight_in_percent_is_taken_as_points_and_noticed() {
        OfficialForm form = read(sheet -> set(sheet, "G6", "１０％"));

        assertThat(total(form).weight()).isEqualTo(new Found("10", "G6"));
        assertThat(notices(form)).containsExactly("GUESSED G6 percent-as-points");
    }

    @Test
    void a_table_in_yuan_is_converted_and_each_amount_noticed() {
        OfficialForm form = read(sheet -> {
            set(sheet, "A4", "资金情况（元）");
            for (String row : List.of("5", "6")) {
                set(sheet, "D" + row, 5487400);
                set(sheet, "E" + row, "7,393,900.01");
            }
        });

        assertThat(total(form).budget()).isEqualTo(new Found("548.74", "D6"));
        assertThat(total(form).executed()).isEqualTo(new Found("739.390001", "E6"));
        assertThat(notices(form))
                .containsExactly(
                        "GUESSED D5 yuan-converted",
                        "GUESSED E5 yuan-converted",
                        "GUESSED F5 yuan-converted",
                        "GUESSED D6 yuan-converted",
                        "GUESSED E6 yuan-converted",
                        "GUESSED F6 yuan-converted");
    }

    @Test
    void one_column_or_one_amount_in_yuan_is_converted_alone() {
        OfficialForm form = read(sheet -> {
            set(sheet, "D4", "全年预算数（元）");
            set(sheet, "D5", 5487400);
            set(sheet, "D6", "548.74万元");
            set(sheet, "E6", "7393900 元");
        });

        assertThat(total(form).budget()).isEqualTo(new Found("548.74", "D6"));
        assertThat(total(form).executed()).isEqualTo(new Found("739.39", "E6"));
        assertThat(notices(form)).containsExactly("GUESSED D5 yuan-converted", "GUESSED E6 yuan-converted");
    }

    @Test
    void a_form_that_names_no_unit_is_read_in_ten_thousand_yuan_and_says_so() {
        OfficialForm form = read(sheet -> set(sheet, "A4", "资金情况"));

        assertThat(total(form).budget()).isEqualTo(new Found("548.74", "D6"));
        assertThat(notices(form)).containsExactly("GUESSED D4 unit-assumed");
    }

    @Test
    void a_number_with_more_decimals_than_the_form_has_is_rounded_and_noticed() {
        OfficialForm form = read(sheet -> {
            set(sheet, "D5", 548.1234564);
            set(sheet, "D6", 548.123456);
            set(sheet, "J6", 6.526);
        });

        assertThat(form.funds().get(0).budget()).isEqualTo(new Found("548.123456", "D5"));
        assertThat(total(form).score()).isEqualTo(new Found("6.53", "J6"));
        assertThat(notices(form)).containsExactly("GUESSED D5 rounded", "GUESSED J6 rounded");
    }

    @Test
    void binary_noise_of_stored_numbers_does_not_show() {
        OfficialForm form = read(sheet -> set(sheet, "F5", 0.1 + 0.2));

        assertThat(form.funds().get(0).transfers()).isEqualTo(new Found("0.3", "F5"));
    }

    @Test
    void the_number_of_units_may_carry_its_measure_word() {
        assertThat(read(sheet -> set(sheet, "H3", "３ 个")).header())
                .containsExactly(new Header("independentUnits", new Found("3", "H3")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(2021 年)", "（２０２１年）", "2021年度", "（二〇二一年）", " ( 2021年 ) "})
    void the_year_is_read_in_any_width(String printed) {
        OfficialForm form = read(sheet -> set(sheet, "A2", printed));

        assertThat(form.year()).isEqualTo(2021);
        assertThat(form.notices()).isEmpty();
    }

    @Test
    void the_year_may_stand_in_the_title() {
        OfficialForm form = read(sheet -> {
            set(sheet, "A1", "2023年度部门整体支出绩效自评表");
            clear(sheet, "A2");
        });

        assertThat(form.year()).isEqualTo(2023);
        assertThat(form.notices()).isEmpty();
    }

    @Test
    void a_year_that_is_none_is_refused_and_missed() {
        OfficialForm form = read(sheet -> set(sheet, "A2", "（某年）"));

        assertThat(form.year()).isNull();
        assertThat(notices(form)).containsExactly("NOTED A1 label-missing", "REFUSED A2 not-understood");
    }

    @Test
    void dashes_mean_empty() {
        OfficialForm form = read(sheet -> {
            set(sheet, "J20", "--");
            set(sheet, "K20", "——");
            set(sheet, "K31", "－－");
        });

        assertThat(form.rows().get(9).reason()).isNull();
        assertThat(form.rows().get(9).improvement()).isNull();
        assertThat(form.notices()).isEmpty();
    }

    @Test
    void other_tags_are_removed_and_noticed_and_comparisons_stay() {
        OfficialForm form = read(sheet -> {
            set(sheet, "F11", "<span style=\"color:red\">借阅<b>5</b>万册</span><br/>损耗<5%且a<b &lt;3&amp;");
            set(sheet, "G11", "损耗<5%");
        });

        assertThat(form.rows().get(0).target()).isEqualTo(new Found("借阅5万册\n损耗<5%且a<b <3&", "F11"));
        assertThat(form.rows().get(0).actual()).isEqualTo(new Found("损耗<5%", "G11"));
        assertThat(notices(form)).containsExactly("NOTED F11 tags-removed");
        assertThat(form.notices().get(0).words().zh()).contains("b, span");
    }

    @Test
    void what_belongs_to_nothing_is_refused_with_its_cell_and_words() {
        String long_ = "很长的附注".repeat(40);
        OfficialForm form = read(sheet -> {
            set(sheet, "M11", "旁注");
            set(sheet, "B34", long_);
            set(sheet, "L10", "备注栏");
        });

        assertThat(notices(form))
                .containsExactly(
                        "REFUSED L10 not-understood", "REFUSED M11 not-understood", "REFUSED B34 not-understood");
        assertThat(form.notices().get(1).words().zh()).contains("旁注");
        assertThat(form.notices().get(2).words().zh()).contains("很长的附注").hasSizeLessThan(120);
        assertThat(form.rows()).hasSize(20);
    }

    @Test
    void very_many_cells_that_belong_to_nothing_are_named_up_to_a_point_and_then_counted() {
        OfficialForm form = read(sheet -> {
            for (int row = 101; row <= 603; row++) {
                set(sheet, "C" + row, "流水" + row);
            }
        });

        assertThat(notices(form))
                .hasSize(501)
                .startsWith("REFUSED C101 not-understood")
                .endsWith("REFUSED C601 more-not-understood");
        assertThat(form.notices().get(500).words().zh()).contains("3 个单元格").contains("C603");
    }

    @Test
    void content_below_a_merged_cell_is_refused_and_named() {
        OfficialForm form = read(sheet -> set(sheet, "B12", "看不见的字"));

        assertThat(form.rows().get(1).level1()).isEqualTo(new Found("产出指标", "B11"));
        assertThat(notices(form)).containsExactly("REFUSED B12 covered");
        assertThat(form.notices().get(0).words().en()).contains("看不见的字");
    }

    @Test
    void totals_that_do_not_add_up_are_noted() {
        OfficialForm form = read(sheet -> {
            set(sheet, "I31", 95.53);
            set(sheet, "H30", 11);
            set(sheet, "E6", 740);
        });

        assertThat(notices(form))
                .containsExactly("NOTED E6 fund-total-differs", "NOTED H31 total-differs", "NOTED I31 total-differs");
        assertThat(form.notices().get(1).words().zh()).contains("100").contains("101");
        assertThat(Objects.requireNonNull(form.totals()).score()).isEqualTo(new Found("95.53", "I31"));
    }

    @Test
    void several_sources_are_rows_and_sum_to_the_total() {
        OfficialForm form = read(sheet -> {
            sheet.shiftRows(5, 30, 1);
            set(sheet, "B6", "其他资金");
            set(sheet, "D6", 100.26);
            set(sheet, "D7", 649);
        });

        assertThat(form.funds()).hasSize(2);
        assertThat(form.funds().get(1).source()).isEqualTo(new Found("其他资金", "B6"));
        assertThat(total(form).budget()).isEqualTo(new Found("649", "D7"));
        assertThat(form.notices()).isEmpty();
    }

    @Test
    void a_formula_gives_its_saved_result_and_a_notice() {
        OfficialForm form = read(sheet -> {
            cell(sheet, "I31").setCellFormula("SUM(I11:I30)+J6");
            new XSSFFormulaEvaluator(sheet.getWorkbook()).evaluateAll();
        });

        assertThat(Objects.requireNonNull(form.totals()).score()).isEqualTo(new Found("94.53", "I31"));
        assertThat(notices(form)).containsExactly("GUESSED I31 formula");
    }

    @Test
    void a_formula_without_a_saved_result_is_refused_and_not_taken_as_zero() {
        OfficialForm form = read(sheet -> {
            clear(sheet, "I31");
            cell(sheet, "I31").setCellFormula("SUM(I11:I30)+J6");
        });

        assertThat(Objects.requireNonNull(form.totals()).score()).isNull();
        assertThat(notices(form)).containsExactly("REFUSED I31 formula-without-value");
    }

    @Test
    void an_error_value_is_refused_and_named() {
        OfficialForm form = read(sheet -> {
            cell(sheet, "G11").setCellErrorValue(FormulaError.DIV0);
            cell(sheet, "E5").setCellErrorValue(FormulaError.REF);
        });

        assertThat(form.rows().get(0).actual()).isNull();
        assertThat(notices(form))
                .contains("REFUSED G11 error-value", "REFUSED E5 error-value", "NOTED E6 fund-total-differs")
                .hasSize(3);
        assertThat(form.notices().toString()).contains("#DIV/0!").contains("#REF!");
    }

    @Test
    void numbers_and_dates_in_text_columns_read_as_text() {
        OfficialForm form = read(sheet -> {
            set(sheet, "F11", 500);
            set(sheet, "F12", 0.95);
            cell(sheet, "F12").setCellStyle(style(sheet, "0%"));
            cell(sheet, "F13").setCellValue(LocalDate.of(2022, 10, 31));
            cell(sheet, "F13").setCellStyle(style(sheet, "yyyy/m/d"));
            set(sheet, "F14", 0.956);
            cell(sheet, "F14").setCellStyle(style(sheet, "0%"));
        });

        assertThat(form.rows().subList(0, 4).stream().map(Row::target))
                .containsExactly(
                        new Found("500", "F11"),
                        new Found("95%", "F12"),
                        new Found("2022-10-31", "F13"),
                        new Found("96%", "F14"));
        assertThat(notices(form)).containsExactly("GUESSED F13 date", "NOTED F14 rounded-display");
    }

    @Test
    void hidden_rows_and_columns_are_read_and_noted() {
        OfficialForm form = read(sheet -> {
            sheet.getRow(14).setZeroHeight(true);
            sheet.setColumnHidden(9, true);
        });

        assertThat(form.rows()).hasSize(20);
        assertThat(notices(form)).containsExactly("NOTED D15 hidden-row", "NOTED J1 hidden-column");
    }

    @Test
    void another_sheet_with_content_is_refused_and_an_empty_one_is_nothing() {
        OfficialForm form = read(sheet -> {
            set(sheet.getWorkbook().createSheet("测算"), "C2", "中间数");
            set(sheet.getWorkbook().createSheet("旧稿"), "A1", "草稿");
            sheet.getWorkbook().createSheet("空表");
            sheet.getWorkbook().setSheetVisibility(2, SheetVisibility.VERY_HIDDEN);
        });

        assertThat(notices(form)).containsExactly("REFUSED 测算!C2 other-sheet", "REFUSED 旧稿!A1 hidden-other-sheet");
        assertThat(form.notices().get(0).words().zh()).contains("测算").contains("中间数");
        assertThat(form.rows()).hasSize(20);
    }

    @Test
    void a_form_on_a_hidden_sheet_is_read_and_noted() {
        OfficialForm form = read(sheet -> {
            sheet.getWorkbook().createSheet("封面");
            sheet.getWorkbook().setActiveSheet(1);
            sheet.getWorkbook().setSheetVisibility(0, SheetVisibility.HIDDEN);
        });

        assertThat(form.rows()).hasSize(20);
        assertThat(notices(form)).containsExactly("NOTED A1 hidden-sheet");
    }

    @Test
    void levels_written_once_without_merging_are_carried_down_and_noticed() {
        OfficialForm form = read(sheet -> unmerge(sheet, "C17:C18"));

        assertThat(form.rows().get(7).level2()).isEqualTo(new Found("时效指标", "C17"));
        assertThat(notices(form)).containsExactly("GUESSED C18 level-carried");
    }

    @Test
    void text_merged_over_rows_is_in_each_and_points_merged_count_once() {
        OfficialForm form = read(sheet -> {
            clear(sheet, "G12");
            clear(sheet, "I12");
            merged(sheet, "G11:G12", "两行共用");
            merged(sheet, "I11:I12", 10);
        });

        assertThat(form.rows().get(1).actual()).isEqualTo(new Found("两行共用", "G11"));
        assertThat(form.rows().get(0).score()).isEqualTo(new Found("10", "I11"));
        assertThat(form.rows().get(1).score()).isNull();
        assertThat(notices(form)).containsExactlyInAnyOrder("NOTED I11 shared-points", "NOTED G11 shared-text");
    }

    @Test
    void narratives_split_over_cells_are_joined_and_noticed() {
        OfficialForm form = read(sheet -> {
            sheet.shiftRows(9, 30, 1);
            set(sheet, "B10", "第二段。");
        });

        assertThat(form.narratives().get("goals")).isEqualTo(new Found("借阅量稳中有升。\n第二段。", "B9"));
        assertThat(notices(form)).containsExactly("GUESSED B9 cells-joined");
    }

    @Test
    void label_and_value_may_share_a_cell() {
        OfficialForm form = read(sheet -> {
            set(sheet, "A3", "部门（单位）名称：云溪区档案馆");
            clear(sheet, "B3");
        });

        assertThat(form.unitName()).isEqualTo(new Found("云溪区档案馆", "A3"));
        assertThat(notices(form)).containsExactly("GUESSED A3 label-and-value");
    }

    @Test
    void a_head_repeated_on_a_second_page_is_no_row() {
        OfficialForm form = read(sheet -> {
            sheet.shiftRows(23, 30, 1);
            sheet.createRow(23);
            for (int column = 1; column <= 10; column++) {
                String label = sheet.getRow(9).getCell(column).getStringCellValue();
                sheet.getRow(23).createCell(column).setCellValue(label);
            }
        });

        assertThat(form.rows()).hasSize(20);
        assertThat(notices(form)).containsExactly("NOTED B24 head-repeated");
    }

    @Test
    void a_signature_line_below_ends_the_table_even_without_totals() {
        OfficialForm form = read(sheet -> {
            unmerge(sheet, "A31:G31");
            sheet.removeRow(sheet.getRow(30));
            set(sheet, "B32", "填报人：周某");
        });

        assertThat(form.rows()).hasSize(20);
        assertThat(form.totals()).isNull();
        assertThat(notices(form)).containsExactly("REFUSED B32 not-understood");
    }

    @Test
    void characters_a_database_cannot_hold_are_removed_and_noticed() {
        OfficialForm form = read(sheet -> set(sheet, "G11", "完_x0000_成_x0007_了"));

        assertThat(form.rows().get(0).actual()).isEqualTo(new Found("完成了", "G11"));
        assertThat(notices(form)).containsExactly("NOTED G11 characters-removed");
    }

    @Test
    void a_comment_is_not_dropped_in_silence() {
        OfficialForm form = read(sheet -> {
            var drawing = sheet.createDrawingPatriarch();
            var comment = drawing.createCellComment(drawing.createAnchor(0, 0, 0, 0, 12, 1, 14, 3));
            comment.setString(sheet.getWorkbook().getCreationHelper().createRichTextString("请核对此数"));
            cell(sheet, "I20").setCellComment(comment);
        });

        assertThat(form.rows()).hasSize(20);
        assertThat(notices(form)).containsExactly("REFUSED I20 comment");
        assertThat(form.notices().get(0).words().zh()).contains("请核对此数");
    }
}
