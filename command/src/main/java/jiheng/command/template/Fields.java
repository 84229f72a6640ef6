package jiheng.command.template;

import java.util.List;
import java.util.Optional;
import jiheng.events.Ids;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.IndicatorId;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.Layout.Binding;
import jiheng.events.evaluation.Layout.Role;
import jiheng.events.evaluation.Part;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.Value;
import jiheng.events.evaluation.Words;

/** Which cells a form has, what each may hold, and when it may be filled in. */
public final class Fields {
    /** How a text typed into a cell is read. */
    public enum Kind {
        TEXT,
        /** Points with two decimals. */
        POINTS,
        /** 万元 with up to six decimals. */
        AMOUNT,
        /** A whole number. */
        COUNT,
        /** {@code ≥5 期；≥500 人}, or 定性. */
        MEASURES,
        /** {@code 9 期；1391 人}, or 达成, 部分达成, 未达成. */
        READINGS,
        /** The sign of an operator, or 定性. */
        NATURE,
        /** A number, or what a qualitative measure aims at. */
        VALUE,
        /** One reading: {@code 98.5}, {@code 98.5 %} or 部分达成. */
        READING
    }

    /** @param limit the longest text in code points, for {@link Kind#TEXT} */
    public record Field(Kind kind, int limit) {}

    /** The fields of an indicator's row that say what is aimed at. */
    public static final List<String> TARGET_FIELDS =
            List.of("name", "content", "target", "targets", "nature", "value", "unit", "weight");

    /** The fields of an indicator's row that say what was reached. */
    public static final List<String> RESULT_FIELDS = List.of(
            "actual", "actuals", "reached", "score", "deduction", "reason", "improvement", "explanation", "note");

    private static final Words RATE = new Words("预算执行率", "Budget execution rate");
    private static final Words WEIGHT = new Words("分值", "weight");
    private static final Words REASON = new Words("调整理由", "reason for adjusting");

    private Fields() {}

    /** What the cell may hold, or empty if the form has no such cell. */
    public static Optional<Field> of(Layout layout, Content content, Cell cell) {
        return switch (cell.section()) {
            case Cell.INDICATORS ->
                Ids.isA(IndicatorId.KIND, cell.row())
                                && content.indicator(new IndicatorId(cell.row()))
                                        .isPresent()
                        ? indicatorField(layout, cell.field())
                        : Optional.empty();
            case Cell.FUNDS -> fundField(layout, cell);
            case Cell.NARRATIVES ->
                cell.field().equals("text")
                        ? Layout.find(layout.narratives(), cell.row()).map(one -> new Field(Kind.TEXT, one.limit()))
                        : Optional.empty();
            case Cell.HEADER -> inForm(cell) ? header(layout, cell.field()) : Optional.empty();
            case Cell.SIGNOFF ->
                inForm(cell)
                        ? Layout.find(layout.signoff(), cell.field()).map(one -> new Field(Kind.TEXT, one.limit()))
                        : Optional.empty();
            case Cell.BRANCHES -> branchField(layout, cell);
            default -> Optional.empty();
        };
    }

    /** Whether the form has a place for the value in this cell. */
    public static boolean hold(Layout layout, Content content, Cell cell, Value value) {
        return of(layout, content, cell)
                .filter(field -> fits(field.kind(), value))
                .isPresent();
    }

    private static boolean fits(Kind kind, Value value) {
        return switch (kind) {
            case TEXT, NATURE -> value instanceof Value.Text;
            case POINTS, AMOUNT, COUNT -> value instanceof Value.Number;
            case MEASURES -> value instanceof Value.Measures;
            case READINGS, READING -> value instanceof Value.Readings;
            case VALUE -> value instanceof Value.Text || value instanceof Value.Number;
        };
    }

    /** What the cell is called, apart from the row of an indicator. */
    public static Words title(Layout layout, Cell cell) {
        return switch (cell.section()) {
            case Cell.INDICATORS ->
                layout.column(cell.field()).map(Layout.Column::title).orElseGet(() -> plain(cell.field()));
            case Cell.FUNDS ->
                both(
                        named(layout.funds().sources(), cell.row()),
                        named(layout.funds().columns(), cell.field()));
            case Cell.NARRATIVES -> named(layout.narratives(), cell.row());
            case Cell.HEADER -> named(layout.header(), cell.field());
            case Cell.SIGNOFF -> named(layout.signoff(), cell.field());
            default ->
                both(
                        cell.row().equals(Cell.FUNDS) ? RATE : named(layout.branches(), cell.row()),
                        cell.field().equals("weight") ? WEIGHT : REASON);
        };
    }

    private static Words both(Words row, Words field) {
        return new Words(row.zh() + " · " + field.zh(), row.en() + " · " + field.en());
    }

    private static Words named(List<? extends Layout.Named> all, String key) {
        return Layout.find(all, key).map(Layout.Named::title).orElseGet(() -> plain(key));
    }

    private static Words plain(String key) {
        return new Words(key, key);
    }

    /** The part of the form that the cell belongs to. */
    public static Part partOf(Cell cell) {
        return switch (cell.section()) {
            case Cell.INDICATORS -> TARGET_FIELDS.contains(cell.field()) ? Part.TARGETS : Part.RESULTS;
            case Cell.FUNDS -> Part.FUNDS;
            case Cell.NARRATIVES -> Part.NARRATIVES;
            case Cell.BRANCHES -> Part.TARGETS;
            default -> Part.HEADER;
        };
    }

    /** Whether the cell is a target, locked with the baseline. */
    public static boolean isTarget(Layout layout, Cell cell) {
        return partOf(cell) == Part.TARGETS || isBound(layout, cell, Binding.TARGETS);
    }

    /** Whether the cell waits for the round of results. */
    public static boolean isResult(Layout layout, Cell cell) {
        return partOf(cell) == Part.RESULTS
                || isBound(layout, cell, Binding.RESULTS)
                || (cell.isIn(Cell.FUNDS) && !isBudget(layout, cell.field()));
    }

    private static boolean isBound(Layout layout, Cell cell, Binding binding) {
        return cell.isIn(Cell.NARRATIVES)
                && Layout.find(layout.narratives(), cell.row())
                        .filter(one -> one.binding() == binding)
                        .isPresent();
    }

    private static boolean isBudget(Layout layout, String column) {
        return Layout.find(layout.funds().columns(), column)
                .filter(one -> one.role() == Role.OPENING || one.role() == Role.ADJUSTED)
                .isPresent();
    }

    private static boolean inForm(Cell cell) {
        return cell.row().equals("form");
    }

    /**
     * Why the cell cannot be filled in at this point of a form that is open for filling: {@code results-not-yet} or
     * {@code baseline-locked}; empty if it can.
     */
    public static Optional<String> barrier(Layout layout, Stage stage, boolean locked, Cell cell) {
        if (stage == Stage.TARGETS && isResult(layout, cell)) {
            return Optional.of("results-not-yet");
        }
        if (locked && isTarget(layout, cell)) {
            return Optional.of("baseline-locked");
        }
        return Optional.empty();
    }

    private static Optional<Field> indicatorField(Layout layout, String field) {
        return layout.has(field) ? indicatorField(field) : Optional.empty();
    }

    /** The fields that a column of the indicator table may have. */
    public static Optional<Field> indicatorField(String field) {
        return Optional.ofNullable(
                switch (field) {
                    case "name" -> new Field(Kind.TEXT, 200);
                    case "content" -> new Field(Kind.TEXT, 1000);
                    case "target" -> new Field(Kind.TEXT, 2000);
                    case "actual" -> new Field(Kind.TEXT, 5000);
                    case "reason", "improvement", "explanation", "note" -> new Field(Kind.TEXT, 2000);
                    case "unit", "deduction" -> new Field(Kind.TEXT, 50);
                    case "nature" -> new Field(Kind.NATURE, 0);
                    case "value" -> new Field(Kind.VALUE, 200);
                    case "reached" -> new Field(Kind.READING, 0);
                    case "weight", "score" -> new Field(Kind.POINTS, 0);
                    case "targets" -> new Field(Kind.MEASURES, 0);
                    case "actuals" -> new Field(Kind.READINGS, 0);
                    default -> null;
                });
    }

    private static Optional<Field> fundField(Layout layout, Cell cell) {
        if (cell.row().equals(Cell.TOTAL)) {
            return switch (cell.field()) {
                case "score" -> Optional.of(new Field(Kind.POINTS, 0));
                case "reason", "improvement" -> Optional.of(new Field(Kind.TEXT, 2000));
                default -> Optional.empty();
            };
        }
        var known = Layout.find(layout.funds().sources(), cell.row()).isPresent()
                && Layout.find(layout.funds().columns(), cell.field()).isPresent();
        return known ? Optional.of(new Field(Kind.AMOUNT, 0)) : Optional.empty();
    }

    private static Optional<Field> branchField(Layout layout, Cell cell) {
        var adjustable = cell.row().equals(Cell.FUNDS)
                ? layout.funds().adjustable()
                : layout.branch(cell.row()).filter(Layout.Branch::adjustable).isPresent();
        if (!adjustable) {
            return Optional.empty();
        }
        return switch (cell.field()) {
            case "weight" -> Optional.of(new Field(Kind.POINTS, 0));
            case "reason" -> Optional.of(new Field(Kind.TEXT, 500));
            default -> Optional.empty();
        };
    }

    private static Optional<Field> header(Layout layout, String key) {
        return Layout.find(layout.header(), key)
                .map(field -> field.limit() == 0 ? new Field(Kind.COUNT, 0) : new Field(Kind.TEXT, field.limit()));
    }
}
