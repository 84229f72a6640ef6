package jiheng.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.EvaluationEvent;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.FindingClosed;
import jiheng.events.evaluation.FindingId;
import jiheng.events.evaluation.FormReturned;
import jiheng.events.evaluation.IndicatorRemoved;
import jiheng.events.evaluation.RowReason;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.Words;
import jiheng.query.evaluation.Act;
import jiheng.query.evaluation.EvaluationStory;
import jiheng.query.evaluation.Fold;
import jiheng.query.evaluation.Form;
import org.junit.jupiter.api.Test;

class SentencesTest {
    private record Told(Class<?> event, Form after, Entry entry) {}

    private static List<Told> story() {
        List<Told> all = new ArrayList<>();
        Map<EvaluationId, Form> forms = new HashMap<>();
        for (var message : EvaluationStory.whole()) {
            var event = (EvaluationEvent) message.getPayload();
            var act = Act.from(message.getMetaData(), message.getTimestamp());
            var before = forms.get(event.evaluation());
            var after = Fold.after(before, event, message.getSequenceNumber(), act);
            forms.put(event.evaluation(), after);
            all.add(new Told(event.getClass(), after, Sentences.entry(before, event, after, act)));
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
    void aFileIsToldWithItsSizeAndItsHash() {
        assertThat(story())
                .extracting(told -> told.entry().summary().zh())
                .contains(
                        "为“工会经费审计”上传佐证 “审计报告.pdf”（12.3 KB，SHA-256 abababab…）",
                        "撤下“预算执行率”的佐证 “误传.pdf”（SHA-256 bbbbbbbb…）");
    }

    @Test
    void aRowTakenOffTellsOfItsFiles() {
        assertThat(story())
                .filteredOn(told -> told.event().equals(IndicatorRemoved.class))
                .flatExtracting(told -> told.entry().changes())
                .filteredOn(change -> change.field().equals("indicators/indicator-9/evidence"))
                .extracting(Entry.Change::from)
                .containsExactly("多余.png（9 B，SHA-256 " + "c".repeat(64) + "）");
    }

    @Test
    void aMoveToAnotherVersionTellsWhatChangedAndWhatIsKept() {
        var told = story().stream()
                .filter(one -> one.entry().kind().equals("template-changed"))
                .findFirst()
                .orElseThrow()
                .entry();
        assertThat(told.summary())
                .isEqualTo(new Words(
                        "表样由第 1 版换为第 2 版，改动 2 处；所填内容全部保留，其中 1 格新版没有位置，列为原版本所填",
                        "Moved from version 1 of the template to version 2, 2 changes; all that was filled in is kept,"
                                + " 1 cells of it beside the form"));
        assertThat(told.changes())
                .extracting(change -> change.label().zh() + "：" + change.from() + "→" + change.to())
                .containsExactly(
                        "计分规则：national 1→national 2",
                        "审核流程：财政审核→财政审定",
                        "取消「负责人」：负责人→",
                        "字数上限「年初设定目标」：200→100",
                        "原版本所填：负责人：→赵某");
    }

    /** What was stored with a text of its own keeps it; what is stored without is told in the reader's language alone. */
    @Test
    void aFindingThatNoLongerHoldsIsToldInEachLanguage() {
        var told = story().get(story().size() - 1);
        var form = told.after();
        var by = form.last();
        var bilingual = "再次送审时已不成立 No longer holds at the next submission";

        assertThat(List.of("", bilingual, "已不成立"))
                .extracting(reason -> Sentences.entry(
                                form, new FindingClosed(form.id(), FindingId.of("1"), true, reason), form, by)
                        .reason())
                .containsExactly(
                        new Words("再次送审时已不成立", "no longer holds at the next submission"),
                        new Words(bilingual, bilingual),
                        new Words("已不成立", "已不成立"));
    }

    @Test
    void aReasonIsKeptBesideItsSentence() {
        assertThat(story())
                .extracting(told -> told.entry().reason())
                .contains(
                        new Words("请说明原因；「工会经费审计」完成值不足", "请说明原因; “工会经费审计”: 完成值不足"),
                        new Words("漏计年中追加", "漏计年中追加"),
                        new Words("并入部门自评", "并入部门自评"),
                        new Words("无须更正", "无须更正"));
    }

    @Test
    void aRowThatIsNoIndicatorIsNamedInEachLanguage() {
        var told = story().stream()
                .filter(one -> one.entry().kind().equals("opened"))
                .findFirst()
                .orElseThrow();
        var form = told.after();
        var returned = new FormReturned(
                form.id(), Stage.RESULTS, 1, "finance", "请核对。", List.of(new RowReason(Cell.TOTAL, "差额未说明")));

        assertThat(Sentences.entry(form, returned, form, form.opened()).reason())
                .isEqualTo(new Words("请核对；「预算执行率」差额未说明", "请核对; “Budget execution rate”: 差额未说明"));
    }
}
