package jiheng.command.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jiheng.command.evaluation.Problem.Severity;
import jiheng.command.template.Fields;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.Indicator;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.Layout.Binding;
import jiheng.events.evaluation.Layout.Role;
import jiheng.events.evaluation.Layout.Targets;
import jiheng.events.evaluation.Operator;
import jiheng.events.evaluation.Points;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.Value;
import jiheng.events.evaluation.Words;
import jiheng.events.template.RuleSet.Deductions;
import org.jspecify.annotations.Nullable;

/** What a form still owes before it can be submitted in a stage. The page shows the same list all along. */
public final class Completeness {
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final Layout layout;
    private final Content content;
    private final Deductions deductions;
    private final List<Problem> problems = new ArrayList<>();

    private Completeness(Deductions deductions, Layout layout, Content content) {
        this.deductions = deductions;
        this.layout = layout;
        this.content = content;
    }

    public static List<Problem> problems(Deductions deductions, Layout layout, Content content, Stage stage) {
        var check = new Completeness(deductions, layout, content);
        check.weights();
        check.lengths();
        content.indicators().forEach(check::target);
        check.narratives(Binding.TARGETS);
        if (stage == Stage.RESULTS) {
            check.funds();
            content.indicators().forEach(check::result);
            check.narratives(Binding.RESULTS);
            check.narratives(Binding.ANY);
            check.signOff();
        }
        return List.copyOf(check.problems);
    }

    /** The weight of a level-1 branch, or of the execution rate under {@link Cell#FUNDS}: adjusted or as laid out. */
    public static BigDecimal branchWeight(Layout layout, Content content, String branch) {
        return content.number(Cell.branch(branch, "weight")).orElseGet(() -> {
            if (branch.equals(Cell.FUNDS)) {
                return layout.funds().weight().value();
            }
            return layout.branch(branch).map(one -> one.weight().value()).orElse(BigDecimal.ZERO);
        });
    }

    /** Whoever types may not exceed a limit; what was typed before the form had this limit does. */
    private void lengths() {
        content.cells().forEach((cell, value) -> {
            if (value instanceof Value.Text text) {
                var limit = Fields.of(layout, content, cell)
                        .map(Fields.Field::limit)
                        .orElse(0);
                var length = text.text().codePointCount(0, text.text().length());
                if (limit > 0 && length > limit) {
                    error(cell, "text-too-long", Map.of("limit", "" + limit, "length", "" + length));
                }
            }
        });
    }

    private void weights() {
        if (content.indicators().isEmpty()) {
            error(null, "no-indicators", Map.of());
        }
        var all = branchWeight(layout, content, Cell.FUNDS);
        adjusted(Cell.FUNDS, layout.funds().weight());
        for (var branch : layout.branches()) {
            adjusted(branch.key(), branch.weight());
            var owed = branchWeight(layout, content, branch.key());
            all = all.add(owed);
            var sum = content.indicators().stream()
                    .filter(row -> row.branch().equals(branch.key()))
                    .map(row -> number(row, "weight"))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            if (sum.compareTo(owed) != 0) {
                error(
                        firstWeight(branch.key()),
                        sum.compareTo(owed) > 0 ? "branch-over" : "branch-under",
                        Map.of(
                                "branch",
                                branch.title().zh(),
                                "branchEn",
                                branch.title().en(),
                                "sum",
                                points(sum),
                                "owed",
                                points(owed),
                                "off",
                                points(sum.subtract(owed).abs())));
            } else if (branch.required() && sum.signum() == 0) {
                error(
                        firstWeight(branch.key()),
                        "branch-empty",
                        Map.of(
                                "branch",
                                branch.title().zh(),
                                "branchEn",
                                branch.title().en()));
            }
        }
        if (all.compareTo(HUNDRED) != 0) {
            error(
                    null,
                    all.compareTo(HUNDRED) > 0 ? "total-over" : "total-under",
                    Map.of(
                            "sum",
                            points(all),
                            "off",
                            points(all.subtract(HUNDRED).abs())));
        }
    }

    private void adjusted(String branch, Points standard) {
        var weight = branchWeight(layout, content, branch);
        if (weight.compareTo(standard.value()) != 0
                && content.text(Cell.branch(branch, "reason")).isEmpty()) {
            error(
                    Cell.branch(branch, "reason"),
                    "adjusted-weight-without-reason",
                    Map.of("weight", points(weight), "standard", standard.toString()));
        }
    }

    private void target(Indicator row) {
        if (content.value(cell(row, "weight")).isEmpty()) {
            error(cell(row, "weight"), "weight-missing", Map.of());
            return;
        }
        if (number(row, "weight").signum() == 0) {
            return;
        }
        owed(row, "name", "name-missing");
        if (layout.targets() == Targets.SPLIT) {
            split(row);
        } else {
            eitherOwed(row, List.of("target", "targets"), "target-missing");
        }
    }

    private void split(Indicator row) {
        owed(row, "nature", "nature-missing");
        owed(row, "value", "target-missing");
        var nature = content.text(cell(row, "nature"));
        if (!nature.isEmpty()
                && !nature.equals(Operator.QUALITATIVE.sign())
                && content.value(cell(row, "value")).orElse(null) instanceof Value.Text text) {
            error(cell(row, "value"), "value-without-number", Map.of("nature", nature, "text", text.text()));
        }
    }

    /** One of the fields that say the same must be filled in; the first that the form has is named. */
    private void eitherOwed(Indicator row, List<String> fields, String code) {
        var known = fields.stream().filter(layout::has).toList();
        if (known.stream().allMatch(field -> content.text(cell(row, field)).isEmpty())) {
            error(cell(row, known.get(0)), code, Map.of());
        }
    }

    private void result(Indicator row) {
        var weight = number(row, "weight");
        if (weight.signum() == 0) {
            explaining()
                    .filter(field -> content.text(cell(row, field)).isEmpty())
                    .ifPresent(field -> warning(cell(row, field), "not-applicable-without-reason", Map.of()));
            if (number(row, "score").signum() > 0) {
                error(cell(row, "score"), "score-above-weight", Map.of("weight", points(weight)));
            }
            return;
        }
        eitherOwed(row, List.of("actual", "actuals", "reached"), "actual-missing");
        var score = content.number(cell(row, "score"));
        if (score.isEmpty()) {
            error(cell(row, "score"), "score-missing", Map.of());
        } else if (score.get().compareTo(weight) > 0) {
            error(cell(row, "score"), "score-above-weight", Map.of("weight", points(weight)));
        } else if (score.get().compareTo(weight) < 0) {
            owed(row, "reason", "reason-owed");
            owed(row, "improvement", "improvement-owed");
            owed(row, "explanation", "explanation-owed");
            if (deductions.mustCite()) {
                owed(row, "deduction", "deduction-owed");
            }
        }
        Deductions.cited(content.text(cell(row, "deduction"))).stream()
                .filter(code -> deductions.find(code).isEmpty())
                .findFirst()
                .ifPresent(code -> error(cell(row, "deduction"), "deduction-unknown", Map.of("code", code)));
        measured(row);
        differs(row.id().value(), cell(row, "score"));
    }

    private Optional<String> explaining() {
        return Stream.of("reason", "explanation", "note").filter(layout::has).findFirst();
    }

    private void measured(Indicator row) {
        var targets = content.value(cell(row, "targets")).orElse(null);
        var actuals = content.value(cell(row, "actuals")).orElse(null);
        if (targets instanceof Value.Measures aimed) {
            var reached = actuals instanceof Value.Readings readings
                    ? readings.readings().size()
                    : 0;
            if (reached != aimed.measures().size()) {
                warning(
                        cell(row, "actuals"),
                        "readings-do-not-match",
                        Map.of("targets", "" + aimed.measures().size(), "actuals", "" + reached));
            }
        }
    }

    private void differs(String row, Cell claim) {
        var score = content.scores().get(row);
        var rule = score == null ? null : score.score();
        content.number(claim).ifPresent(claimed -> {
            if (rule != null && rule.value().compareTo(claimed) != 0) {
                warning(claim, "differs-from-rule", Map.of("score", points(claimed), "rule", rule.toString()));
            }
        });
    }

    private void funds() {
        for (var source : layout.funds().sources()) {
            for (var column : layout.funds().columns()) {
                var cell = Cell.fund(source.key(), column.key());
                if (layout.funds().sources().size() == 1
                        && content.number(cell).isEmpty()
                        && column.role() != Role.TRANSFERS
                        && column.role() != Role.OTHER) {
                    error(
                            cell,
                            "fund-figure-missing",
                            Map.of(
                                    "column",
                                    column.title().zh(),
                                    "columnEn",
                                    column.title().en()));
                }
                content.number(cell)
                        .filter(figure -> figure.signum() < 0)
                        .ifPresent(figure -> error(
                                cell,
                                "fund-figure-negative",
                                Map.of(
                                        "column",
                                        column.title().zh(),
                                        "columnEn",
                                        column.title().en())));
            }
        }
        var sources = layout.funds().sources();
        layout.funds()
                .budget()
                .filter(budget -> sources.size() > 1
                        && sources.stream().allMatch(source -> content.number(Cell.fund(source.key(), budget))
                                .isEmpty()))
                .ifPresent(budget -> error(Cell.fund(sources.get(0).key(), budget), "funds-missing", Map.of()));
        var weight = branchWeight(layout, content, Cell.FUNDS);
        var claim = Cell.fund(Cell.TOTAL, "score");
        content.number(claim)
                .filter(score -> score.compareTo(weight) > 0)
                .ifPresent(score -> error(claim, "score-above-weight", Map.of("weight", points(weight))));
        if (content.number(claim).filter(score -> score.compareTo(weight) < 0).isPresent()
                && content.text(Cell.fund(Cell.TOTAL, "reason")).isEmpty()) {
            warning(Cell.fund(Cell.TOTAL, "reason"), "reason-owed", Map.of());
        }
        differs(Cell.TOTAL, claim);
    }

    private void narratives(Binding binding) {
        layout.narratives().stream()
                .filter(text -> text.owed() && text.binding() == binding)
                .forEach(text -> titled(Cell.narrative(text.key()), "narrative-missing", text.title()));
    }

    private void signOff() {
        layout.signoff().stream()
                .filter(Layout.SignOff::owed)
                .forEach(field -> titled(Cell.signOff(field.key()), "signoff-missing", field.title()));
    }

    private void titled(Cell cell, String code, Words title) {
        if (content.text(cell).isEmpty()) {
            error(cell, code, Map.of("title", title.zh(), "titleEn", title.en()));
        }
    }

    private void owed(Indicator row, String field, String code) {
        if (layout.has(field) && content.text(cell(row, field)).isEmpty()) {
            error(cell(row, field), code, Map.of());
        }
    }

    private @Nullable Cell firstWeight(String branch) {
        return content.indicators().stream()
                .filter(row -> row.branch().equals(branch))
                .findFirst()
                .map(row -> cell(row, "weight"))
                .orElse(null);
    }

    private BigDecimal number(Indicator row, String field) {
        return content.number(cell(row, field)).orElse(BigDecimal.ZERO);
    }

    private static Cell cell(Indicator row, String field) {
        return Cell.indicator(row.id(), field);
    }

    private static String points(BigDecimal value) {
        return value.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    private void error(@Nullable Cell cell, String code, Map<String, String> arguments) {
        problems.add(new Problem(Severity.ERROR, cell, code, arguments));
    }

    private void warning(Cell cell, String code, Map<String, String> arguments) {
        problems.add(new Problem(Severity.WARNING, cell, code, arguments));
    }
}
