package jiheng.query.evaluation;

import static jiheng.query.evaluation.EvaluationStory.AUDIT;
import static jiheng.query.evaluation.EvaluationStory.LAYOUT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.Indicator;
import jiheng.events.evaluation.Value;
import jiheng.events.evaluation.Words;
import org.junit.jupiter.api.Test;

class LabelsTest {
    private static final Content NAMED = new Content(
            List.of(new Indicator(AUDIT, "output", "quantity", 2)),
            new TreeMap<>(Map.of(Cell.indicator(AUDIT, "content"), new Value.Text("工会经费审计"))),
            Map.of(),
            null);

    @Test
    void aCellOfARowIsNamedByWhatTheRowSays() {
        assertThat(named(NAMED, Cell.indicator(AUDIT, "score")))
                .isEqualTo(new Words("「工会经费审计」得分", "score of “工会经费审计”"));
    }

    @Test
    void aRowThatSaysNothingIsNamedByItsPlace() {
        var silent = new Content(NAMED.indicators(), new TreeMap<>(), Map.of(), null);

        assertThat(named(silent, Cell.indicator(AUDIT, "weight")))
                .isEqualTo(new Words("「数量指标第3行」分值", "weight of “Quantity row 3”"));
    }

    @Test
    void theOtherSectionsAreNamedAsTheLayoutDoes() {
        assertThat(named(NAMED, Cell.fund("fiscal", "budget")).zh()).isEqualTo("「财政拨款」全年预算数");
        assertThat(named(NAMED, Cell.fund(Cell.TOTAL, "score")).zh()).isEqualTo("「预算执行率」得分");
        assertThat(named(NAMED, Cell.narrative("goals")).zh()).isEqualTo("年初设定目标");
        assertThat(named(NAMED, Cell.header("leader")).zh()).isEqualTo("负责人");
        assertThat(named(NAMED, Cell.branch("output", "weight")).zh()).isEqualTo("「产出指标」分值");
        assertThat(new Labels(LAYOUT, NAMED).row(AUDIT.value()).zh()).isEqualTo("工会经费审计");
        assertThat(new Labels(LAYOUT, NAMED).row("goals").zh()).isEqualTo("年初设定目标");
    }

    private static Words named(Content content, Cell cell) {
        return new Labels(LAYOUT, content).cell(cell);
    }
}
