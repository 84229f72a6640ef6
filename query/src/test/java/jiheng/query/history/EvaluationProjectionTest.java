package jiheng.query.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jiheng.events.cycle.CycleId;
import jiheng.events.evaluation.EvaluationEvent;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.FindingAnswered;
import jiheng.events.evaluation.FindingClosed;
import jiheng.events.evaluation.FindingRaised;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.UnitId;
import jiheng.events.store.StoredNames;
import jiheng.query.evaluation.Act;
import jiheng.query.evaluation.EvaluationStory;
import jiheng.query.evaluation.Evaluations;
import jiheng.query.evaluation.Fold;
import jiheng.query.evaluation.Form;
import jiheng.query.evaluation.State;
import org.axonframework.eventhandling.EventMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationProjectionTest {
    private static EvaluationTables tables;

    @BeforeAll
    static void start() {
        tables = new EvaluationTables();
    }

    @AfterAll
    static void stop() throws Exception {
        tables.close();
    }

    @BeforeEach
    void clear() {
        tables.clear();
    }

    @Test
    void everyEventOfAFormDeliveredTwiceGivesTheSameTables() throws Exception {
        var story = EvaluationStory.whole();
        assertThat(story.stream().<Class<?>>map(EventMessage::getPayloadType)).containsAll(family());
        tables.deliver(story);
        var once = tables.rows();
        tables.clear();

        tables.deliver(story.stream().flatMap(one -> Stream.of(one, one)).toList());
        assertThat(tables.rows()).isEqualTo(once);
        tables.deliver(story);

        assertThat(tables.rows()).isEqualTo(once);
        assertThat(once.get("evaluation")).hasSize(2);
        assertThat(once.get("evaluation_act")).hasSize(story.size());
    }

    @Test
    void anEventThatComesBeforeItsTurnIsAnError() throws Exception {
        var story = new ArrayList<>(EvaluationStory.whole());
        story.remove(5);

        assertThatThrownBy(() -> tables.deliver(story)).hasMessageContaining("is known up to 4, so 6 came out of turn");
    }

    @Test
    void anEventOfAFormThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> tables.deliver(EvaluationStory.whole().subList(1, 2)))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1_000})
    void aBufferedTableEndsAsTheOtherDoes(int mostForms) throws Exception {
        tables.deliver(EvaluationStory.whole());
        var due = tables.rows();
        tables.clear();

        var buffered = new BufferedFormTable(tables.jdbc(), EvaluationTables.JSON, mostForms);
        EvaluationTables.deliver(buffered.projection(), interleaved());
        buffered.flush();

        assertThat(tables.rows()).isEqualTo(due);
    }

    @Test
    void whatIsReadIsTheFoldOfTheEvents() throws Exception {
        tables.deliver(EvaluationStory.whole());
        Form folded = null;
        for (var message : EvaluationStory.whole()) {
            var event = (EvaluationEvent) message.getPayload();
            if (event.evaluation().equals(EvaluationStory.UNION)) {
                folded = Fold.after(
                        folded,
                        event,
                        message.getSequenceNumber(),
                        Act.from(message.getMetaData(), message.getTimestamp()));
            }
        }

        assertThat(tables.evaluations().find(EvaluationStory.UNION)).contains(folded);
    }

    @Test
    void aListIsNarrowedByUnitCycleStateAndText() throws Exception {
        tables.deliver(EvaluationStory.whole());

        assertThat(listed(null, null, null, null)).containsExactly("evaluation-2022-school-project", union());
        assertThat(listed(List.of(), null, null, null)).isEmpty();
        assertThat(listed(List.of(EvaluationStory.UNION_UNIT), null, null, null))
                .containsExactly(union());
        assertThat(listed(null, EvaluationStory.UNION_UNIT, null, null)).containsExactly(union());
        assertThat(listed(null, null, State.SETTLED, null)).containsExactly(union());
        assertThat(listed(null, null, State.RETURNED, null)).isEmpty();
        assertThat(listed(null, null, null, " 总工会 ")).containsExactly(union());
        assertThat(listed(null, null, null, "改造")).containsExactly("evaluation-2022-school-project");
        var otherCycle = new Evaluations.Filter(null, CycleId.of("2021"), null, null, null);
        assertThat(tables.evaluations().list(otherCycle, 0, 10).total()).isZero();
    }

    @Test
    void signsInASearchedTextStandForThemselves() throws Exception {
        tables.deliver(EvaluationStory.whole());

        assertThat(listed(null, null, null, "100%")).containsExactly("evaluation-2022-school-project");
        assertThat(listed(null, null, null, "1%0")).isEmpty();
        assertThat(listed(null, null, null, "总_会")).isEmpty();
        assertThat(listed(null, null, null, "\\")).isEmpty();
    }

    @Test
    void aListIsCutInPages() throws Exception {
        tables.deliver(EvaluationStory.whole());

        var second = tables.evaluations().list(Evaluations.Filter.of(null), 1, 1);

        assertThat(second.total()).isEqualTo(2);
        assertThat(second.lines()).extracting(line -> line.id().value()).containsExactly(union());
    }

    @Test
    void aFindingWaitsForTheUnitsAnswerAndNoLonger() throws Exception {
        var units = List.of(EvaluationStory.UNION_UNIT);
        assertThat(asked(FindingRaised.class, 1, units))
                .as("what a check found while the form is decided on")
                .containsExactly(EvaluationStory.UNION);
        assertThat(asked(FindingAnswered.class, 1, units)).isEmpty();
        assertThat(tables.waiting().answered(Role.AUDITOR, units))
                .as("a check weighs no answers")
                .isEmpty();
        assertThat(asked(FindingRaised.class, 2, units))
                .as("what an auditor asks")
                .containsExactly(EvaluationStory.UNION);
        assertThat(tables.waiting().asked(List.of(EvaluationStory.SCHOOL_UNIT))).isEmpty();
        assertThat(asked(FindingClosed.class, 1, units)).isEmpty();
    }

    /** The forms that a unit owes an answer once so many events of a kind have happened. */
    private List<EvaluationId> asked(Class<?> kind, int count, List<UnitId> units) throws Exception {
        var story = EvaluationStory.whole();
        var found = 0;
        var end = 0;
        while (found < count) {
            if (kind.isInstance(story.get(end).getPayload())) {
                found++;
            }
            end++;
        }
        tables.deliver(story.subList(0, end));
        return tables.waiting().asked(units).stream().map(line -> line.id()).toList();
    }

    @Test
    void whatWaitsIsListedForThoseWhoDecideAndThoseWhoFillIn() throws Exception {
        var units = List.of(EvaluationStory.UNION_UNIT, EvaluationStory.SCHOOL_UNIT);
        var story = EvaluationStory.whole();
        tables.deliver(story.subList(0, 12));
        assertThat(tables.waiting().awaiting(Role.FINANCE_REVIEWER, units)).hasSize(1);
        assertThat(tables.waiting().awaiting(Role.UNIT_APPROVER, units)).isEmpty();
        assertThat(tables.waiting().awaiting(Role.FINANCE_REVIEWER, List.of(EvaluationStory.SCHOOL_UNIT)))
                .isEmpty();
        assertThat(tables.waiting().awaiting(Role.FINANCE_REVIEWER, List.of())).isEmpty();
        assertThat(tables.waiting().filling(units)).isEmpty();

        tables.deliver(story);
        assertThat(tables.waiting().awaiting(Role.FINANCE_REVIEWER, units)).isEmpty();
        assertThat(tables.waiting().filling(units))
                .extracting(line -> line.id())
                .containsExactly(EvaluationStory.SCHOOL);
        assertThat(tables.waiting().filling(List.of(EvaluationStory.UNION_UNIT)))
                .isEmpty();
    }

    private static String union() {
        return EvaluationStory.UNION.value();
    }

    private static List<String> listed(
            @org.jspecify.annotations.Nullable List<UnitId> units,
            @org.jspecify.annotations.Nullable UnitId unit,
            @org.jspecify.annotations.Nullable State state,
            @org.jspecify.annotations.Nullable String text) {
        return tables.evaluations().list(new Evaluations.Filter(units, null, unit, state, text), 0, 10).lines().stream()
                .map(line -> line.id().value())
                .toList();
    }

    /** The events of both forms by turns, as far as they go. */
    private static List<EventMessage<?>> interleaved() {
        var school = new ArrayList<EventMessage<?>>();
        var union = new ArrayList<EventMessage<?>>();
        EvaluationStory.whole()
                .forEach(one -> (one.getAggregateIdentifier().equals(union()) ? union : school).add(one));
        var all = new ArrayList<EventMessage<?>>();
        while (!union.isEmpty()) {
            all.add(union.remove(0));
            if (!school.isEmpty()) {
                all.add(school.remove(0));
            }
        }
        return all;
    }

    private static List<Class<?>> family() {
        return StoredNames.classes().stream()
                .filter(EvaluationEvent.class::isAssignableFrom)
                .toList();
    }
}
