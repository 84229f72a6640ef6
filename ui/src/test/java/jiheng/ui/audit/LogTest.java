package jiheng.ui.audit;

import static org.assertj.core.api.Assertions.assertThat;

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

    private long number(String question) {
        return jdbc.sql(question).query(Long.class).single();
    }
}
