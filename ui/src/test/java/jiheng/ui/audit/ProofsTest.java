package jiheng.ui.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.store.StoredEventSerializer;
import jiheng.query.audit.log.LogReader;
import jiheng.query.audit.log.Protection;
import jiheng.query.audit.verify.Verdict.Outcome;
import jiheng.query.evaluation.Evaluations;
import jiheng.query.history.Replay;
import jiheng.query.rebuild.ShownForm;
import jiheng.ui.Product;
import jiheng.ui.database.TableOwner;
import jiheng.ui.page.Person;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What the page of a form says of its proof; changes in the database are taken back at the end. */
class ProofsTest {
    private static final Product PRODUCT = Product.running();
    private static final EvaluationId CENTRE = new EvaluationId("evaluation-2022-centre-department");

    private final Signing signing = PRODUCT.context().getBean(Signing.class);
    private final Proofs proofs = PRODUCT.context().getBean(Proofs.class);

    @Test
    void aFormIsCoveredByTheNewestHeadAndProvenFromItsRows() {
        var form = PRODUCT.context().getBean(Evaluations.class).find(CENTRE).orElseThrow();

        var result = proofs.verify(form);

        assertThat(result.verdict().outcome()).as(result.toString()).isEqualTo(Outcome.PROVEN);
        assertThat(result.events()).isEqualTo(form.sequence() + 1);
        assertThat(result.beyond()).isZero();
        assertThat(result.verdict().lines()).anyMatch(line -> line.zh().contains("审定：94.53 分"));
        assertThat(proofs.state(form))
                .satisfies(state -> assertThat(state.covered()).isTrue())
                .satisfies(state -> assertThat(state.refused()).isFalse());
    }

    /** What the application's own role may do: the table that pages read from is no ledger. */
    @Test
    void whatThePagesShowOtherwiseThanTheEventsMakeItIsToldInRed() throws Exception {
        var jdbc = PRODUCT.context().getBean(JdbcClient.class);
        var body = jdbc.sql("select body from evaluation where id = ?")
                .param(CENTRE.value())
                .query(String.class)
                .single();
        var auditor = new Person(PRODUCT, "auditor");
        var page = "/evaluations/" + CENTRE + "/proof";
        assertThat(auditor.post(page, Map.of()).body())
                .as("the control")
                .contains("✓ 证明成立", "全部变更已签入检查点")
                .doesNotContain("网页所示与日志推出的不同");
        try {
            assertThat(jdbc.sql(
                                    "update evaluation set body = replace(body::text, '94.53', '99.53')::jsonb where id = ?")
                            .param(CENTRE.value())
                            .update())
                    .isOne();
            assertThat(auditor.get("/evaluations/" + CENTRE).body()).contains("99.53");

            assertThat(auditor.post(page, Map.of()).body())
                    .contains("✗ 网页所示与日志推出的不同", "data-outcome=\"DIFFERENT\"", "自评总分", "99.53", "94.53", "核验未通过")
                    .doesNotContain("✓ 证明成立", "全部变更已签入检查点");
            assertThat(auditor.post(page + "?lang=en", Map.of()).body())
                    .contains("✗ What is shown is not what follows from the log", "Self total");
            assertThat(auditor.get(page + "?lang=zh&seq=" + sequence()).body()).contains("网页所示与日志推出的不同");

            restore(jdbc, body);
            assertThat(auditor.post(page, Map.of()).body()).contains("✓ 证明成立");
            jdbc.sql("update evaluation set self_total = 99.53 where id = ?")
                    .param(CENTRE.value())
                    .update();
            assertThat(auditor.post(page, Map.of()).body()).contains("网页所示与日志推出的不同", "列表中的自评总分", "99.53");
            jdbc.sql("update evaluation set self_total = 94.53 where id = ?")
                    .param(CENTRE.value())
                    .update();
            jdbc.sql("update evaluation set body = jsonb_set(body, '{state}', '\"PUBLISHED\"') where id = ?")
                    .param(CENTRE.value())
                    .update();
            assertThat(auditor.post(page, Map.of()).body()).contains("网页所示与日志推出的不同", "已公开", "已审定");
        } finally {
            jdbc.sql("update evaluation set self_total = 94.53 where id = ?")
                    .param(CENTRE.value())
                    .update();
            restore(jdbc, body);
        }
        assertThat(auditor.post(page, Map.of()).body()).as("put back").contains("✓ 证明成立");
    }

    /** A form of an earlier moment, shown as if it were the present one. */
    @Test
    void anEarlierStateShownAsThePresentOneIsToldToo() {
        var jdbc = PRODUCT.context().getBean(JdbcClient.class);
        var replay = PRODUCT.context().getBean(Replay.class);
        var json = new StoredEventSerializer().mapper();
        var now = jdbc.sql("select body from evaluation where id = ?")
                .param(CENTRE.value())
                .query(String.class)
                .single();
        var form = PRODUCT.context().getBean(Evaluations.class).find(CENTRE).orElseThrow();
        assertThat(proofs.different(form)).as("the control").isEmpty();
        try {
            restore(
                    jdbc,
                    json.writeValueAsString(replay.asOf(CENTRE, sequence() - 2).orElseThrow()));
            assertThat(proofs.different(form))
                    .anySatisfy(one -> assertThat(one.path()).isEqualTo("sequence"));
        } finally {
            restore(jdbc, now);
        }
    }

    private static long sequence() {
        return PRODUCT.get("auditor", "/api/v1/evaluations/" + CENTRE).sequence();
    }

    private static void restore(JdbcClient jdbc, String body) {
        jdbc.sql("update evaluation set body = ?::jsonb where id = ?")
                .params(body, CENTRE.value())
                .update();
    }

    @Test
    void whateverIsChangedInTheRowsTheAnswerIsTampered() throws Exception {
        var form = PRODUCT.context().getBean(Evaluations.class).find(CENTRE).orElseThrow();
        signing.now();
        for (var change : new String[] {
            "update public.event set payload = payload || '\\x20' where stream = ? and sequence = 7",
            "update public.event set sequence = 1000 where stream = ? and sequence = 7",
            "update public.event set at = replace(at, '2', '3') where stream = ? and sequence = 7",
            "delete from public.event where stream = ? and sequence = 7"
        }) {
            var owner = PRODUCT.context().getBean(TableOwner.class).source().orElseThrow();
            try (var connection = owner.getConnection()) {
                connection.setAutoCommit(false);
                var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
                var check = new FormCheck(
                        new LogReader(jdbc),
                        signing,
                        new ShownForm(PRODUCT.context().getBean(JdbcClient.class)));
                assertThat(check.of(form).verdict().outcome()).as("the control").isEqualTo(Outcome.PROVEN);
                Protection.TABLES.forEach(table -> jdbc.sql("alter table " + table + " disable trigger only_added")
                        .update());
                assertThat(jdbc.sql(change).param(CENTRE.value()).update()).isOne();

                var result = check.of(form);
                assertThat(result.verdict().outcome()).as(change).isEqualTo(Outcome.TAMPERED);
                assertThat(result.good()).isFalse();
                if (change.contains("payload") || change.contains("at =")) {
                    assertThat(result.bad())
                            .as("names the record: " + change)
                            .isEqualTo(new Proofs.Bad(
                                    new LogReader(jdbc)
                                            .leafOf(CENTRE.value(), 7)
                                            .orElseThrow(),
                                    CENTRE.value(),
                                    7));
                }
                connection.rollback();
            }
        }
    }
}
