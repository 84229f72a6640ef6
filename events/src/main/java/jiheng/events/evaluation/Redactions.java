package jiheng.events.evaluation;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Blacks out a form's content. Pure; both the side that decides and the side that shows make the public copy with it. */
public final class Redactions {
    /** Stands for whatever is blacked out; always as long, so that its length tells nothing. */
    public static final String BLACK = "█████";

    private Redactions() {}

    /**
     * The content as the public sees it: texts blacked out, no evidence, nothing that the template has no
     * place for, and of the scores their points without the inputs they follow from, which may repeat a text.
     */
    public static Content apply(Content content, List<Redaction> redactions) {
        var open = content;
        var cells = new TreeSet<Cell>();
        redactions.forEach(one -> cells.add(one.cell()));
        for (var cell : cells) {
            if (content.value(cell).isPresent()) {
                var within = redactions.stream()
                        .filter(one -> one.cell().equals(cell))
                        .toList();
                open = open.with(cell, new Value.Text(blacked(content.text(cell), within)));
            }
        }
        Map<String, RowScore> scores = new LinkedHashMap<>();
        content.scores()
                .forEach((row, score) -> scores.put(row, new RowScore(row, score.score(), bare(score.derivation()))));
        var totals = content.totals();
        return new Content(
                open.indicators(),
                open.cells(),
                scores,
                totals == null
                        ? null
                        : new Content.Totals(totals.self(), totals.rule(), totals.grade(), bare(totals.derivation())));
    }

    private static Derivation bare(Derivation derivation) {
        return new Derivation(derivation.rule(), derivation.ruleSet(), Map.of(), List.of(), new Words("", ""));
    }

    /** Parts that overlap or touch become one, so that not even their number tells what was there. */
    private static String blacked(String text, List<Redaction> redactions) {
        var hidden = new BitSet(text.length());
        for (var one : redactions) {
            var part = one.text();
            if (part == null) {
                return BLACK;
            }
            for (int at = text.indexOf(part); !part.isEmpty() && at >= 0; at = text.indexOf(part, at + 1)) {
                hidden.set(at, at + part.length());
            }
        }
        var open = new StringBuilder();
        for (int at = 0; at < text.length(); ) {
            if (hidden.get(at)) {
                open.append(BLACK);
                at = hidden.nextClearBit(at);
            } else {
                open.append(text.charAt(at++));
            }
        }
        return open.toString();
    }
}
