package jiheng.query.definition;

import static org.assertj.core.api.Assertions.assertThat;

import jiheng.events.definition.DefinitionEvent;
import jiheng.events.evaluation.Words;
import jiheng.events.store.StoredNames;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;

class DefinitionProjectionTest {
    @Test
    void theStoryHoldsEveryEventOfADefinition() {
        var family = StoredNames.classes().stream()
                .filter(DefinitionEvent.class::isAssignableFrom)
                .toList();
        assertThat(DefinitionStory.whole().stream().<Class<?>>map(EventMessage::getPayloadType))
                .containsAll(family);
        assertThat(family).hasSize(8);
    }

    @Test
    void eachEventTellsWhoDidWhatToWhichVersion() {
        for (DomainEventMessage<?> message : DefinitionStory.whole()) {
            var event = (DefinitionEvent) message.getPayload();
            Words sentence =
                    DefinitionSentences.of(event, DefinitionStory.body(event.version(), "县级规则"), message.getMetaData());
            assertThat(sentence.zh())
                    .contains("县级规则", "第 " + event.version() + " 版")
                    .endsWith("。");
            assertThat(sentence.en())
                    .contains("County rules", "ersion " + event.version())
                    .endsWith(".");
        }
        var published = (DefinitionEvent) DefinitionStory.whole().get(8).getPayload();
        assertThat(DefinitionSentences.of(
                                published,
                                DefinitionStory.body(3, "县级规则"),
                                MetaData.with("name", "财政乙").and("onBehalfOfName", "财政甲"))
                        .zh())
                .isEqualTo("财政乙（代财政甲）发布了评分规则“县级规则”（county）第 3 版：同意。");
    }
}
