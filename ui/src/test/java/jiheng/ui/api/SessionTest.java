package jiheng.ui.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.UUID;
import jiheng.ui.Product;
import jiheng.ui.Product.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A page's session on the API, and an act that cannot be recorded. */
class SessionTest {
    private final Product product = Product.running();

    @Test
    void aSessionActsWithItsTokenAndNotWithout() {
        var form = ProjectForm.open(product, "by-session");
        var fresh = product.send(product.request(Product.TOKEN_PATH));
        var session = cookie(fresh);
        var signedIn = product.send(product.request("/login")
                .header("Cookie", session)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "username=preparer&password=" + Product.PASSWORD + "&_csrf=" + fresh.body())));
        assertThat(signedIn.status()).isEqualTo(302);
        var own = cookie(signedIn);
        assertThat(own).as("a sign-in takes a new session").isNotEqualTo(session);
        var token = product.send(product.request(Product.TOKEN_PATH).header("Cookie", own))
                .body();

        var without = fill(form, own, null);
        var foreign = fill(form, own, fresh.body());
        var with = fill(form, own, token);

        assertThat(without.status()).isEqualTo(403);
        assertThat(without.code()).isEqualTo("csrf-missing");
        assertThat(without.type()).startsWith("application/problem+json");
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(with.status()).as(with.toString()).isEqualTo(200);
        var actor = product.get("auditor", form.path() + "/history?act=cell-filled")
                .json()
                .at("/0/actor");
        assertThat(actor.path("account").asString()).isEqualTo("account-preparer");
        // Told apart from other sessions, and of no use to anybody who reads it.
        assertThat(actor.path("session").asString()).isNotEqualTo("basic").hasSize(12);
        assertThat(own).doesNotContain(actor.path("session").asString());
    }

    @Test
    void anActThatCannotBeRecordedFailsAndStoresNothing() {
        var form = ProjectForm.open(product, "unrecordable");
        var jdbc = JdbcClient.create(product.context().getBean(HikariDataSource.class));
        var events = events(jdbc, form);
        var key = UUID.randomUUID().toString();
        var body = ProjectForm.changes(Map.of("header/form/contact", "记不下来"));
        jdbc.sql(
                        "create function live.fails() returns trigger language plpgsql as $$ begin raise exception 'cannot be recorded'; end $$")
                .update();
        jdbc.sql("create trigger fails before insert on live.evaluation_act for each row when (new.evaluation = '"
                        + form.id() + "') execute function live.fails()")
                .update();
        try {
            var failed = product.post("preparer", form.path() + "/fill", form.sequence(), key, body);

            assertThat(failed.status()).isEqualTo(500);
            assertThat(failed.code()).isEqualTo("unexpected");
            assertThat(failed.body()).doesNotContain("cannot be recorded", "Exception");
            assertThat(events(jdbc, form)).isEqualTo(events);
            assertThat(product.get("auditor", form.path()).sequence()).isEqualTo(form.sequence());
        } finally {
            jdbc.sql("drop function live.fails() cascade").update();
        }

        // The control: without the obstacle the same request, under the same key, is done.
        var done = product.post("preparer", form.path() + "/fill", form.sequence(), key, body);
        assertThat(done.status()).isEqualTo(200);
        assertThat(events(jdbc, form)).isGreaterThan(events);
    }

    private static long events(JdbcClient jdbc, ProjectForm form) {
        return jdbc.sql("select count(*) from event where stream = :id")
                .param("id", form.id())
                .query(Long.class)
                .single();
    }

    private Answer fill(ProjectForm form, String cookie, @org.jspecify.annotations.Nullable String token) {
        var request = product.request(form.path() + "/fill")
                .header("Cookie", cookie)
                .header("If-Match", "\"" + form.sequence() + "\"")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(ProjectForm.changes(Map.of("header/form/contact", "李晓晨"))));
        if (token != null) {
            request.header("X-CSRF-TOKEN", token);
        }
        return product.send(request);
    }

    private static String cookie(Answer answer) {
        return answer.header("Set-Cookie").replaceFirst(";.*", "");
    }
}
