package jiheng.query.definition;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jiheng.events.definition.Body;
import jiheng.events.definition.DefinitionDeclined;
import jiheng.events.definition.DefinitionDiscarded;
import jiheng.events.definition.DefinitionDrafted;
import jiheng.events.definition.DefinitionEvent;
import jiheng.events.definition.DefinitionId;
import jiheng.events.definition.DefinitionProposed;
import jiheng.events.definition.DefinitionPublished;
import jiheng.events.definition.DefinitionRetired;
import jiheng.events.definition.DefinitionRevised;
import jiheng.events.definition.DefinitionShipped;
import jiheng.events.evaluation.Grade;
import jiheng.events.evaluation.Operator;
import jiheng.events.evaluation.Points;
import jiheng.events.evaluation.RuleSetVersion;
import jiheng.events.evaluation.Words;
import jiheng.events.template.FundRule;
import jiheng.events.template.MeasureRule;
import jiheng.events.template.RuleSet;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;

/** A rule set shipped, drafted, given up, drafted again, reviewed, published and retired. */
public final class DefinitionStory {
    static final DefinitionId RULES = DefinitionId.of(DefinitionId.Kind.RULES, "county");
    private static final Map<String, String> BY = Map.of("account", "account-finance", "name", "财政乙");

    private DefinitionStory() {}

    public static List<DomainEventMessage<?>> whole() {
        return told(List.of(
                new DefinitionShipped(RULES, 1, body(1, "县级规则")),
                new DefinitionDrafted(RULES, 2, body(2, "县级规则")),
                new DefinitionDiscarded(RULES, 2, "暂缓"),
                new DefinitionDrafted(RULES, 3, body(3, "县级规则")),
                new DefinitionRevised(RULES, 3, body(3, "县级新规则")),
                new DefinitionProposed(RULES, 3, "改名"),
                new DefinitionDeclined(RULES, 3, "再核"),
                new DefinitionProposed(RULES, 3, "已核"),
                new DefinitionPublished(RULES, 3, body(3, "县级新规则"), "同意"),
                new DefinitionRetired(RULES, 1, "改用第 3 版")));
    }

    static List<DomainEventMessage<?>> told(List<DefinitionEvent> events) {
        var messages = new ArrayList<DomainEventMessage<?>>();
        for (int i = 0; i < events.size(); i++) {
            messages.add(new GenericDomainEventMessage<>(
                    "Definition",
                    RULES.value(),
                    i,
                    new GenericMessage<>(events.get(i), MetaData.from(BY)),
                    Instant.parse("2026-01-05T01:00:00Z").plusSeconds(i)));
        }
        return List.copyOf(messages);
    }

    static Body body(int version, String title) {
        var measures = new EnumMap<Operator, MeasureRule>(Operator.class);
        for (var operator : Operator.values()) {
            measures.put(operator, MeasureRule.AS_CLAIMED);
        }
        return new Body.OfRules(new RuleSet(
                new RuleSetVersion("county", version),
                new Words(title, "County rules"),
                measures,
                List.of(),
                new RuleSet.QualitativeBands(new BigDecimal("0.8"), new BigDecimal("0.6")),
                new RuleSet.SeveralMeasures(RuleSet.Aggregation.MINIMUM, List.of()),
                FundRule.EXECUTION_RATE_CAPPED,
                List.of(),
                new RuleSet.Deviation(new BigDecimal("0.3"), RuleSet.DeviationMode.NOTHING_MORE, Points.of("0")),
                new RuleSet.Deductions(false, List.of()),
                List.of(new RuleSet.GradeBand(Points.of("90"), Grade.EXCELLENT))));
    }
}
