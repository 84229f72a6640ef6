package jiheng.ui.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import jiheng.ui.Product;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class LogTest {
    private final JdbcClient jdbc = Product.running().context().getBean(JdbcClient.class);

    @Test
    void everyEventOfTheDemoHasItsLeafInTheOrderOfRows() {
        assertThat(number("select count(*) from event")).isGreaterThan(500);
        assertThat(number("select count(*) from event e left join audit.leaf l on l.event_row = e.global_index"
                        + " where l.event_row is null"))
                .isZero();
        assertThat(number("select count(*) from (select leaf_index, row_number() over (order by event_row) - 1 as due"
                        + " from audit.leaf) where leaf_index <> due"))
                .isZero();
    }

    @Test
    void theApplicationMayAddToTheLedgerAndNothingElse() throws Exception {
        var guard = Product.running().context().getBean(TableGuard.class);
        assertThat(guard.state()).isEqualTo(new TableGuard.State(List.of(), List.of()));
        assertThatThrownBy(() -> jdbc.sql("delete from event").update())
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> jdbc.sql("create table public.mine (a int)").update())
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThat(jdbc.sql("delete from evidence_blob where n < 0").update())
                .as("the control")
                .isZero();
    }

    private long number(String question) {
        return jdbc.sql(question).query(Long.class).single();
    }
}
