package jiheng.ui.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import jiheng.ui.Product;
import jiheng.ui.Product.Answer;
import jiheng.ui.database.EmbeddedDatabase;
import jiheng.ui.page.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What auditors and administrators read is on record before they see it; nobody else's reading is. */
class ReadsTest {
    private static final String FORM = "/api/v1/evaluations/evaluation-2022-centre-department";

    private final Product product = Product.running();
    private final JdbcClient jdbc = product.context().getBean(JdbcClient.class);
    /** As the owner of the tables, who may more than the product. */
    private final JdbcClient owner =
            JdbcClient.create(product.context().getBean(EmbeddedDatabase.class).dataSource());

    @ParameterizedTest
    @CsvSource({
        FORM + ", FORM",
        FORM + "/history, HISTORY",
        FORM + "/documents/xlsx, DOCUMENT",
        FORM + "/evidence, EVIDENCE",
        "/history.csv, EXPORT"
    })
    void anAuditorsReadIsRecordedWithWhatWhenAndFromWhere(String path, Kind kind) {
        var mark = "?mark=" + System.nanoTime();

        assertThat(get("auditor", path + mark).status()).isEqualTo(200);

        assertThat(recorded(path + mark))
                .containsExactly("account-auditor AUDITOR " + kind + " 127.0.0.1 "
                        + (path.contains("centre") ? "evaluation-2022-centre-department" : ""));
    }

    @Test
    void anAdministratorsReadIsRecordedEvenIfItIsRefused() {
        var mark = "?mark=" + System.nanoTime();

        assertThat(product.get("admin", FORM + mark).status()).isEqualTo(403);

        assertThat(recorded(FORM + mark)).hasSize(1).allMatch(one -> one.startsWith("account-admin ADMINISTRATOR"));
    }

    @Test
    void nobodyElsesReadIsRecorded() {
        var mark = "?mark=" + System.nanoTime();

        assertThat(product.get("centre", FORM + mark).status()).isEqualTo(200);
        assertThat(product.get("finance", FORM + mark).status()).isEqualTo(200);

        assertThat(recorded(FORM + mark)).isEmpty();
    }

    @Test
    void whatCannotBeRecordedIsNotShown() {
        var unwritable = "?mark=unwritable-" + System.nanoTime();
        assertThat(product.get("auditor", FORM + unwritable).status()).isEqualTo(200);
        owner.sql("""
                create function public.no_room() returns trigger language plpgsql as
                $$ begin raise exception 'no room'; end $$
                """).update();
        owner.sql("create trigger no_room before insert on public.read_log for each row"
                        + " when (new.path like '%mark=unwritable-%') execute function public.no_room()")
                .update();
        try {
            var refused = product.get("auditor", FORM + unwritable);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.code()).isEqualTo("read-not-recorded");
            assertThat(refused.body()).doesNotContain("职工服务中心");
            assertThat(get("auditor", "/history" + unwritable).status()).isEqualTo(503);
            assertThat(product.get("centre", FORM + unwritable).status()).isEqualTo(200);
        } finally {
            owner.sql("drop function public.no_room() cascade").update();
        }
        assertThat(recorded(FORM + unwritable)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update public.read_log set account = 'account-finance'",
                "delete from public.read_log",
                "truncate public.read_log"
            })
    void theLogIsOnlyEverAddedTo(String hand) {
        product.get("auditor", FORM);

        assertThatThrownBy(() -> owner.sql(hand).update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("only ever added");
    }

    @Test
    void auditorsAndTheBureauLookItUpNarrowedAndNobodyElseDoes() {
        var mark = "mark=" + System.nanoTime();
        product.get("auditor", FORM + "?" + mark);

        for (var reader : List.of("auditor", "finance")) {
            assertThat(get(reader, "/reads?subject=" + mark + "&person=auditor&kind=FORM")
                            .body())
                    .contains("evaluation-2022-centre-department?" + mark, "严慎行");
            assertThat(get(reader, "/reads?subject=" + mark + "&kind=EXPORT").body())
                    .doesNotContain("evaluation-2022-centre-department?" + mark);
            assertThat(get(reader, "/reads?subject=" + mark + "&person=admin").body())
                    .doesNotContain("evaluation-2022-centre-department?" + mark);
            assertThat(get(reader, "/reads?subject=" + mark + "&until=2020-01-01")
                            .body())
                    .doesNotContain("evaluation-2022-centre-department?" + mark);
        }
        assertThat(get("preparer", "/reads").status()).isEqualTo(403);
        assertThat(get("auditor", "/reads?from=soon").status()).isEqualTo(422);
    }

    private Answer get(String account, String path) {
        return path.startsWith("/api/") ? product.get(account, path) : new Person(product, account).get(path);
    }

    private List<String> recorded(String path) {
        return jdbc.sql("select account || ' ' || roles || ' ' || kind || ' ' || address || ' ' || subject"
                        + " from read_log where path = ?")
                .param(path)
                .query(String.class)
                .list();
    }
}
