package jiheng.ui.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import jiheng.command.template.Templates;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.Indicator;
import jiheng.events.evaluation.IndicatorId;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.Value;
import jiheng.events.evaluation.Words;
import jiheng.events.template.Template;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SheetTest {
    private static final Options READING = Options.reading("2022", "望城区总工会");

    private final Layout layout = Example2022.layout();
    private final Content content = Example2022.content();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void every_line_fills_the_width_of_the_table(boolean helpers) {
        var sheet = Sheet.of(layout, content, helpers ? READING : READING.official());

        assertThat(widths(sheet)).hasSizeGreaterThan(25).containsOnly(helpers ? 14 : 11);
    }

    static Stream<Layout> families() {
        return Templates.shipped().all().map(Template::layout);
    }

    /** Every place of the rectangle is covered by one square, whatever rows there are and whatever is drawn. */
    @ParameterizedTest
    @MethodSource("families")
    void every_family_is_a_full_rectangle_with_any_rows(Layout family) {
        var random = new Random(7);
        for (int round = 0; round < 20; round++) {
            var content = Content.EMPTY;
            var rows = new ArrayList<Indicator>();
            for (var branch : family.branches()) {
                for (var child : branch.children()) {
                    for (int n = random.nextInt(4); n > 0; n--) {
                        rows.add(new Indicator(
                                IndicatorId.of("" + (rows.size() + 1)), branch.key(), child.key(), rows.size()));
                    }
                }
            }
            content = new Content(rows, content.cells(), Map.of(), null);
            var saving = new Saving("evaluation-1", "account-1", 1, "/save", "/rows", "/login");
            for (var options :
                    List.of(READING, READING.official(), READING.project("甲").editing(cell -> true, true, saving))) {
                var sheet = Sheet.of(family, content, options);
                assertThat(widths(sheet)).containsOnly(sheet.columns().size());
                assertThat(sheet.columns().stream()
                                .mapToInt(Sheet.Breadth::share)
                                .sum())
                        .isBetween(9_900, 10_000);
                var drawn = squares(sheet).map(Square::cell).toList();
                family.signoff().forEach(field -> assertThat(drawn).contains(Cell.signOff(field.key())));
                family.narratives().forEach(text -> assertThat(drawn).contains(Cell.narrative(text.key())));
                for (var source : family.funds().sources()) {
                    family.funds().columns().forEach(column -> assertThat(drawn)
                            .contains(Cell.fund(source.key(), column.key())));
                }
            }
        }
    }

    @Test
    void a_fund_table_of_many_columns_divides_the_wide_ones() {
        var funds = layout.funds();
        var many = new ArrayList<>(funds.columns());
        for (int i = 0; i < 12; i++) {
            many.add(new Layout.FundColumn("more" + i, new Words("栏" + i, "Column " + i), Layout.Role.OTHER));
        }
        var wide = new Layout(
                layout.title(),
                layout.header(),
                new Layout.Funds(
                        many, funds.sources(), funds.rate(), funds.figures(), funds.weight(), funds.adjustable()),
                layout.narratives(),
                layout.targets(),
                layout.branches(),
                layout.columns(),
                layout.signoff(),
                layout.checks(),
                layout.paper());

        for (var options : List.of(READING, READING.official())) {
            var sheet = Sheet.of(wide, content, options);
            assertThat(sheet.columns()).hasSizeGreaterThan(17);
            assertThat(widths(sheet)).containsOnly(sheet.columns().size());
        }
    }

    @Test
    void a_form_without_rows_still_shows_every_level_2_indicator() {
        var sheet = Sheet.of(layout, Content.EMPTY, READING);

        assertThat(widths(sheet)).containsOnly(14);
        assertThat(sheet.lines().stream().filter(line -> line.kind().equals("indicator vacant")))
                .hasSize(9);
        assertThat(sheet.figure("funds/rate").text()).isEmpty();
        assertThat(sheet.figure("total/self").text()).isEmpty();
    }

    @Test
    void an_empty_level_2_indicator_offers_to_add_a_row_where_rows_may_be_added() {
        var saving = new Saving("evaluation-1", "account-1", 1, "/save", "/rows", "/login");
        var sheet = Sheet.of(layout, Content.EMPTY, READING.editing(cell -> true, true, saving));

        assertThat(widths(sheet)).containsOnly(14);
        assertThat(squares(sheet).filter(square -> square.kind() == Square.Kind.ADD))
                .hasSize(9);
    }

    @Test
    void the_figures_are_those_of_the_2022_form() {
        var sheet = Sheet.of(layout, content, READING);

        assertThat(sheet.figure("funds/total/budget").text()).isEqualTo("548.74");
        assertThat(sheet.figure("funds/rate").text()).isEqualTo("134.74%");
        assertThat(sheet.figure("rule/total").text()).isEqualTo("6.53");
        assertThat(sheet.figure("total/weight").text()).isEqualTo("100.00");
        assertThat(sheet.figure("total/self").text()).isEqualTo("94.53");
        assertThat(sheet.figure("branch/output").text()).isEqualTo("50.00 / 50.00");
        assertThat(sheet.figure("grade").text()).isEqualTo("优");
    }

    @Test
    void before_the_rules_have_scored_the_self_total_is_the_sum_of_the_cells() {
        var unscored = new Content(content.indicators(), content.cells(), Map.of(), null);

        var sheet = Sheet.of(layout, unscored, READING);

        assertThat(sheet.figure("total/self").text()).isEqualTo("94.53");
        assertThat(sheet.figure("total/rule").text()).isEmpty();
    }

    @Test
    void the_rate_leaves_transfers_out_only_where_the_layout_says_so() {
        var transferred = content.with(Cell.fund("fiscal", "transfers"), Example2022.number("190.65"));
        var funds = layout.funds();
        var gross = new Layout(
                layout.title(),
                layout.header(),
                new Layout.Funds(
                        funds.columns(),
                        funds.sources(),
                        new Layout.Rate(Layout.Numerator.EXECUTED, Layout.Denominator.ADJUSTED),
                        funds.figures(),
                        funds.weight(),
                        funds.adjustable()),
                layout.narratives(),
                layout.targets(),
                layout.branches(),
                layout.columns(),
                layout.signoff(),
                layout.checks(),
                layout.paper());

        assertThat(Sheet.of(layout, transferred, READING).figure("funds/rate").text())
                .isEqualTo("100.00%");
        assertThat(Sheet.of(gross, transferred, READING).figure("funds/rate").text())
                .isEqualTo("134.74%");
    }

    @Test
    void amounts_show_two_decimals_and_keep_more() {
        var cell = Cell.fund("fiscal", "budget");

        assertThat(Sheet.text(cell, Example2022.number("5"))).isEqualTo("5.00");
        assertThat(Sheet.text(cell, Example2022.number("0.123456"))).isEqualTo("0.123456");
        assertThat(Sheet.text(Cell.header("independentUnits"), Example2022.number("1")))
                .isEqualTo("1");
        assertThat(Sheet.text(Cell.narrative("duties"), new Value.Text("一\n二"))).isEqualTo("一\n二");
        assertThat(Sheet.text(cell, null)).isEmpty();
    }

    @Test
    void only_the_cells_that_are_said_to_be_editable_are() {
        var score = Cell.indicator(IndicatorId.of("3"), "score");
        var saving = new Saving("evaluation-1", "account-1", 1, "/save", "", "/login");

        var sheet = Sheet.of(layout, content, READING.editing(score::equals, false, saving));

        assertThat(squares(sheet).filter(Square::editable).map(Square::id))
                .containsExactly("c_indicators_indicator-3_score");
    }

    @Test
    void a_lost_rate_can_be_explained_on_screen_and_the_official_form_stays_as_it_is() {
        var reason = Cell.fund(Cell.TOTAL, "reason");
        var explained = content.with(reason, new Value.Text("年中追加预算"));

        var screen = Sheet.of(layout, explained, READING);
        var official = Sheet.of(layout, explained, READING.official());

        assertThat(widths(screen)).containsOnly(14);
        assertThat(squares(screen).map(Square::cell)).contains(reason);
        assertThat(widths(official)).containsOnly(11);
        assertThat(squares(official).map(Square::cell)).doesNotContain(reason);
        assertThat(squares(Sheet.of(layout, content, READING)).map(Square::cell))
                .doesNotContain(reason);
    }

    @Test
    void ids_are_unique_and_every_cell_of_the_form_has_a_square() {
        var sheet = Sheet.of(layout, content, READING);

        var ids = squares(sheet).map(Square::id).filter(id -> !id.isEmpty()).toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids)
                .containsAll(content.cells().keySet().stream().map(Square::id).toList());
    }

    @Test
    void marks_stand_at_their_cells() {
        var cell = Cell.indicator(IndicatorId.of("1"), "actual");
        var mark = new Mark(Mark.Kind.CHANGED, "8期", "");

        var sheet = Sheet.of(layout, content, READING.marking(Map.of(cell, mark)));

        assertThat(squares(sheet).filter(square -> square.mark() != null))
                .singleElement()
                .returns(cell, Square::cell)
                .returns(mark, Square::mark);
    }

    @Test
    void in_english_the_forms_own_words_are_english() {
        var sheet = Sheet.of(layout, content, READING.in(Locale.ENGLISH));

        assertThat(sheet.title()).isEqualTo("Department self-evaluation");
        assertThat(sheet.figure("grade").text()).isEqualTo("Excellent");
    }

    private static Stream<Square> squares(Sheet sheet) {
        return sheet.lines().stream().flatMap(line -> line.squares().stream());
    }

    /** The width of each line, counting what reaches into it from the lines above. */
    private static List<Integer> widths(Sheet sheet) {
        var widths = new int[sheet.lines().size()];
        for (int line = 0; line < widths.length; line++) {
            for (var square : sheet.lines().get(line).squares()) {
                for (int down = 0; down < square.rowspan(); down++) {
                    widths[line + down] += square.colspan();
                }
            }
        }
        return Arrays.stream(widths).boxed().toList();
    }
}
