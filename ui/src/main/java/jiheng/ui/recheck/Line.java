package jiheng.ui.recheck;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.Indicator;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.Points;
import jiheng.query.evaluation.Form;
import jiheng.query.recheck.CheckedRow;
import org.jspecify.annotations.Nullable;

/**
 * A row of a drawn form as it was settled, with what a reviewer put beside it.
 *
 * @param title what the row is about, its level-3 indicator if nothing else says; empty for the execution rate
 * @param checked null while nobody scored it again
 */
record Line(
        String row,
        String title,
        String target,
        String actual,
        BigDecimal weight,
        BigDecimal self,
        String selfReason,
        @Nullable CheckedRow checked) {
    /** The rows with a weight, the execution rate first. */
    static List<Line> of(Form form, Map<String, CheckedRow> checked) {
        var lines = new ArrayList<Line>();
        var content = form.content();
        var claimed = content.number(Cell.fund(Cell.TOTAL, "score"))
                .or(() -> Optional.ofNullable(content.scores().get(Cell.TOTAL))
                        .map(one -> one.score())
                        .map(Points::value))
                .orElse(BigDecimal.ZERO);
        lines.add(new Line(
                Cell.TOTAL,
                "",
                "",
                "",
                weight(form.layout(), content),
                claimed,
                content.text(Cell.fund(Cell.TOTAL, "reason")),
                checked.get(Cell.TOTAL)));
        content.indicators()
                .forEach(
                        row -> lines.add(line(content, row, checked.get(row.id().value()))));
        return lines.stream().filter(one -> one.weight.signum() > 0).toList();
    }

    /** What the reviewer's score is above the unit's; null while there is none. */
    public @Nullable BigDecimal difference() {
        return checked == null ? null : checked.reviewed().subtract(self);
    }

    private static BigDecimal weight(Layout layout, Content content) {
        return content.number(Cell.branch(Cell.FUNDS, "weight"))
                .orElse(layout.funds().weight().value());
    }

    private static Line line(Content content, Indicator row, @Nullable CheckedRow checked) {
        return new Line(
                row.id().value(),
                either(content, row, "content", "name"),
                either(content, row, "target", "targets"),
                either(content, row, "actual", "actuals"),
                content.number(Cell.indicator(row.id(), "weight")).orElse(BigDecimal.ZERO),
                content.number(Cell.indicator(row.id(), "score")).orElse(BigDecimal.ZERO),
                content.text(Cell.indicator(row.id(), "reason")),
                checked);
    }

    private static String either(Content content, Indicator row, String first, String second) {
        var text = content.text(Cell.indicator(row.id(), first));
        return text.isEmpty() ? content.text(Cell.indicator(row.id(), second)) : text;
    }
}
