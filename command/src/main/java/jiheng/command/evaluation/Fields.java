package jiheng.command.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import jiheng.events.Ids;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.IndicatorId;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.Part;
import jiheng.events.evaluation.Stage;

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
        READINGS
    }

    /** @param limit the longest text in code points, for {@link Kind#TEXT} */
    public record Field(Kind kind, int limit) {}

    /** The fields of an indicator's row that say what is aimed at. */
    public static final List<String> TARGET_FIELDS = List.of("name", "content", "target", "targets", "weight");

    /** The fields of an indicator's row that say what was reached. */
    public static final List<String> RESULT_FIELDS = List.of("actual", "actuals", "score", "reason", "improvement");

    private static final Set<String> LOCKED_NARRATIVES = Set.of("goals");
    private static final Set<String> BUDGETS = Set.of("opening", "budget");
    private static final Set<String> RESULT_NARRATIVES = Set.of("results");

    private Fields() {}

    /** What the cell may hold, or empty if the form has no such cell. */
    public static Optional<Field> of(Layout layout, Content content, Cell cell) {
        return switch (cell.section()) {
            case Cell.INDICATORS ->
                Ids.isA(IndicatorId.KIND, cell.row())
                                && content.indicator(new IndicatorId(cell.row()))
                                        .isPresent()
                        ? indicatorField(cell.field())
                        : Optional.empty();
            case Cell.FUNDS -> fundField(layout, cell);
            case Cell.NARRATIVES ->
                cell.field().equals("text") ? named(layout.narratives(), cell.row()) : Optional.empty();
            case Cell.HEADER -> named(layout.header(), cell.field());
            case Cell.BRANCHES -> branchField(layout, cell);
            default -> Optional.empty();
        };
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
    public static boolean isTarget(Cell cell) {
        return partOf(cell) == Part.TARGETS || (cell.isIn(Cell.NARRATIVES) && LOCKED_NARRATIVES.contains(cell.row()));
    }

    /** Whether the cell waits for the round of results. */
    public static boolean isResult(Cell cell) {
        return partOf(cell) == Part.RESULTS
                || (cell.isIn(Cell.NARRATIVES) && RESULT_NARRATIVES.contains(cell.row()))
                || (cell.isIn(Cell.FUNDS) && !BUDGETS.contains(cell.field()));
    }

    /**
     * Why the cell cannot be filled in at this point of a form that is open for filling: {@code results-not-yet} or
     * {@code baseline-locked}; empty if it can.
     */
    public static Optional<String> barrier(Stage stage, boolean locked, Cell cell) {
        if (stage == Stage.TARGETS && isResult(cell)) {
            return Optional.of("results-not-yet");
        }
        if (locked && isTarget(cell)) {
            return Optional.of("baseline-locked");
        }
        return Optional.empty();
    }

    private static Optional<Field> indicatorField(String field) {
        return Optional.ofNullable(
                switch (field) {
                    case "name" -> new Field(Kind.TEXT, 200);
                    case "content" -> new Field(Kind.TEXT, 1000);
                    case "target" -> new Field(Kind.TEXT, 2000);
                    case "actual" -> new Field(Kind.TEXT, 5000);
                    case "reason", "improvement" -> new Field(Kind.TEXT, 2000);
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
        var known = layout.funds().sources().stream()
                        .anyMatch(source -> source.key().equals(cell.row()))
                && layout.funds().columns().stream()
                        .anyMatch(column -> column.key().equals(cell.field()));
        return known ? Optional.of(new Field(Kind.AMOUNT, 0)) : Optional.empty();
    }

    private static Optional<Field> branchField(Layout layout, Cell cell) {
        var known = cell.row().equals(Cell.FUNDS)
                || layout.branches().stream().anyMatch(branch -> branch.key().equals(cell.row()));
        if (!known) {
            return Optional.empty();
        }
        return switch (cell.field()) {
            case "weight" -> Optional.of(new Field(Kind.POINTS, 0));
            case "reason" -> Optional.of(new Field(Kind.TEXT, 500));
            default -> Optional.empty();
        };
    }

    private static Optional<Field> named(List<Layout.Field> fields, String key) {
        return fields.stream()
                .filter(field -> field.key().equals(key))
                .findFirst()
                .map(field -> field.limit() == 0 ? new Field(Kind.COUNT, 0) : new Field(Kind.TEXT, field.limit()));
    }
}
