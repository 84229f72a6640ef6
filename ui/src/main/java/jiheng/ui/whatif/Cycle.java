package jiheng.ui.whatif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import jiheng.events.cycle.CycleId;
import jiheng.events.evaluation.Grade;
import jiheng.events.evaluation.Points;
import jiheng.events.evaluation.RuleSetVersion;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.Words;
import jiheng.events.organisation.UnitId;
import jiheng.events.template.RuleSet;
import jiheng.query.evaluation.Evaluations;
import jiheng.query.evaluation.Form;

/**
 * A whole cycle's forms whose results were handed in, under one rule set.
 *
 * @param moves how many forms go from a grade (first index, as it stands) to a grade (second, under the rule set)
 */
record Cycle(RuleSetVersion ruleSet, Words title, List<Line> lines, List<List<Integer>> moves) {
    /** @param total and {@code grade} as they stand, by the unit's own scores */
    record Line(
            String id,
            String unit,
            String project,
            Words form,
            Points total,
            Grade grade,
            Points under,
            Grade gradeUnder) {
        public Points change() {
            return under.minus(total);
        }

        public boolean moved() {
            return grade != gradeUnder;
        }

        static Line of(Form form, RuleSet rules) {
            var now = form.content().totals();
            if (now == null) {
                throw new IllegalArgumentException(form.id() + " is not scored");
            }
            var under = Scenario.of(form, rules);
            var project = form.project();
            return new Line(
                    form.id().value(),
                    form.unitName(),
                    project == null ? "" : project.name(),
                    form.layout().title(),
                    now.self(),
                    now.grade(),
                    under.total(),
                    under.grade());
        }
    }

    static Cycle of(Evaluations evaluations, Evaluations.Filter filter, RuleSet rules) {
        var lines = new ArrayList<Line>();
        evaluations.each(filter, form -> {
            if (form.content().totals() != null && handedIn(form)) {
                lines.add(Line.of(form, rules));
            }
        });
        return new Cycle(rules.version(), rules.title(), List.copyOf(lines), moves(lines));
    }

    /** What a reader may see of a cycle. */
    static Evaluations.Filter filter(Collection<UnitId> units, CycleId cycle) {
        return new Evaluations.Filter(units, cycle, null, null, null);
    }

    /** A form whose results were never handed in has no grade to compare yet. */
    private static boolean handedIn(Form form) {
        return form.submissions().stream().anyMatch(one -> one.stage() == Stage.RESULTS);
    }

    private static List<List<Integer>> moves(List<Line> lines) {
        var grades = Grade.values();
        return Arrays.stream(grades)
                .map(from -> Arrays.stream(grades)
                        .map(to -> (int) lines.stream()
                                .filter(line -> line.grade() == from && line.gradeUnder() == to)
                                .count())
                        .toList())
                .toList();
    }

    public int moved() {
        return (int) lines.stream().filter(Line::moved).count();
    }
}
