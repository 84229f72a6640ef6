package jiheng.query.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import jiheng.events.Ids;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.Evidence;
import jiheng.events.evaluation.IndicatorId;
import jiheng.events.evaluation.KeptCell;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.Words;

/** What a cell or row is called on this form, for a person. */
public final class Labels {
    private static final Map<String, Words> FIELDS = Map.ofEntries(
            Map.entry("name", new Words("三级指标", "level-3 indicator")),
            Map.entry("content", new Words("目标内容", "target content")),
            Map.entry("target", new Words("目标值", "target")),
            Map.entry("targets", new Words("量化目标", "measured target")),
            Map.entry("actual", new Words("完成值", "actual")),
            Map.entry("actuals", new Words("量化完成", "measured actual")),
            Map.entry("weight", new Words("分值", "weight")),
            Map.entry("score", new Words("得分", "score")),
            Map.entry("ruleScore", new Words("规则得分", "rule score")),
            Map.entry("reason", new Words("未完成原因", "reason")),
            Map.entry(Evidence.FIELD, new Words("佐证", "evidence")),
            Map.entry("improvement", new Words("改进措施", "improvement")));
    private static final Words RATE = new Words("预算执行率", "Budget execution rate");

    private final Layout layout;
    private final Content content;

    public Labels(Layout layout, Content content) {
        this.layout = layout;
        this.content = content;
    }

    public Words cell(Cell cell) {
        var kept = content.kept().stream()
                .filter(one -> one.cell().equals(cell))
                .reduce((first, second) -> second)
                .filter(one -> !content.cells().containsKey(cell));
        if (kept.isPresent()) {
            return kept(kept.get());
        }
        var row = row(cell.section(), cell.row());
        return switch (cell.section()) {
            case Cell.NARRATIVES -> row;
            case Cell.HEADER -> named(layout.header(), cell.field());
            case Cell.SIGNOFF -> named(layout.signoff(), cell.field());
            default -> {
                var field = field(cell);
                yield new Words("「" + row.zh() + "」" + field.zh(), field.en() + " of “" + row.en() + "”");
            }
        };
    }

    /** A cell of an earlier version by the name it had there. */
    public Words kept(KeptCell one) {
        var cell = one.cell();
        var label = one.label();
        if (!cell.isIn(Cell.INDICATORS)) {
            return label;
        }
        var row = indicator(cell.row());
        return new Words("「" + row.zh() + "」" + label.zh(), inSentence(label.en()) + " of “" + row.en() + "”");
    }

    /** A row by the key that reasons are pinned to: an indicator's id, {@link Cell#TOTAL}, a source or a narrative. */
    public Words row(String row) {
        if (Ids.isA(IndicatorId.KIND, row)) {
            return row(Cell.INDICATORS, row);
        }
        if (row.equals(Cell.TOTAL)) {
            return RATE;
        }
        return layout.narratives().stream().anyMatch(field -> field.key().equals(row))
                ? named(layout.narratives(), row)
                : named(layout.funds().sources(), row);
    }

    /** The level-2 indicator a row hangs under. */
    public Words child(String branch, String child) {
        return layout.branch(branch).map(one -> named(one.children(), child)).orElse(new Words(child, child));
    }

    private Words row(String section, String row) {
        return switch (section) {
            case Cell.INDICATORS -> indicator(row);
            case Cell.FUNDS ->
                row.equals(Cell.TOTAL) ? RATE : named(layout.funds().sources(), row);
            case Cell.BRANCHES -> row.equals(Cell.FUNDS) ? RATE : named(layout.branches(), row);
            default -> named(layout.narratives(), row);
        };
    }

    private Words indicator(String row) {
        var id = new IndicatorId(row);
        for (var field : List.of("content", "name")) {
            var text = content.text(Cell.indicator(id, field));
            if (!text.isEmpty()) {
                var shown = text.codePointCount(0, text.length()) <= 30
                        ? text
                        : text.substring(0, text.offsetByCodePoints(0, 30)) + "…";
                return new Words(shown, shown);
            }
        }
        return content.indicator(id)
                .map(one -> {
                    var child = child(one.branch(), one.child());
                    var number = one.position() + 1;
                    return new Words(child.zh() + "第" + number + "行", child.en() + " row " + number);
                })
                .orElse(new Words(row, row));
    }

    private Words field(Cell cell) {
        if (cell.isIn(Cell.FUNDS) && !cell.row().equals(Cell.TOTAL)) {
            return named(layout.funds().columns(), cell.field());
        }
        if (cell.isIn(Cell.INDICATORS) && layout.has(cell.field())) {
            var title = layout.column(cell.field()).orElseThrow().title();
            return new Words(title.zh(), inSentence(title.en()));
        }
        return FIELDS.getOrDefault(cell.field(), new Words(cell.field(), cell.field()));
    }

    private static String inSentence(String heading) {
        return heading.substring(0, 1).toLowerCase(Locale.ROOT) + heading.substring(1);
    }

    private static Words named(List<? extends Layout.Named> all, String key) {
        return Layout.find(all, key).map(Layout.Named::title).orElse(new Words(key, key));
    }
}
