package jiheng.events.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jiheng.events.evaluation.EvaluationOpened;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.Layout.Binding;
import jiheng.events.evaluation.Layout.Role;
import jiheng.events.evaluation.Words;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;

class UpcastersTest {
    private static final Path FIRST = Path.of("src", "test", "resources", "upcast", "evaluation.opened-1.json");

    private final StoredEventSerializer serializer = new StoredEventSerializer();

    @Test
    void aFormOpenedByTheFirstRevisionReadsAsItWasMeant() throws IOException {
        var opened = read(Files.readString(FIRST), "1");

        assertThat(opened.unitName()).isEqualTo("云溪区总工会");
        assertThat(opened.route()).hasSize(2);
        var layout = opened.layout();
        assertThat(layout.header())
                .containsExactly(new Layout.Field("leader", new Words("项目负责人", "Person in charge"), 60));
        assertThat(layout.funds().columns())
                .extracting(Layout.FundColumn::key, Layout.FundColumn::role)
                .containsExactly(tuple("budget", Role.ADJUSTED), tuple("executed", Role.EXECUTED));
        assertThat(layout.funds().rate())
                .isEqualTo(new Layout.Rate(Layout.Numerator.EXECUTED_LESS_TRANSFERS, Layout.Denominator.ADJUSTED));
        assertThat(layout.funds().figures())
                .extracting(Layout.FundFigure::figure)
                .containsExactly(Layout.Figure.values());
        assertThat(layout.funds().adjustable()).isTrue();
        assertThat(layout.narratives())
                .containsExactly(new Layout.Narrative(
                        "goals", new Words("年初设定目标", "Goals set"), 2000, Binding.TARGETS, true, null));
        assertThat(layout.targets()).isEqualTo(Layout.Targets.BOTH);
        assertThat(layout.branches()).singleElement().satisfies(branch -> {
            assertThat(branch.required()).isFalse();
            assertThat(branch.adjustable()).isTrue();
            assertThat(branch.children()).extracting(Layout.Item::key).containsExactly("quantity", "quality");
        });
        assertThat(layout.columns().stream().filter(Layout.Column::printed))
                .extracting(Layout.Column::field)
                .containsExactly(
                        "branch",
                        "child",
                        "name",
                        "content",
                        "target",
                        "actual",
                        "weight",
                        "score",
                        "reason",
                        "improvement");
        assertThat(layout.columns().stream().filter(column -> !column.printed()))
                .extracting(Layout.Column::field)
                .containsExactly("targets", "actuals");
        assertThat(layout.signoff()).isEmpty();
    }

    @Test
    void goalsAndResultsStoodSideBySideUnderOneHeading() throws IOException {
        var goals = "\"key\": \"goals\"";
        var json = Files.readString(FIRST);
        var narrative = json.substring(
                json.indexOf('{', json.indexOf("\"narratives\"")), json.indexOf("],", json.indexOf("\"narratives\"")));

        var both =
                read(json.replace(narrative, narrative + "," + narrative.replace(goals, "\"key\": \"results\"")), "1");
        var apart = read(
                json.replace(
                        narrative,
                        narrative + "," + narrative.replace(goals, "\"key\": \"duties\"") + ","
                                + narrative.replace(goals, "\"key\": \"results\"")),
                "1");

        assertThat(both.layout().narratives())
                .extracting(Layout.Narrative::binding)
                .containsExactly(Binding.TARGETS, Binding.RESULTS);
        assertThat(both.layout().narratives())
                .extracting(Layout.Narrative::under)
                .containsOnly(new Words("年度总体目标", "Overall goals of the year"));
        assertThat(apart.layout().narratives())
                .extracting(Layout.Narrative::under)
                .containsOnlyNulls();
        assertThat(apart.layout().narratives())
                .extracting(Layout.Narrative::owed)
                .containsExactly(true, false, true);
    }

    @Test
    void theEngineReadsBothRevisionsFromOneTable() throws Exception {
        try (var ledger = Ledger.start()) {
            var json = Files.readString(FIRST);
            ledger.run(
                    "insert into event (event_id, stream, sequence, stream_kind, at, name, revision, payload, metadata)"
                            + " values ('e-1', 'evaluation-2022-yunxi-union-project-xm001', 0, 'Evaluation',"
                            + " '2022-03-01T01:00:00.000Z', 'evaluation.opened', '1',"
                            + " convert_to($json$" + json + "$json$, 'UTF8'), convert_to('{}', 'UTF8'))");
            EventStorageEngine engine =
                    OrderedEventStorageEngine.over(ledger, ledger, serializer, (connection, eventIds) -> {});

            var events = engine.readEvents("evaluation-2022-yunxi-union-project-xm001")
                    .asStream()
                    .<Object>map(event -> event.getPayload())
                    .toList();

            assertThat(events).isEqualTo(List.of(read(json, "1")));
            assertThat(ledger.committed("select revision from event")).containsExactly("1");
        }
    }

    @Test
    void withoutTheChainTheFirstRevisionIsRefusedByName() throws IOException {
        var stored = new SimpleSerializedObject<>(Files.readAllBytes(FIRST), byte[].class, "evaluation.opened", "1");

        assertThatThrownBy(() -> serializer.deserialize(stored))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("evaluation.opened");
    }

    @Test
    void jsonOfNeitherRevisionIsRefusedByName() throws IOException {
        var json = Files.readString(FIRST);

        for (var broken : List.of(
                "{",
                json.replace("\"rate\"", "\"speed\""),
                json.replace("NET_OF_TRANSFERS", "FREE"),
                json.replace("\"header\"", "\"head\""))) {
            assertThatThrownBy(() -> read(broken, "1"))
                    .isInstanceOf(SerializationException.class)
                    .hasStackTraceContaining("stored evaluation.opened cannot be read");
        }
    }

    private EvaluationOpened read(String json, String revision) {
        var row = new GenericDomainEventEntry<>(
                "Evaluation",
                "evaluation-2022-yunxi-union-project-xm001",
                0,
                "e-1",
                "2022-03-01T01:00:00.000Z",
                "evaluation.opened",
                revision,
                json.getBytes(UTF_8),
                "{}".getBytes(UTF_8));
        return (EvaluationOpened) Upcasters.read(row, serializer).getPayload();
    }
}
