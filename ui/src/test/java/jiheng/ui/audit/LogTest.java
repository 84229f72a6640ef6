package jiheng.ui.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import jiheng.query.audit.log.Protection;
import jiheng.ui.Product;
import jiheng.ui.database.TableOwner;
import jiheng.ui.page.Person;
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
        for (var table : Protection.TABLES) {
            assertThatThrownBy(() ->
                            jdbc.sql("delete from " + table + " where false").update())
                    .as(table)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
        assertThat(jdbc.sql("delete from import_mapping where unit = ''").update())
                .as("the control")
                .isZero();
    }

    @Test
    void whoMayNotReadTheLogIsToldWhichRoleMay() {
        var refused = new Person(Product.running(), "preparer").get("/audit");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("审计人员", "系统管理员");
    }

    @Test
    void aTriggerThatIsOffStandsThereInRed() {
        var owner = JdbcClient.create(
                Product.running().context().getBean(TableOwner.class).source().orElseThrow());
        var auditor = new Person(Product.running(), "auditor");
        assertThat(auditor.get("/audit").body()).as("the control").doesNotContain("保护触发器缺失或停用");
        owner.sql("alter table public.event disable trigger only_added").update();
        try {
            assertThat(auditor.get("/audit").body())
                    .containsPattern("<b class=\"proof-state bad\" role=\"alert\">✗ 保护触发器缺失或停用：[^<]*event");
        } finally {
            owner.sql("alter table public.event enable always trigger only_added")
                    .update();
        }
    }

    private long number(String question) {
        return jdbc.sql(question).query(Long.class).single();
    }
}
