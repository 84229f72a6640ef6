package jiheng.ui.sheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.Indicator;
import jiheng.events.evaluation.IndicatorId;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.Points;
import jiheng.events.evaluation.Value;
import org.jspecify.annotations.Nullable;

/**
 * One form in memory behind the protocol of the sheet: what the page relies on, without the rooms behind it. Self
 * totals follow edits; rule scores stand still.
 */
final class DeskForm {
    record Change(String cell, String value) {}

    record Blame(
            String cell,
            String code,
            String detail,
            @Nullable String theirs,
            @Nullable String by,
            @Nullable String at) {}

    /** A status and the body that goes with it. */
    record Answer(int status, Map<String, Object> body) {}

    private final Layout layout = Example2022.layout();
    private Content content = Example2022.content();
    private long sequence = 120;
    private final Map<String, Long> changedAt = new TreeMap<>();
    private final Map<String, String> changedBy = new HashMap<>();
    private final Map<String, Answer> done = new HashMap<>();
    /** Every batch that arrived, repeated ones included, as {@code key: cell=value, …}. */
    private final List<String> arrived = new ArrayList<>();

    synchronized Sheet sheet(Options options) {
        return Sheet.of(layout, content, options);
    }

    synchronized long sequence() {
        return sequence;
    }

    synchronized List<String> arrived() {
        return List.copyOf(arrived);
    }

    synchronized String text(String cell) {
        return Sheet.text(new Cell(cell), content.value(new Cell(cell)).orElse(null));
    }

    /** Another person's edit. */
    synchronized void edit(String cell, String value, String by) {
        store(new Cell(cell), value, by);
    }

    synchronized Answer save(String key, long seen, List<Change> changes) {
        arrived.add(key + ": "
                + changes.stream().map(c -> c.cell() + "=" + c.value()).toList());
        return done.containsKey(key) ? done.get(key) : remember(key, decide(seen, changes));
    }

    private Answer remember(String key, Answer answer) {
        if (answer.status() == 200) {
            done.put(key, answer);
        }
        return answer;
    }

    private Answer decide(long seen, List<Change> changes) {
        var malformed = changes.stream()
                .filter(change -> !wellFormed(change))
                .map(change -> new Blame(change.cell(), "number", "请输入数字，最多两位小数", null, null, null))
                .toList();
        if (!malformed.isEmpty()) {
            return problem(422, "malformed", malformed);
        }
        var stale = changes.stream()
                .filter(change -> changedAt.getOrDefault(change.cell(), 0L) > seen)
                .map(change -> new Blame(
                        change.cell(),
                        "stale",
                        "已被修改",
                        text(change.cell()),
                        changedBy.get(change.cell()),
                        "2026-03-01 09:12:33"))
                .toList();
        if (!stale.isEmpty()) {
            return problem(412, "stale", stale);
        }
        var before = figures();
        for (var change : changes) {
            store(new Cell(change.cell()), change.value(), "preparer");
        }
        var cells = changedAt.entrySet().stream()
                .filter(entry -> entry.getValue() > seen)
                .map(entry -> Map.of("cell", entry.getKey(), "value", text(entry.getKey())))
                .toList();
        var computed = figures().entrySet().stream()
                .filter(entry -> !entry.getValue().equals(before.get(entry.getKey())))
                .map(entry -> Map.of(
                        "id",
                        entry.getKey(),
                        "text",
                        entry.getValue().text(),
                        "title",
                        entry.getValue().title()))
                .toList();
        var body = new LinkedHashMap<String, Object>();
        body.put("sequence", sequence);
        body.put("cells", cells);
        body.put("computed", computed);
        body.put("problems", problems());
        return new Answer(200, body);
    }

    List<Problem> problems() {
        var found = new ArrayList<Problem>();
        for (var row : content.indicators()) {
            var weight = content.number(Cell.indicator(row.id(), "weight")).orElse(BigDecimal.ZERO);
            var score = content.number(Cell.indicator(row.id(), "score")).orElse(BigDecimal.ZERO);
            if (score.compareTo(weight) < 0
                    && content.text(Cell.indicator(row.id(), "reason")).isEmpty()) {
                found.add(new Problem(Problem.Severity.ERROR, Cell.indicator(row.id(), "reason"), "得分低于分值，须填写未完成原因"));
            }
        }
        if (content.text(Cell.indicator(IndicatorId.of("8"), "actuals")).equals("20家")) {
            found.add(new Problem(
                    Problem.Severity.WARNING, Cell.indicator(IndicatorId.of("8"), "actuals"), "完成值为目标值的一半，自评得分为满分"));
        }
        return found;
    }

    synchronized IndicatorId addRow(String branch, String child) {
        var id = IndicatorId.of("new-" + ++sequence);
        var rows = new ArrayList<>(content.indicators());
        rows.add(new Indicator(id, branch, child, 1000));
        content = new Content(rows, content.cells(), content.scores(), content.totals());
        return id;
    }

    private void store(Cell cell, String value, String by) {
        var number = isNumber(cell);
        Value stored =
                value.isEmpty() ? null : number ? new Value.Number(new BigDecimal(value)) : new Value.Text(value);
        if (stored instanceof Value.Number n && !cell.isIn(Cell.HEADER)) {
            stored = new Value.Number(n.number().setScale(2, RoundingMode.HALF_UP));
        }
        content = content.with(cell, stored);
        var totals = content.totals();
        if (totals != null) {
            var self = content.cells().entrySet().stream()
                    .filter(entry -> entry.getKey().field().equals("score"))
                    .map(entry -> new BigDecimal(entry.getValue().toString()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            content = new Content(
                    content.indicators(),
                    content.cells(),
                    content.scores(),
                    new Content.Totals(new Points(self), totals.rule(), totals.grade(), totals.derivation()));
        }
        changedAt.put(cell.path(), ++sequence);
        changedBy.put(cell.path(), by);
    }

    private Map<String, Figure> figures() {
        var figures = new TreeMap<String, Figure>();
        Sheet.figures(layout, content, Locale.SIMPLIFIED_CHINESE).forEach(figure -> figures.put(figure.key(), figure));
        return figures;
    }

    private static boolean isNumber(Cell cell) {
        return cell.isIn(Cell.FUNDS)
                || cell.isIn(Cell.HEADER)
                || cell.field().equals("weight")
                || cell.field().equals("score");
    }

    private static boolean wellFormed(Change change) {
        return !isNumber(new Cell(change.cell())) || change.value().matches("|\\d+(\\.\\d{1,6})?");
    }

    private Answer problem(int status, String code, List<Blame> cells) {
        var body = new LinkedHashMap<String, Object>();
        body.put("code", code);
        body.put("title", "没有保存");
        body.put("status", status);
        body.put("sequence", sequence);
        body.put("cells", cells);
        return new Answer(status, body);
    }
}
