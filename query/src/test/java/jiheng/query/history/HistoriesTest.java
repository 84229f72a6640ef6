package jiheng.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.organisation.UnitId;
import jiheng.query.evaluation.EvaluationStory;
import jiheng.query.history.Histories.Filter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HistoriesTest {
    private static final EvaluationId UNION = EvaluationStory.UNION;
    private static final long EVENTS = EvaluationStory.whole().stream()
            .filter(one -> one.getAggregateIdentifier().equals(UNION.value()))
            .count();

    private static EvaluationTables tables;

    @BeforeAll
    static void start() throws Exception {
        tables = new EvaluationTables();
        tables.deliver(EvaluationStory.whole());
    }

    @AfterAll
    static void stop() throws Exception {
        tables.close();
    }

    @Test
    void aFormsHistoryHasAnEntryForEachEventInTheirOrder() {
        assertThat(read(Filter.of(UNION)))
                .extracting(Entry::sequence)
                .containsExactlyElementsOf(LongStream.range(0, EVENTS).boxed().toList());
        assertThat(tables.histories().entries(Filter.of(UNION), 3)).hasSize(3);
        assertThat(read(Filter.of(UNION).after(EVENTS - 3)))
                .extracting(Entry::sequence)
                .containsExactly(EVENTS - 2, EVENTS - 1);
    }

    @Test
    void itIsNarrowedToAPersonByAccountByNameAndByWhomTheyStoodInFor() {
        assertThat(read(person("account-teacher")))
                .hasSize(3)
                .allMatch(one -> one.by().name().equals("教师己"));
        assertThat(read(person("财政庚"))).hasSize(2).allMatch(one -> one.kind().equals("settled"));
        assertThat(read(person("account-finance")))
                .extracting(one -> one.by().account())
                .contains("account-finance", "account-finance2")
                .hasSizeGreaterThan(8);
        assertThat(read(person("财政乙"))).containsExactlyElementsOf(read(person("account-finance")));
        assertThat(read(person("政乙")))
                .anyMatch(one -> one.by().account().equals("account-finance2"))
                .hasSameSizeAs(read(person("finance")));
        assertThat(read(person("%"))).isEmpty();
    }

    @Test
    void itIsNarrowedToATimeWhoseEndIsLeftOut() {
        var third = EvaluationStory.START.plusSeconds(180);

        assertThat(read(time(third, third.plusSeconds(60))))
                .extracting(Entry::sequence)
                .containsExactly(3L);
        assertThat(read(time(null, third))).hasSize(3);
    }

    @Test
    void itIsNarrowedToAKindOfEvent() {
        assertThat(read(new Filter(null, null, null, null, null, "cancelled", null, null)))
                .extracting(Entry::evaluation)
                .containsExactly(EvaluationStory.SCHOOL);
    }

    @Test
    void itIsNarrowedToARowAndToACell() {
        var row = EvaluationStory.AUDIT.value();
        assertThat(read(Filter.of(UNION).touching("indicators/" + row + "/score")))
                .extracting(Entry::kind)
                .containsExactly("cell-filled", "cell-filled");
        assertThat(read(Filter.of(UNION).touching(row)))
                .extracting(Entry::kind)
                .contains("indicator-added", "cell-filled", "scored", "returned")
                .doesNotContain("submitted", "opened");
    }

    @Test
    void itIsNarrowedToUnits() {
        assertThat(read(units(List.of(EvaluationStory.SCHOOL_UNIT)))).hasSize(7).allMatch(one -> one.evaluation()
                .equals(EvaluationStory.SCHOOL));
        assertThat(read(units(List.of()))).isEmpty();
    }

    private static List<Entry> read(Filter filter) {
        return tables.histories().entries(filter, 1_000);
    }

    private static Filter person(String person) {
        return new Filter(null, null, person, null, null, null, null, null);
    }

    private static Filter time(@Nullable Instant from, @Nullable Instant until) {
        return new Filter(null, null, null, from, until, null, null, null);
    }

    private static Filter units(List<UnitId> units) {
        return new Filter(null, units, null, null, null, null, null, null);
    }
}
