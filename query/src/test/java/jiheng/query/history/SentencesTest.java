package jiheng.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jiheng.events.evaluation.EvaluationEvent;
import jiheng.events.evaluation.EvaluationId;
import jiheng.query.evaluation.Act;
import jiheng.query.evaluation.EvaluationStory;
import jiheng.query.evaluation.Fold;
import jiheng.query.evaluation.Form;
import org.junit.jupiter.api.Test;

class SentencesTest {
    private record Told(Class<?> event, Entry entry) {}

    private static List<Told> story() {
        List<Told> all = new ArrayList<>();
        Map<EvaluationId, Form> forms = new HashMap<>();
        for (var message : EvaluationStory.whole()) {
            var event = (EvaluationEvent) message.getPayload();
            var act = Act.from(message.getMetaData(), message.getTimestamp());
            var before = forms.get(event.evaluation());
            var after = Fold.after(before, event, message.getSequenceNumber(), act);
            forms.put(event.evaluation(), after);
            all.add(new Told(event.getClass(), Sentences.entry(before, event, after, act)));
        }
        return all;
    }

    @Test
    void everyEventHasASentenceInBothLanguages() {
        var story = story();

        assertThat(story.stream().<Class<?>>map(Told::event))
                .containsAll(List.of(EvaluationEvent.class.getPermittedSubclasses()));
        assertThat(story).allSatisfy(told -> {
            var summary = told.entry().summary();
            assertThat(summary.zh()).matches("(?s).*\\p{IsHan}.*");
            assertThat(summary.en()).matches("(?s)[A-Z“\\p{IsHan}].*[a-zA-Z].*");
            assertThat(summary.en()).isNotEqualTo(summary.zh());
            assertThat(told.entry().kind()).isEqualTo(Sentences.kind(told.event()));
        });
    }

    @Test
    void aFigureThatChangedIsToldWithWhatItWas() {
        assertThat(story())
                .extracting(told -> told.entry().summary().zh())
                .contains(
                        "「工会经费审计」得分 由 4.00 改为 5.00",
                        "更正（数据有误）：「财政拨款」全年预算数 由 548.74 改为 739.39",
                        "由文件「自评表.xlsx」D7 单元格导入：「财政拨款」全年预算数 填为 12.5",
                        "作废本表");
    }

    @Test
    void aReasonIsKeptBesideItsSentence() {
        assertThat(story())
                .extracting(told -> told.entry().reason())
                .contains("请说明原因；「工会经费审计」完成值不足", "漏计年中追加", "并入部门自评", "无须更正");
    }
}
