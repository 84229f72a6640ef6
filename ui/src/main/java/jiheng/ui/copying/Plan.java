package jiheng.ui.copying;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jiheng.command.evaluation.Completeness;
import jiheng.command.evaluation.OpenEvaluation;
import jiheng.command.template.Fields;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.Indicator;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.Words;
import jiheng.events.template.Template;
import jiheng.query.evaluation.Form;
import jiheng.query.evaluation.Labels;
import jiheng.query.organisation.CycleView;
import jiheng.ui.sheet.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * What of a form has a place in a template, and what has none.
 *
 * @param leftOut told to whoever copies; nothing is dropped in silence
 */
record Plan(
        Form source,
        CycleView cycle,
        Template template,
        List<Row> rows,
        List<Text> texts,
        List<Piece> weights,
        List<LeftOut> leftOut) {

    /** A target's cell, the same on both forms, with what stands in it; empty where the old form has nothing. */
    record Piece(Cell cell, Words title, String text, int limit) {}

    /** A row that has a place, with last year's figures. */
    record Row(String id, String branch, String child, Words label, Words place, List<Piece> cells, Old old) {}

    /** Last year's figures of a row, empty where there are none. */
    record Old(String target, String actual, String score, String reason) {
        static Old of(Content content, Indicator row) {
            return new Old(
                    first(content, row, "target", "targets", "value"),
                    first(content, row, "actual", "actuals", "reached"),
                    first(content, row, "score"),
                    first(content, row, "reason"));
        }

        private static String first(Content content, Indicator row, String... fields) {
            return Stream.of(fields)
                    .map(field -> Cell.indicator(row.id(), field))
                    .map(cell -> Sheet.text(cell, content.value(cell).orElse(null)))
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("");
        }
    }

    /** A narrative that both forms fill in with the targets. */
    record Text(String key, Words title, Piece piece) {}

    /** @param cell null where it is the whole row */
    record LeftOut(String row, @Nullable String cell, Words what, Words why) {
        /** Of a branch, and so of no row that could be chosen. */
        boolean isWeight() {
            return cell != null && cell.startsWith(Cell.BRANCHES + "/");
        }
    }

    /** What a level-1 indicator's rows should weigh. */
    record Branch(String key, Words title, BigDecimal owed) {}

    EvaluationId id() {
        return OpenEvaluation.idFor(cycle.cycle(), source.unit(), template.kind(), source.project());
    }

    /** The weights owed on the new form, adjusted as the old form had them. */
    public List<Branch> branches() {
        var content = Content.EMPTY;
        for (var weight : weights) {
            var value = source.content().value(weight.cell()).orElseThrow();
            content = content.with(weight.cell(), value);
        }
        var adjusted = content;
        return template.layout().branches().stream()
                .map(one -> new Branch(
                        one.key(), one.title(), Completeness.branchWeight(template.layout(), adjusted, one.key())))
                .toList();
    }

    static Plan of(Form source, CycleView cycle, Template template) {
        return new Making(source, template.layout()).plan(cycle, template);
    }

    private static final class Making {
        private static final Words NO_PLACE =
                new Words("新模板没有这个二级指标", "the new template has no such level-2 indicator");
        private static final Words NO_COLUMN = new Words("新模板没有这一栏", "the new template has no such column");
        private static final Words NO_WEIGHT =
                new Words("新模板不能调整这项分值", "the new template lets nobody adjust this weight");

        private final Form source;
        private final Layout layout;
        private final Labels labels;
        private final List<LeftOut> leftOut = new ArrayList<>();

        Making(Form source, Layout layout) {
            this.source = source;
            this.layout = layout;
            this.labels = new Labels(source.layout(), source.content());
        }

        Plan plan(CycleView cycle, Template template) {
            var rows = source.content().indicators().stream()
                    .flatMap(row -> row(row).stream())
                    .toList();
            var weights = weights();
            return new Plan(source, cycle, template, rows, texts(), weights, List.copyOf(leftOut));
        }

        private Optional<Row> row(Indicator row) {
            var label = labels.row(row.id().value());
            var branch = layout.branch(row.branch());
            var child = branch.flatMap(one -> Layout.find(one.children(), row.child()));
            if (branch.isEmpty() || child.isEmpty()) {
                leftOut.add(new LeftOut(row.id().value(), null, label, NO_PLACE));
                return Optional.empty();
            }
            for (var field : Fields.TARGET_FIELDS) {
                var cell = Cell.indicator(row.id(), field);
                if (!layout.has(field) && source.content().value(cell).isPresent()) {
                    leftOut.add(new LeftOut(row.id().value(), cell.path(), labels.cell(cell), NO_COLUMN));
                }
            }
            var cells = Fields.TARGET_FIELDS.stream()
                    .filter(layout::has)
                    .map(field -> piece(
                            Cell.indicator(row.id(), field),
                            layout.column(field).orElseThrow().title(),
                            Fields.indicatorField(field)
                                    .map(Fields.Field::limit)
                                    .orElse(0)))
                    .toList();
            var place = new Words(
                    branch.get().title().zh() + " › " + child.get().title().zh(),
                    branch.get().title().en() + " › " + child.get().title().en());
            return Optional.of(new Row(
                    row.id().value(), row.branch(), row.child(), label, place, cells, Old.of(source.content(), row)));
        }

        private List<Text> texts() {
            return layout.narratives().stream()
                    .filter(one -> one.binding() == Layout.Binding.TARGETS)
                    .filter(one ->
                            source.content().value(Cell.narrative(one.key())).isPresent())
                    .map(one -> new Text(
                            one.key(), one.title(), piece(Cell.narrative(one.key()), one.title(), one.limit())))
                    .toList();
        }

        private List<Piece> weights() {
            var found = new ArrayList<Piece>();
            for (var cell : source.content().cells().keySet()) {
                if (cell.isIn(Cell.BRANCHES)) {
                    if (Fields.of(layout, source.content(), cell).isPresent()) {
                        found.add(piece(cell, labels.cell(cell), 0));
                    } else {
                        leftOut.add(new LeftOut(cell.row(), cell.path(), labels.cell(cell), NO_WEIGHT));
                    }
                }
            }
            return List.copyOf(found);
        }

        private Piece piece(Cell cell, Words title, int limit) {
            return new Piece(
                    cell, title, Sheet.text(cell, source.content().value(cell).orElse(null)), limit);
        }
    }

    /** The rows by their ids. */
    Map<String, Row> byId() {
        return rows.stream().collect(Collectors.toMap(Row::id, row -> row));
    }
}
