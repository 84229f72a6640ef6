package jiheng.command.scoring;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import jiheng.events.template.RuleSet;
import jiheng.events.template.RuleSet.SeveralMeasures;

/** The measures of one row taken together: at least one. */
record Together(SeveralMeasures how, List<Measured> parts) {
    /** The name a derivation carries for a row of several measures. */
    static String rule(SeveralMeasures how) {
        return how.by().name().toLowerCase(Locale.ROOT).replace('_', '-') + "-of-measures";
    }

    Ratio score() {
        return combined(Measured::score);
    }

    /** The arithmetic of the whole with no rounding inside. */
    String expression() {
        return parts.size() == 1 ? parts.get(0).expression() : arithmetic(Measured::expression);
    }

    /** Writes the parts, then what they make together, so that the last line follows from the figures printed. */
    void write(Working working, int decimals) {
        if (parts.size() == 1) {
            working.step(parts.get(0).step(decimals));
            working.say(parts.get(0).sentence(decimals));
            return;
        }
        var made = score().rounded(decimals);
        var enough = IntStream.rangeClosed(decimals, Figures.MOST_DECIMALS)
                .filter(places -> combined(part -> Ratio.of(part.score().rounded(places)))
                        .rounded(decimals)
                        .equals(made))
                .findFirst();
        var places = enough.orElse(decimals);
        working.say("共 " + parts.size() + " 项目标", parts.size() + " measures");
        for (int i = 0; i < parts.size(); i++) {
            var sentence = parts.get(i).sentence(places);
            working.step(parts.get(i).step(places));
            working.say("第 " + (i + 1) + " 项" + sentence.zh(), "measure " + (i + 1) + ": " + sentence.en());
        }
        var line = (enough.isPresent()
                        ? arithmetic(part -> Figures.fixed(part.score().rounded(places)))
                        : expression())
                + " = " + Figures.fixed(made);
        working.step(line);
        switch (how.by()) {
            case MINIMUM -> working.say("取最低分 " + Figures.fixed(made), "the lowest counts, " + Figures.fixed(made));
            case MEAN -> working.say("取平均分：" + line, "the mean counts: " + line);
            case WEIGHTED_MEAN -> working.say("取加权平均分：" + line, "the weighted mean counts: " + line);
        }
    }

    private Ratio combined(Function<Measured, Ratio> figure) {
        if (parts.size() == 1) {
            return figure.apply(parts.get(0));
        }
        if (how.by() == RuleSet.Aggregation.MINIMUM) {
            return parts.stream().map(figure).min(Comparator.naturalOrder()).orElseThrow();
        }
        var sum = Ratio.ZERO;
        for (int i = 0; i < parts.size(); i++) {
            sum = sum.plus(figure.apply(parts.get(i)).times(weightAt(i)));
        }
        return sum.dividedBy(weights());
    }

    private String arithmetic(Function<Measured, String> figure) {
        return switch (how.by()) {
            case MINIMUM -> parts.stream().map(figure).collect(Collectors.joining(", ", "min(", ")"));
            case MEAN -> parts.stream().map(figure).collect(Collectors.joining(" + ", "(", ") ÷ " + parts.size()));
            case WEIGHTED_MEAN ->
                IntStream.range(0, parts.size())
                        .mapToObj(i -> figure.apply(parts.get(i)) + " × " + Figures.plain(weightAt(i)))
                        .collect(Collectors.joining(" + ", "(", ") ÷ " + Figures.plain(weights())));
        };
    }

    private BigDecimal weightAt(int place) {
        return how.by() == RuleSet.Aggregation.WEIGHTED_MEAN ? how.weightAt(place) : BigDecimal.ONE;
    }

    private BigDecimal weights() {
        return IntStream.range(0, parts.size()).mapToObj(this::weightAt).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
