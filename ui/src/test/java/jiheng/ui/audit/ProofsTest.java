package jiheng.ui.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jiheng.events.evaluation.EvaluationId;
import jiheng.query.audit.log.LogReader;
import jiheng.query.audit.log.Protection;
import jiheng.query.audit.verify.Verdict.Outcome;
import jiheng.query.evaluation.Evaluations;
import jiheng.ui.Product;
import jiheng.ui.database.TableOwner;
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
                var check = new Proofs.Check(new LogReader(jdbc), signing);
                assertThat(check.of(form).verdict().outcome()).as("the control").isEqualTo(Outcome.PROVEN);
                Protection.TABLES.forEach(table -> jdbc.sql("alter table " + table + " disable trigger only_added")
                        .update());
                assertThat(jdbc.sql(change).param(CENTRE.value()).update()).isOne();

                assertThat(check.of(form).verdict().outcome()).as(change).isEqualTo(Outcome.TAMPERED);
                connection.rollback();
            }
        }
    }
}
