package jiheng.query.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.Words;
import jiheng.events.organisation.UnitId;
import jiheng.events.recheck.RecheckEvent;
import jiheng.events.store.StoredNames;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecheckSentencesTest {
    @Test
    void theStoryHoldsEveryEventOfARecheck() {
        assertThat(RecheckStory.whole().stream().<Class<?>>map(EventMessage::getPayloadType))
                .containsAll(StoredNames.classes().stream()
                        .filter(RecheckEvent.class::isAssignableFrom)
                        .toList());
    }

    @Test
    void eachEventTellsWhoFoundWhat() {
        assertThat(RecheckStory.whole().stream().map(one -> said(one).zh()))
                .containsExactly(
                        "财政乙以系统随机种子“f00d”抽取复核样本：2 张已审定的表中抽取 1 张（第 1 次抽取）。",
                        "财政乙以公开种子“3087.53”（上证综合指数收盘）重新抽取复核样本：2 张已审定的表中抽取 2 张（第 2 次抽取）：又有一张表审定。",
                        "财政乙复核“审计数量”：自评 5.00 分，复核 3.00 分，扣分代码 K2，一半。",
                        "财政乙复核“审计数量”：自评 5.00 分，复核 2.50 分（原复核 3.00 分），扣分代码 K2，目标 40 家，实际 20 家。",
                        "财政乙完成复核：自评 94.53 分，复核 92.03 分，偏差率 2.72%；属实。");
        assertThat(RecheckStory.whole().stream().map(one -> said(one).en()))
                .allMatch(sentence -> sentence.startsWith("财政乙 ") && sentence.endsWith("."));
        var deputy = MetaData.with("name", "财政乙").and("onBehalfOfName", "财政甲");
        assertThat(RecheckSentences.of(
                                (RecheckEvent) RecheckStory.whole().get(2).getPayload(), deputy)
                        .zh())
                .startsWith("财政乙（代财政甲）复核");
    }

    private static Words said(EventMessage<?> message) {
        return RecheckSentences.of((RecheckEvent) message.getPayload(), message.getMetaData());
    }

    @Test
    void aUnitsQualityIsTheMeanOfWhatItsFormsKept() {
        // 100 − 2.72 = 97.28 and 100 − 11.83 = 88.17; their mean is 92.725.
        var quality = Quality.of(List.of(
                form("union", true, "2.72"),
                form("school", false, null),
                form("union", true, "-11.83"),
                form("union", false, null),
                form("women", true, null),
                form("centre", true, "250.00")));

        assertThat(quality.stream()
                        .map(one -> one.unit().key() + " " + one.finished() + "/" + one.drawn() + " " + one.score()))
                .containsExactly("union 2/3 92.73", "school 0/1 null", "women 1/1 0.00", "centre 1/1 0.00");
    }

    private static DrawnForm form(String unit, boolean finished, @Nullable String deviation) {
        return new DrawnForm(
                1,
                EvaluationId.of("2022-" + unit + "-department"),
                UnitId.of(unit),
                unit,
                1,
                "a".repeat(64),
                0,
                finished,
                null,
                null,
                deviation == null ? null : new BigDecimal(deviation),
                "");
    }
}
