package jiheng.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.CellFilled;
import jiheng.events.evaluation.EvaluationEvent;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.FormKind;
import jiheng.events.evaluation.IndicatorAdded;
import jiheng.events.evaluation.IndicatorId;
import jiheng.events.evaluation.Value;
import jiheng.events.organisation.Role;
import jiheng.query.evaluation.EvaluationStory;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * How fast a store of some 50,000 events is folded and compared. Not run with the tests:
 * {@code mvn -pl query -am test -Dtest=RebuildBenchmark -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class RebuildBenchmark {
    private static final int FORMS = 200;
    private static final int ROWS = 20;
    private static final List<String> FIELDS =
            List.of("name", "content", "target", "actual", "weight", "score", "reason", "improvement");

    @Test
    void aStoreOfFiftyThousandEvents() throws Exception {
        try (var store = new Store()) {
            store.clear();
            write(store);

            var first = store.rebuild().run(true, progress -> {});
            var second = store.rebuild().run(false, progress -> {});

            assertThat(first.switched()).isTrue();
            assertThat(second.same()).isTrue();
            tell("fold, compare with nothing, switch", first);
            tell("fold, compare with the same", second);
        }
    }

    private static void tell(String what, Report report) {
        System.out.printf(
                "%s: %d events in %d ms, %d a second, acts waited %d ms%n",
                what,
                report.events(),
                report.took().toMillis(),
                1_000 * report.events() / report.took().toMillis(),
                report.held().toMillis());
    }

    /** All forms by turns, as people work. */
    private static void write(Store store) throws Exception {
        try (var connection = store.source().getConnection()) {
            var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            connection.setAutoCommit(false);
            var histories = new ArrayList<List<EvaluationEvent>>();
            for (var form = 0; form < FORMS; form++) {
                histories.add(history(form));
            }
            for (var sequence = 0; sequence < histories.get(0).size(); sequence++) {
                for (var history : histories) {
                    Store.append(jdbc, message(history.get(sequence), sequence));
                }
                connection.commit();
            }
        }
    }

    private static DomainEventMessage<?> message(EvaluationEvent event, int sequence) {
        return EvaluationStory.message(
                event, sequence, "preparer", "填报丁", Role.PREPARER, EvaluationStory.START.plusSeconds(sequence));
    }

    private static List<EvaluationEvent> history(int number) {
        var form = EvaluationId.of("2022-unit" + number + "-department");
        List<EvaluationEvent> events = new ArrayList<>();
        events.add(EvaluationStory.opened(
                form, EvaluationStory.UNION_UNIT, "第 " + number + " 单位", FormKind.DEPARTMENT, null));
        for (var row = 0; row < ROWS; row++) {
            events.add(new IndicatorAdded(form, IndicatorId.of("" + row), "output", "quantity", row, null));
        }
        for (var row = 0; row < ROWS; row++) {
            for (var field : FIELDS) {
                var cell = Cell.indicator(IndicatorId.of("" + row), field);
                events.add(new CellFilled(form, cell, null, value(field, row), null));
            }
            var score = Cell.indicator(IndicatorId.of("" + row), "score");
            for (var again = 1; again <= 4; again++) {
                events.add(new CellFilled(form, score, value("score", again - 1), value("score", again), null));
            }
        }
        return events;
    }

    private static Value value(String field, int number) {
        return List.of("weight", "score").contains(field)
                ? new Value.Number(new BigDecimal(number))
                : new Value.Text("全年组织开展职工技能培训与岗位练兵活动，覆盖基层工会 " + number + " 家，参训人数较上年明显增加。");
    }
}
