package jiheng.ui.importing;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.TemplateVersion;
import jiheng.ui.sheet.Line;
import org.jspecify.annotations.Nullable;

/**
 * What the official layout has no room for, in columns beside it that do not print: an exported workbook carries them,
 * people may change them, and an import reads them back. The first line says so and names the form's template.
 */
public final class Beside {
    /** A column, headed by its words. */
    public enum Column {
        ROW("行号", 14),
        TARGETS("量化目标", 20),
        ACTUALS("量化完成", 20),
        WEIGHT("调整后分值", 10),
        WEIGHT_REASON("分值调整理由", 24),
        SCORE("执行率得分", 10),
        REASON("执行率扣分原因", 24),
        IMPROVEMENT("执行率改进措施", 24);

        private final String words;
        private final int width;

        Column(String words, int width) {
            this.words = words;
            this.width = width;
        }

        public String words() {
            return words;
        }

        /** In characters. */
        public int width() {
            return width;
        }
    }

    /** Stands in {@link Column#ROW} where the cells go on with the texts above. */
    public static final String CONTINUED = "续";

    private static final Pattern MARK = Pattern.compile("以下各列不打印.*表样 ([a-z0-9-]+) 第 ([0-9]{1,9}) 版(?:，项目 (\\S+))?");

    /** A workbook's own word on what it is. */
    public record Mark(TemplateVersion template, @Nullable String project) {
        public String words() {
            return "以下各列不打印，导入时与左边的表一并读取。表样 " + template.id() + " 第 " + template.version() + " 版"
                    + (project == null ? "" : "，项目 " + project);
        }

        static Optional<Mark> in(String text) {
            var found = MARK.matcher(text.strip());
            return found.matches()
                    ? Optional.of(new Mark(
                            new TemplateVersion(found.group(1), Integer.parseInt(found.group(2))), found.group(3)))
                    : Optional.empty();
        }
    }

    private final Content content;
    private final Set<String> branches = new HashSet<>();

    public Beside(Content content) {
        this.content = content;
    }

    /** What stands beside a line; lines are asked for from the top down. */
    public Map<Column, String> line(Line line) {
        var texts = new EnumMap<Column, String>(Column.class);
        for (var column : Column.values()) {
            place(column, line)
                    .filter(cell -> column == Column.WEIGHT || !stands(cell, line))
                    .flatMap(content::value)
                    .ifPresent(value -> texts.put(column, value.toString()));
        }
        if (isIndicator(line.row())) {
            texts.put(Column.ROW, line.row());
        }
        if (!line.branch().isEmpty()) {
            branches.add(line.branch());
        }
        return texts;
    }

    /** Some forms have room for what others have not; a weight stands beside all the same, to tell that it was set. */
    private static boolean stands(Cell cell, Line line) {
        return line.squares().stream().anyMatch(square -> cell.equals(square.cell()));
    }

    private Optional<Cell> place(Column column, Line line) {
        boolean fund = line.row().equals(Cell.TOTAL);
        var branch = fund ? Cell.FUNDS : branches.contains(line.branch()) ? "" : line.branch();
        return cell(column, fund, isIndicator(line.row()) ? line.row() : "", branch);
    }

    /** The cell of a column beside a row; each of the places is empty where the row is none such. */
    static Optional<Cell> cell(Column column, boolean fund, String indicator, String branch) {
        return switch (column) {
            case ROW -> Optional.empty();
            case TARGETS -> indicator.isEmpty() ? Optional.empty() : at(Cell.INDICATORS, indicator, "targets");
            case ACTUALS -> indicator.isEmpty() ? Optional.empty() : at(Cell.INDICATORS, indicator, "actuals");
            case WEIGHT -> branch.isEmpty() ? Optional.empty() : at(Cell.BRANCHES, branch, "weight");
            case WEIGHT_REASON -> branch.isEmpty() ? Optional.empty() : at(Cell.BRANCHES, branch, "reason");
            case SCORE -> fund ? at(Cell.FUNDS, Cell.TOTAL, "score") : Optional.empty();
            case REASON -> fund ? at(Cell.FUNDS, Cell.TOTAL, "reason") : Optional.empty();
            case IMPROVEMENT -> fund ? at(Cell.FUNDS, Cell.TOTAL, "improvement") : Optional.empty();
        };
    }

    private static Optional<Cell> at(String section, String row, String field) {
        return Optional.of(new Cell(section + "/" + row + "/" + field));
    }

    private static boolean isIndicator(String row) {
        return row.startsWith("indicator-");
    }
}
