package jiheng.ui.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import jiheng.command.evaluation.CellEntry;
import jiheng.command.evaluation.FillCells;
import jiheng.events.cycle.CycleId;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.IndicatorId;
import jiheng.query.evaluation.Evaluations;
import jiheng.query.evaluation.State;
import jiheng.query.rebuild.Projections;
import jiheng.ui.wiring.Schema;
import org.axonframework.config.ProcessingGroup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildWhilePeopleWorkTest {
    private static final Cell TARGET = Cell.indicator(IndicatorId.of("1"), "target");
    private static final Cell ACTUAL = Cell.indicator(IndicatorId.of("1"), "actual");

    @TempDir
    private static Path data;

    private static Product product;

    @BeforeAll
    static void start() {
        product = Product.withDemo(data);
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @Test
    void theDemoIsWhatItsEventsMakeOfIt() {
        var report = product.rebuild(false);

        assertThat(report.differences()).isEmpty();
        assertThat(report.same()).isTrue();
        assertThat(report.events()).isGreaterThan(500);
    }

    @Test
    void aRebuildRunsEveryProjectionOfTheProduct() {
        var context = product.context();
        var delivered = List.of(context.getBeanNamesForAnnotation(ProcessingGroup.class)).stream()
                .<Class<?>>map(name -> context.getBean(name).getClass())
                .collect(Collectors.toSet());

        assertThat(delivered).isNotEmpty().isEqualTo(Projections.types());
    }

    @Test
    void noActIsLostWhileTablesAreSwitchedUnderThePeopleWhoWork() throws Exception {
        var writers = Map.of("school", returned(), "preparer", fillable("preparer"));
        assertThat(writers.values()).doesNotHaveDuplicates();
        var over = new AtomicBoolean();
        var pool = Executors.newFixedThreadPool(writers.size());
        try {
            var told = writers.entrySet().stream()
                    .map(writer -> pool.submit(filling(writer.getKey(), writer.getValue(), over)))
                    .toList();
            for (var round = 0; round < 4; round++) {
                product.jdbc()
                        .sql("update evaluation set self_total = 11.11 where state = 'SETTLED'")
                        .update();
                assertThat(product.rebuild(true).switched()).isTrue();
            }
            over.set(true);

            for (var one : told) {
                var last = one.get();
                assertThat(last.acts).isPositive();
                assertThat(product.form(last.form).content().text(last.cell)).isEqualTo(last.text);
            }
            assertThat(product.rebuild(false).differences()).isEmpty();
        } finally {
            over.set(true);
            pool.shutdown();
        }
    }

    @Test
    void aSwitchThatHoldsNobodyUpLosesAnAct() {
        // The control: the tables as they are now, an act, and then the switch.
        var form = returned();
        product.asOwner("create schema careless authorization jiheng_app");
        Schema.migrate(product.source(), "careless", "classpath:db/query");
        for (var table : tables()) {
            product.jdbc()
                    .sql("insert into careless." + table + " select * from live." + table)
                    .update();
        }
        fill("school", form, TARGET, "第一稿");

        product.asOwner("alter schema live rename to intact");
        product.asOwner("alter schema careless rename to live");
        try {
            assertThat(product.form(form).content().text(TARGET)).isNotEqualTo("第一稿");
            assertThat(product.rebuild(false).same()).isFalse();
        } finally {
            product.jdbc().sql("drop schema live cascade").update();
            product.asOwner("alter schema intact rename to live");
        }
        assertThat(product.rebuild(false).same()).isTrue();
    }

    private record Told(EvaluationId form, Cell cell, int acts, String text) {}

    private static Callable<Told> filling(String account, EvaluationId form, AtomicBoolean over) {
        return () -> {
            var cell = account.equals("school") ? TARGET : ACTUAL;
            var acts = 0;
            var text = "";
            while (!over.get()) {
                text = account + " 的第 " + ++acts + " 稿";
                fill(account, form, cell, text);
            }
            return new Told(form, cell, acts, text);
        };
    }

    private static void fill(String account, EvaluationId form, Cell cell, String text) {
        product.act(account, new FillCells(form, product.form(form).sequence(), List.of(CellEntry.typed(cell, text))));
    }

    private static EvaluationId returned() {
        return form(State.RETURNED, "unit-school");
    }

    private static EvaluationId fillable(String account) {
        return form(State.DRAFT, "unit-union");
    }

    private static EvaluationId form(State state, String unit) {
        var filter = new Evaluations.Filter(null, CycleId.of("2022"), null, state, null);
        return product.context().getBean(Evaluations.class).list(filter, 0, 50).lines().stream()
                .filter(line -> line.unit().value().equals(unit))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static List<String> tables() {
        return product.jdbc()
                .sql(
                        "select tablename from pg_tables where schemaname = 'live' and tablename <> 'flyway_schema_history'")
                .query(String.class)
                .list();
    }
}
