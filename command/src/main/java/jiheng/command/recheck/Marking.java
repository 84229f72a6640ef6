package jiheng.command.recheck;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jiheng.command.CommandRefused;
import jiheng.command.CommandRefused.Detail;
import jiheng.command.organisation.PlainText;
import jiheng.events.evaluation.Points;
import jiheng.events.recheck.RowRechecked;
import jiheng.events.template.RuleSet;

/**
 * What may be put beside a row: a score within its weight; for less than the self score a code of the deduction table, if
 * the rule set has one; for any other score than the unit's a reason.
 */
record Marking(Settled form, RuleSet.Deductions deductions, Map<String, RowRechecked> before) {
    private static final int DECIMALS = 2;

    /** The events of the rows that say something new. */
    List<RowRechecked> mark(ScoreRows command) {
        var wrong = new ArrayList<Detail>();
        var marked = new ArrayList<RowRechecked>();
        for (var entry : command.entries()) {
            try {
                mark(command, entry).ifPresent(marked::add);
            } catch (CommandRefused refused) {
                wrong.add(new Detail("rows/" + entry.row(), refused.code(), refused.arguments()));
            }
        }
        if (!wrong.isEmpty()) {
            throw CommandRefused.malformed("recheck-rows-wrong", wrong);
        }
        return marked;
    }

    private Optional<RowRechecked> mark(ScoreRows command, ScoreRows.Entry entry) {
        var row = Optional.ofNullable(form.rows().get(entry.row()))
                .orElseThrow(() -> CommandRefused.rule("no-such-row", Map.of("row", entry.row())));
        var score = score(entry.score(), row.weight());
        var code = entry.code().strip();
        var below = score.compareTo(row.self()) < 0;
        if (below && code.isEmpty() && !deductions.codes().isEmpty()) {
            throw CommandRefused.rule("deduction-code-owed", Map.of());
        }
        if (!below && !code.isEmpty()) {
            throw CommandRefused.rule("deduction-without-loss", Map.of("code", code));
        }
        if (!code.isEmpty() && deductions.find(code).isEmpty()) {
            throw CommandRefused.rule("no-such-deduction", Map.of("code", code));
        }
        var said = entry.reason().isBlank() && score.equals(row.self()) ? "" : PlainText.reason(entry.reason());
        var earlier = before.get(entry.row());
        if (earlier != null
                && earlier.reviewed().equals(score)
                && earlier.code().equals(code)
                && earlier.reason().equals(said)) {
            return Optional.empty();
        }
        return Optional.of(new RowRechecked(
                command.recheck(),
                command.draw(),
                command.evaluation(),
                entry.row(),
                row.title(),
                row.weight(),
                row.self(),
                earlier == null ? null : earlier.reviewed(),
                score,
                code,
                said));
    }

    private static Points score(String typed, Points weight) {
        var text = typed.strip();
        if (text.matches("[0-9]{1,4}(\\.[0-9]{1," + DECIMALS + "})?")) {
            var score = new Points(new BigDecimal(text));
            if (score.compareTo(weight) <= 0) {
                return score;
            }
        }
        throw CommandRefused.rule("bad-recheck-score", Map.of("text", text, "weight", weight.toString()));
    }
}
