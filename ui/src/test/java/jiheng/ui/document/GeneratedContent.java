package jiheng.ui.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import jiheng.command.template.Fields;
import jiheng.events.evaluation.Band;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.Indicator;
import jiheng.events.evaluation.IndicatorId;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.Measure;
import jiheng.events.evaluation.Operator;
import jiheng.events.evaluation.Reading;
import jiheng.events.evaluation.Value;

/** Contents such as a form can hold, drawn from a seed: every kind of cell, empty or with whatever people put there. */
public final class GeneratedContent {
    private static final List<String> TEXTS = List.of(
            "=cmd|'/C calc'!A0",
            "+86 10 6666",
            "-12",
            "@SUM(A1)",
            "=1+1",
            "--",
            "—",
            "<b>加粗</b> a<5 且 b>3",
            "&lt;p&gt; &amp; <p>段落</p>",
            "_x0041_ 与 _x005F_",
            "𠮷野家 𪚥 㐂 镕喆堃",
            "第一行\n第二行\n\n第四行",
            "列\t列",
            "007",
            "2022-03-01",
            "134.74%",
            "续",
            "总分",
            "一级指标",
            "年初设定目标",
            "（50 分）",
            "部门（单位）名称",
            "以下各列",
            "“引号”与'撇号'",
            "TRUE",
            "1E+3",
            "5 元",
            "W".repeat(150),
            "完成培训 9 期，参训职工 1391 人，群众满意。");

    private final Random random;
    private final Layout layout;

    private GeneratedContent(long seed, Layout layout) {
        this.random = new Random(seed);
        this.layout = layout;
    }

    public static Content of(long seed, Layout layout) {
        return new GeneratedContent(seed, layout).content();
    }

    private Content content() {
        var rows = rows();
        var empty = new Content(rows, new TreeMap<>(), Map.of(), null);
        var cells = new TreeMap<Cell, Value>();
        for (var cell : all(rows)) {
            var field = Fields.of(layout, empty, cell);
            if (field.isPresent() && random.nextInt(5) > 0) {
                cells.put(cell, value(field.get()));
            }
        }
        return new Content(rows, cells, Map.of(), null);
    }

    private List<Indicator> rows() {
        var rows = new ArrayList<Indicator>();
        var numbers = new ArrayList<Integer>();
        for (int i = 1; i <= 60; i++) {
            numbers.add(i);
        }
        Collections.shuffle(numbers, random);
        for (var branch : layout.branches()) {
            for (var child : branch.children()) {
                for (int i = random.nextInt(4); i > 0; i--) {
                    int number = numbers.remove(0);
                    var key = number % 3 == 0 ? "row-" + number : "" + number;
                    rows.add(new Indicator(IndicatorId.of(key), branch.key(), child.key(), rows.size()));
                }
            }
        }
        return rows;
    }

    private List<Cell> all(List<Indicator> rows) {
        var all = new ArrayList<Cell>();
        layout.header().forEach(field -> all.add(Cell.header(field.key())));
        layout.signoff().forEach(field -> all.add(Cell.signOff(field.key())));
        layout.narratives().forEach(field -> all.add(Cell.narrative(field.key())));
        for (var source : layout.funds().sources()) {
            layout.funds().columns().forEach(column -> all.add(Cell.fund(source.key(), column.key())));
        }
        for (var field : List.of("score", "reason", "improvement")) {
            all.add(Cell.fund(Cell.TOTAL, field));
        }
        for (var field : List.of("weight", "reason")) {
            all.add(Cell.branch(Cell.FUNDS, field));
            layout.branches().stream()
                    .filter(branch ->
                            rows.stream().anyMatch(row -> row.branch().equals(branch.key())) || random.nextBoolean())
                    .forEach(branch -> all.add(Cell.branch(branch.key(), field)));
        }
        for (var row : rows) {
            for (var field : Fields.TARGET_FIELDS) {
                all.add(Cell.indicator(row.id(), field));
            }
            for (var field : Fields.RESULT_FIELDS) {
                all.add(Cell.indicator(row.id(), field));
            }
        }
        return all;
    }

    private Value value(Fields.Field field) {
        return switch (field.kind()) {
            case TEXT -> new Value.Text(text(field.limit()));
            case POINTS -> new Value.Number(new BigDecimal(random.nextInt(3) * random.nextInt(2000)).movePointLeft(2));
            case COUNT -> new Value.Number(new BigDecimal(random.nextInt(50)));
            case AMOUNT ->
                new Value.Number(
                        random.nextInt(8) == 0
                                ? new BigDecimal("123456789012.654321")
                                : new BigDecimal(random.nextInt(90_000_000)).movePointLeft(random.nextInt(7)));
            case MEASURES ->
                new Value.Measures(List.of(
                        new Measure(Operator.AT_LEAST, new BigDecimal(random.nextInt(90)), "期"),
                        random.nextBoolean()
                                ? new Measure(Operator.QUALITATIVE, null, "")
                                : new Measure(Operator.LESS_THAN, new BigDecimal("5.5"), "%")));
            case NATURE -> new Value.Text(Operator.values()[random.nextInt(Operator.values().length)].sign());
            case VALUE ->
                random.nextBoolean()
                        ? new Value.Number(new BigDecimal(random.nextInt(900)).movePointLeft(random.nextInt(3)))
                        : new Value.Text(text(field.limit()));
            case READING ->
                new Value.Readings(List.of(
                        random.nextBoolean()
                                ? new Reading(new BigDecimal(random.nextInt(90)), "", null)
                                : new Reading(null, "", Band.REACHED)));
            case READINGS ->
                new Value.Readings(List.of(
                        new Reading(new BigDecimal(random.nextInt(90)), "期", null),
                        random.nextBoolean()
                                ? new Reading(null, "", Band.PARTLY)
                                : new Reading(new BigDecimal("4.25"), "%", null)));
        };
    }

    private String text(int limit) {
        var text = new StringBuilder(TEXTS.get(random.nextInt(TEXTS.size())));
        int pieces = random.nextInt(12) == 0 ? 1 + random.nextInt(60) : random.nextInt(2);
        for (int i = 0; i < pieces; i++) {
            text.append(random.nextBoolean() ? "\n" : "，").append(TEXTS.get(random.nextInt(TEXTS.size())));
        }
        if (limit > 10_000 && random.nextInt(3) == 0) {
            text.append("𠮷".repeat(limit));
        }
        var points = text.codePoints().limit(limit).toArray();
        return new String(points, 0, points.length).strip();
    }
}
