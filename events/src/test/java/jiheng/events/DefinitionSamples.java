package jiheng.events;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jiheng.events.definition.Body;
import jiheng.events.definition.DefinitionDeclined;
import jiheng.events.definition.DefinitionDiscarded;
import jiheng.events.definition.DefinitionDrafted;
import jiheng.events.definition.DefinitionId;
import jiheng.events.definition.DefinitionProposed;
import jiheng.events.definition.DefinitionPublished;
import jiheng.events.definition.DefinitionRetired;
import jiheng.events.definition.DefinitionRevised;
import jiheng.events.definition.DefinitionShipped;
import jiheng.events.evaluation.EvaluationOpened;
import jiheng.events.evaluation.Grade;
import jiheng.events.evaluation.Operator;
import jiheng.events.evaluation.Points;
import jiheng.events.evaluation.RuleSetVersion;
import jiheng.events.evaluation.TemplateVersion;
import jiheng.events.evaluation.Words;
import jiheng.events.template.FundRule;
import jiheng.events.template.MeasureRule;
import jiheng.events.template.RuleSet;
import jiheng.events.template.Template;

/** What the approved files of templates and rule sets say, as objects. */
final class DefinitionSamples {
    private static final DefinitionId COUNTY = DefinitionId.of(DefinitionId.Kind.TEMPLATE, "county-project");
    private static final DefinitionId RULES = DefinitionId.of(DefinitionId.Kind.RULES, "county");

    private DefinitionSamples() {}

    static List<Object> all() {
        var opened = EvaluationSamples.all().stream()
                .filter(EvaluationOpened.class::isInstance)
                .map(EvaluationOpened.class::cast)
                .findFirst()
                .orElseThrow();
        var template = new Body.OfTemplate(new Template(
                new TemplateVersion("county-project", 2),
                opened.kind(),
                new RuleSetVersion("county", 1),
                opened.layout(),
                opened.route()));
        var rules = new Body.OfRules(rules());
        return List.of(
                new DefinitionShipped(RULES, 1, rules),
                new DefinitionDrafted(COUNTY, 2, template),
                new DefinitionRevised(COUNTY, 2, template),
                new DefinitionProposed(COUNTY, 2, "增设备注栏，供说明数据来源"),
                new DefinitionDeclined(COUNTY, 2, "备注栏请限 200 字"),
                new DefinitionPublished(COUNTY, 2, template, "同意发布，自 2023 年度起使用"),
                new DefinitionDiscarded(COUNTY, 3, "与省级表样重复"),
                new DefinitionRetired(COUNTY, 1, "改用第 2 版"));
    }

    private static RuleSet rules() {
        var measures = new EnumMap<Operator, MeasureRule>(Operator.class);
        measures.put(Operator.AT_LEAST, MeasureRule.AT_LEAST);
        measures.put(Operator.MORE_THAN, MeasureRule.AT_LEAST);
        measures.put(Operator.EXACTLY, MeasureRule.EXACTLY);
        measures.put(Operator.AT_MOST, MeasureRule.AT_MOST_RATIO);
        measures.put(Operator.LESS_THAN, MeasureRule.AT_MOST_LINEAR);
        measures.put(Operator.QUALITATIVE, MeasureRule.QUALITATIVE);
        return new RuleSet(
                new RuleSetVersion("county", 1),
                new Words("县级规则", "County rules"),
                measures,
                List.of(new RuleSet.KindRules("output/cost", Map.of(Operator.AT_MOST, MeasureRule.BY_DEDUCTION))),
                new RuleSet.QualitativeBands(new BigDecimal("0.8"), new BigDecimal("0.5")),
                new RuleSet.SeveralMeasures(
                        RuleSet.Aggregation.WEIGHTED_MEAN, List.of(new BigDecimal("2"), new BigDecimal("1"))),
                FundRule.EXECUTION_RATE_CAPPED,
                List.of(new RuleSet.TotalCap(new BigDecimal("0.5"), Points.of("59"))),
                new RuleSet.Deviation(
                        new BigDecimal("0.3"), RuleSet.DeviationMode.LOWERED_BY_DEVIATION, Points.of("0")),
                new RuleSet.Deductions(
                        true,
                        List.of(new RuleSet.DeductionCode(
                                "C01", new Words("未完成", "Missed"), Points.of("0"), new BigDecimal("0.5")))),
                List.of(new RuleSet.GradeBand(Points.of("90"), Grade.EXCELLENT)));
    }
}
