package jiheng.ui.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import jiheng.command.evaluation.Completeness;
import jiheng.command.template.Fields;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.Derivation;
import jiheng.events.evaluation.Evidence;
import jiheng.events.evaluation.Grade;
import jiheng.events.evaluation.Indicator;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.Layout.Numerator;
import jiheng.events.evaluation.Layout.Role;
import jiheng.events.evaluation.RowScore;
import jiheng.events.evaluation.RuleSetVersion;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.TemplateVersion;
import jiheng.events.evaluation.Words;
import jiheng.query.evaluation.Disclosure;
import jiheng.query.evaluation.Form;
import jiheng.query.evaluation.State;
import org.jspecify.annotations.Nullable;

/**
 * A form as programs read it. Money in 万元, scores in points with two decimals, both JSON numbers; a figure that is not
 * there is null.
 *
 * @param sequence the sequence number of the last event: the value of {@code If-Match} for an act
 * @param version the last version submitted in this stage, 0 before the first
 * @param total the unit's own total, {@code ruleTotal} what the rules make of it
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record EvaluationView(
        String id,
        long sequence,
        String unit,
        String unitName,
        String cycle,
        int year,
        String kind,
        @Nullable String project,
        Words title,
        TemplateVersion template,
        RuleSetVersion ruleSet,
        Stage stage,
        State state,
        int version,
        boolean baselineLocked,
        @Nullable BigDecimal total,
        @Nullable BigDecimal ruleTotal,
        @Nullable Grade grade,
        @Nullable Derivation totalDerivation,
        Map<String, String> header,
        Funds funds,
        Map<String, String> narratives,
        List<Row> indicators,
        Map<String, String> signoff,
        List<Kept> kept,
        List<Step> steps,
        Form.@Nullable Return returned,
        Form.@Nullable Correction correction,
        Form.@Nullable Settlement settlement,
        Disclosure disclosure,
        String digest,
        Instant changedAt) {

    /** @param rate executed over budget as the form lays down, 1 = 100 %, four decimals */
    record Funds(
            Map<String, Map<String, BigDecimal>> sources,
            Map<String, BigDecimal> total,
            @Nullable BigDecimal rate,
            BigDecimal weight,
            @Nullable BigDecimal score,
            @Nullable BigDecimal ruleScore,
            @Nullable Derivation derivation,
            String reason,
            String improvement,
            List<Evidence> evidence) {}

    /** @param cells what stands in each column that this form has, by its field */
    record Row(
            String id,
            String branch,
            String child,
            Words level1,
            Words level2,
            String level3,
            String content,
            String target,
            String targets,
            String actual,
            String actuals,
            @Nullable BigDecimal weight,
            @Nullable BigDecimal score,
            @Nullable BigDecimal ruleScore,
            @Nullable Derivation derivation,
            String reason,
            String improvement,
            Map<String, String> cells,
            List<Evidence> evidence) {}

    /** What was filled in under an earlier version of the template, which had a place for it. */
    record Kept(String cell, String text, Words label, TemplateVersion template) {}

    /** A step of the route, with the approval that stands if there is one. */
    record Step(String key, String role, Words title, boolean awaiting, Form.@Nullable Approval approval) {}

    static EvaluationView of(Form form) {
        var content = form.content();
        var layout = form.layout();
        var columns = layout.columns().stream()
                .filter(column -> Fields.indicatorField(column.field()).isPresent())
                .toList();
        var totals = Optional.ofNullable(content.totals());
        var awaiting = form.awaiting().orElse(null);
        return new EvaluationView(
                form.id().value(),
                form.sequence(),
                form.unit().value(),
                form.unitName(),
                form.cycle().value(),
                form.year(),
                form.kind().name(),
                form.project() == null ? null : form.project().name(),
                layout.title(),
                form.template(),
                form.ruleSet(),
                form.stage(),
                form.state(),
                form.version(),
                form.locked(),
                totals.map(one -> one.self().value()).orElse(null),
                totals.map(one -> one.rule().value()).orElse(null),
                form.grade().orElse(null),
                totals.map(Content.Totals::derivation).orElse(null),
                texts(layout.header(), key -> content.text(Cell.header(key))),
                funds(layout, content),
                texts(layout.narratives(), key -> content.text(Cell.narrative(key))),
                layout.branches().stream()
                        .flatMap(branch -> branch.children().stream().flatMap(child -> content.indicators().stream()
                                .filter(row -> row.branch().equals(branch.key())
                                        && row.child().equals(child.key()))
                                .map(row -> row(branch, child, row, columns, content))))
                        .toList(),
                texts(layout.signoff(), key -> content.text(Cell.signOff(key))),
                content.kept().stream()
                        .map(one -> new Kept(one.cell().path(), one.value().toString(), one.label(), one.template()))
                        .toList(),
                form.route().stream()
                        .map(step -> new Step(
                                step.key(),
                                step.role().name(),
                                step.title(),
                                Objects.equals(step, awaiting),
                                form.standing(step).orElse(null)))
                        .toList(),
                form.returned(),
                form.correction(),
                form.settlement(),
                form.disclosure(),
                content.digest(),
                form.last().at());
    }

    private static Map<String, String> texts(List<? extends Layout.Named> fields, UnaryOperator<String> text) {
        var texts = new LinkedHashMap<String, String>();
        fields.forEach(field -> texts.put(field.key(), text.apply(field.key())));
        return texts;
    }

    private static Funds funds(Layout layout, Content content) {
        var sources = new LinkedHashMap<String, Map<String, BigDecimal>>();
        var total = new LinkedHashMap<String, BigDecimal>();
        for (var source : layout.funds().sources()) {
            var figures = new LinkedHashMap<String, BigDecimal>();
            for (var column : layout.funds().columns()) {
                content.number(Cell.fund(source.key(), column.key())).ifPresent(figure -> {
                    figures.put(column.key(), figure);
                    total.merge(column.key(), figure, BigDecimal::add);
                });
            }
            sources.put(source.key(), figures);
        }
        var score = content.scores().get(Cell.TOTAL);
        return new Funds(
                sources,
                total,
                rate(layout, total),
                Completeness.branchWeight(layout, content, Cell.FUNDS),
                content.number(Cell.fund(Cell.TOTAL, "score")).orElse(null),
                ruleScore(score),
                score == null ? null : score.derivation(),
                content.text(Cell.fund(Cell.TOTAL, "reason")),
                content.text(Cell.fund(Cell.TOTAL, "improvement")),
                content.evidence(Cell.TOTAL));
    }

    private static @Nullable BigDecimal rate(Layout layout, Map<String, BigDecimal> total) {
        var funds = layout.funds();
        var budget = funds.budget().map(total::get).orElse(null);
        var executed = funds.column(Role.EXECUTED).map(total::get).orElse(null);
        if (budget == null || executed == null || budget.signum() == 0) {
            return null;
        }
        var transfers = Optional.of(Role.TRANSFERS)
                .filter(role -> funds.rate().numerator() == Numerator.EXECUTED_LESS_TRANSFERS)
                .flatMap(funds::column)
                .map(total::get)
                .orElse(BigDecimal.ZERO);
        return executed.subtract(transfers).divide(budget, 4, RoundingMode.HALF_UP);
    }

    private static Row row(
            Layout.Branch branch, Layout.Item child, Indicator row, List<Layout.Column> columns, Content content) {
        var score = content.scores().get(row.id().value());
        UnaryOperator<String> text = field -> content.text(Cell.indicator(row.id(), field));
        var cells = new LinkedHashMap<String, String>();
        columns.forEach(column -> cells.put(column.field(), text.apply(column.field())));
        return new Row(
                row.id().value(),
                branch.key(),
                child.key(),
                branch.title(),
                child.title(),
                text.apply("name"),
                text.apply("content"),
                text.apply("target"),
                text.apply("targets"),
                text.apply("actual"),
                text.apply("actuals"),
                content.number(Cell.indicator(row.id(), "weight")).orElse(null),
                content.number(Cell.indicator(row.id(), "score")).orElse(null),
                ruleScore(score),
                score == null ? null : score.derivation(),
                text.apply("reason"),
                text.apply("improvement"),
                cells,
                content.evidence(row.id().value()));
    }

    private static @Nullable BigDecimal ruleScore(@Nullable RowScore score) {
        return score == null || score.score() == null ? null : score.score().value();
    }
}
