package jiheng.ui.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jiheng.command.template.Fields;
import jiheng.command.template.Templates;
import jiheng.events.evaluation.Band;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.Indicator;
import jiheng.events.evaluation.IndicatorId;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.Measure;
import jiheng.events.evaluation.Operator;
import jiheng.events.evaluation.Reading;
import jiheng.events.evaluation.TemplateVersion;
import jiheng.events.evaluation.Value;
import jiheng.ui.document.Written;
import jiheng.ui.importing.text.AnyForm;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A PDF that this product wrote, read back by its lines and letters alone, as anybody's PDF is. */
class PublishedPdfTest {
    private static final int SEEDS = 4;

    @TestFactory
    Stream<DynamicTest> aPublishedFormIsReadBackWithItsRowsAndFigures() {
        return Templates.shipped().all().map(template -> template.version()).flatMap(template -> IntStream.range(
                        0, SEEDS)
                .mapToObj(seed -> DynamicTest.dynamicTest(template + " " + seed, () -> same(template, seed))));
    }

    private static void same(TemplateVersion template, int seed) {
        var layout = Written.layout(template);
        var content = new Plain(seed, layout).content();
        var notices = new ArrayList<Notice>();

        var mapping = mapping(Written.as("pdf", template, content), template, notices);

        assertThat(different(cells(mapping), cells(content))).as(told(notices)).isEmpty();
        assertThat(mapping.rows().stream().map(row -> row.branch() + "/" + row.child()))
                .containsExactlyElementsOf(content.indicators().stream()
                        .map(row -> row.branch() + "/" + row.child())
                        .toList());
        assertThat(notices).filteredOn(one -> one.kind() == Notice.Kind.REFUSED).isEmpty();
    }

    /** Control: the comparison sees a single figure. */
    @Test
    void aChangedFigureIsADifference() {
        var template = new TemplateVersion("department-2022", 1);
        var content = new Plain(1, Written.layout(template)).content();
        var changed =
                content.with(Cell.indicator(IndicatorId.of("1"), "score"), new Value.Number(new BigDecimal("3.21")));

        assertThat(cells(mapping(Written.as("pdf", template, changed), template, new ArrayList<>())))
                .isNotEqualTo(cells(content))
                .containsEntry("indicators/indicator-1/score", "3.21");
    }

    /** The cells that are not the same on both sides, with both. */
    private static Map<String, String> different(Map<String, String> read, Map<String, String> written) {
        var different = new TreeMap<String, String>();
        Stream.concat(read.keySet().stream(), written.keySet().stream())
                .filter(cell -> !Objects.equals(read.get(cell), written.get(cell)))
                .forEach(cell -> different.put(cell, read.get(cell) + " | " + written.get(cell)));
        return different;
    }

    private static Mapping mapping(byte[] pdf, TemplateVersion template, List<Notice> notices) {
        var read = AnyForm.read("公开.pdf", pdf, Families.shipped());
        var words = Objects.requireNonNull(read.sheet()).words();
        assertThat(words.template().version().id()).isEqualTo(template.id());
        notices.addAll(read.notices());
        return new Mapping(words.layout(), read, notices);
    }

    private static String told(List<Notice> notices) {
        return notices.stream()
                .filter(one -> one.kind() != Notice.Kind.NOTED)
                .map(one ->
                        one.kind() + " " + one.sheetCell() + " " + one.words().zh() + "\n")
                .reduce("\n", String::concat);
    }

    private static TreeMap<String, String> cells(Mapping read) {
        var cells = new TreeMap<String, String>();
        read.entries().forEach(entry -> cells.put(entry.cell().path(), plain(entry.text())));
        return cells;
    }

    /** Figures by their value; of a text all but its line breaks, which a page does not keep where a line is full. */
    private static String plain(String text) {
        return text.matches("[0-9]+(\\.[0-9]+)?")
                ? new BigDecimal(text).stripTrailingZeros().toPlainString()
                : text.replaceAll("\\s", "");
    }

    private static TreeMap<String, String> cells(Content content) {
        var cells = new TreeMap<String, String>();
        content.cells().forEach((cell, value) -> cells.put(cell.path(), plain(value.toString())));
        return cells;
    }

    /** A form as people fill it in, long enough for some pages. */
    private static final class Plain {
        private static final List<String> WORDS = List.of(
                "组织", "读者", "讲座", "设备", "及时", "完成", "维护", "全区", "PDF", "工作", "，", "满意", "、", "开展", "12 期", "3.5%", "服务",
                "“四进”");

        private final Random random;
        private final Layout layout;

        Plain(int seed, Layout layout) {
            this.random = new Random(seed);
            this.layout = layout;
        }

        Content content() {
            var rows = new ArrayList<Indicator>();
            for (var branch : layout.branches()) {
                for (var child : branch.children()) {
                    for (int i = 1 + random.nextInt(3); i > 0; i--) {
                        rows.add(new Indicator(
                                IndicatorId.of("" + (rows.size() + 1)), branch.key(), child.key(), rows.size()));
                    }
                }
            }
            var cells = new TreeMap<Cell, Value>();
            var empty = new Content(rows, new TreeMap<>(), Map.of(), null);
            for (var cell : printed(rows)) {
                Fields.of(layout, empty, cell).ifPresent(field -> cells.put(cell, value(field)));
            }
            return new Content(rows, cells, Map.of(), null);
        }

        private List<Cell> printed(List<Indicator> rows) {
            var all = new ArrayList<Cell>();
            layout.header().forEach(field -> all.add(Cell.header(field.key())));
            layout.signoff().forEach(field -> all.add(Cell.signOff(field.key())));
            layout.narratives().forEach(field -> all.add(Cell.narrative(field.key())));
            for (var source : layout.funds().sources()) {
                layout.funds().columns().forEach(column -> all.add(Cell.fund(source.key(), column.key())));
            }
            if (layout.funds().figures().stream().anyMatch(one -> one.figure() == Layout.Figure.SCORE)) {
                all.add(Cell.fund(Cell.TOTAL, "score"));
            }
            for (var row : rows) {
                layout.columns().stream()
                        .filter(Layout.Column::printed)
                        .map(Layout.Column::field)
                        .filter(field ->
                                !field.equals("reason") && !field.equals("improvement") || random.nextInt(3) == 0)
                        .forEach(field -> all.add(Cell.indicator(row.id(), field)));
            }
            return all;
        }

        private Value value(Fields.Field field) {
            return switch (field.kind()) {
                case TEXT -> new Value.Text(text(field.limit()));
                case POINTS -> new Value.Number(new BigDecimal(1 + random.nextInt(900)).movePointLeft(2));
                case COUNT -> new Value.Number(new BigDecimal(1 + random.nextInt(50)));
                case AMOUNT ->
                    new Value.Number(new BigDecimal(random.nextInt(90_000_000)).movePointLeft(random.nextInt(7)));
                case NATURE -> new Value.Text(Operator.AT_LEAST.sign());
                case VALUE -> new Value.Number(new BigDecimal(random.nextInt(900)).movePointLeft(random.nextInt(3)));
                case READING -> new Value.Readings(List.of(new Reading(new BigDecimal(random.nextInt(90)), "", null)));
                case MEASURES ->
                    new Value.Measures(
                            List.of(new Measure(Operator.AT_LEAST, new BigDecimal(1 + random.nextInt(90)), "期")));
                case READINGS -> new Value.Readings(List.of(new Reading(null, "", Band.REACHED)));
            };
        }

        private String text(int limit) {
            var text = new StringBuilder("第");
            int words = 1 + random.nextInt(limit > 1000 ? 220 : limit > 100 ? 30 : 4);
            for (int i = 0; i < words; i++) {
                text.append(WORDS.get(random.nextInt(WORDS.size())));
                text.append(i % 40 == 39 ? "。\n第" : "");
            }
            return text.length() < limit ? text.append("项").toString() : text.substring(0, limit);
        }
    }
}
