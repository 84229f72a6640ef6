package jiheng.ui.admin;

import static jiheng.ui.admin.AdministrationTest.between;
import static jiheng.ui.admin.AdministrationTest.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnAccountTest {
    private static final String NEW = "quite another one";

    @Test
    void a_changed_password_ends_the_old_one_and_the_sessions_elsewhere_but_not_this_one() throws Exception {
        var here = Visitor.as("supervisor2");
        var elsewhere = Visitor.as("supervisor2");
        var session = here.session();
        assertThat(elsewhere.get("/account").statusCode()).as("the control").isEqualTo(200);

        var log = Talkative.from();
        done(here.post("/account", password(RunningProduct.PASSWORD, NEW, NEW)));

        assertThat(here.get("/account").statusCode()).isEqualTo(200);
        assertThat(here.session()).isNotEqualTo(session);
        assertThat(elsewhere.get("/account").statusCode()).isEqualTo(302);
        assertThat(me("supervisor2", RunningProduct.PASSWORD)).isEqualTo(401);
        assertThat(me("supervisor2", NEW)).isEqualTo(200);
        assertThat(log.told())
                .contains("/account")
                .as("at its most talkative the log has no password")
                .doesNotContain(NEW)
                .doesNotContain(RunningProduct.PASSWORD);
    }

    @ParameterizedTest
    @CsvSource({
        "not the old one, a new password, a new password, password-old-words",
        "jiheng-demo, short, short, password-password-words",
        "jiheng-demo, a new password, not repeated so, password-repeat-words"
    })
    void a_password_that_cannot_be_changed_stays(String old, String password, String repeat, String place) {
        var care = Visitor.as("care");

        var answer = care.post("/account", password(old, password, repeat));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("id=\"" + place + "\"").doesNotContain(old, "value=\"" + password);
        assertThat(me("care", RunningProduct.PASSWORD)).isEqualTo(200);
    }

    @Test
    void the_same_password_is_no_new_one() {
        AdministrationTest.signIn();
        AdministrationTest.open("same", "吴同", "unit-union");
        var same = Visitor.as("same", "a first password");

        var answer = same.post("/account", password("a first password", "a first password", "a first password"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("新密码不能与现在的密码相同");
    }

    @Test
    void a_delegate_approves_the_history_names_both_and_when_it_ends_so_does_the_right() {
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        var form = "/api/v1/evaluations/" + waiting();
        assertThat(approve("preparer", form).statusCode()).as("the control").isEqualTo(403);
        var approver = Visitor.as("approver");
        var give = Map.of(
                "act", "give",
                "held", "UNIT_APPROVER@unit-union",
                "account", "李晓晨",
                "first", today.toString(),
                "last", today.plusDays(2).toString());

        done(approver.post("/account", give));

        assertThat(approve("preparer", form).statusCode()).isEqualTo(200);
        assertThat(Visitor.program("auditor", RunningProduct.PASSWORD, form + "/history")
                        .body())
                .contains("李晓晨", "陈立群");
        var page = approver.get("/account").body();
        var id = between(page, "name=\"delegation\" value=\"", "\"");
        assertThat(Visitor.as("preparer").get("/account").body()).contains("陈立群", "生效中");
        var end = Map.of("act", "end", "delegation", id, "account", "account-preparer", "reason", "");
        assertThat(approver.post("/account", end).body()).contains("请填写理由");
        done(approver.post(
                "/account", Map.of("act", "end", "delegation", id, "account", "account-preparer", "reason", "返岗")));
        assertThat(Visitor.program("preparer", RunningProduct.PASSWORD, "/api/v1/me")
                        .body())
                .doesNotContain("UNIT_APPROVER");
    }

    @ParameterizedTest
    @CsvSource({"nobody-here, 没有编号为", "'', 请填写账号", "陈立群, 委托给自己"})
    void a_delegation_to_nobody_is_refused_where_the_person_is_named(String account, String words) {
        var approver = Visitor.as("approver");

        var answer = approver.post(
                "/account",
                Map.of(
                        "act", "give",
                        "held", "UNIT_APPROVER@unit-union",
                        "account", account,
                        "first", "2099-01-01",
                        "last", "2099-01-02"));

        assertThat(answer.statusCode()).isBetween(409, 422);
        assertThat(answer.body()).contains(words, "id=\"give-account-words\"", "value=\"2099-01-02\"");
    }

    @Test
    void a_role_that_is_not_mine_is_not_mine_to_delegate() {
        var answer = Visitor.as("preparer2")
                .post(
                        "/account",
                        Map.of(
                                "act", "give",
                                "held", "UNIT_APPROVER@unit-union",
                                "account", "preparer",
                                "first", "2099-01-01",
                                "last", "2099-01-02"));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    private static String waiting() {
        var tasks = Visitor.program("approver", RunningProduct.PASSWORD, "/api/v1/tasks")
                .body();
        return between(tasks, "\"evaluation\":\"", "\"");
    }

    private static HttpResponse<String> approve(String account, String form) {
        var seen = between(
                Visitor.program("finance", RunningProduct.PASSWORD, form).body(), "\"sequence\":", ",");
        return Visitor.program(
                account,
                RunningProduct.PASSWORD,
                HttpRequest.newBuilder(Visitor.at(form + "/approve"))
                        .header("If-Match", '"' + seen + '"')
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"opinion\":\"同意\"}")));
    }

    private static Map<String, String> password(String old, String password, String repeat) {
        return Map.of("act", "password", "old", old, "password", password, "repeat", repeat);
    }

    private static int me(String account, String password) {
        return Visitor.program(account, password, "/api/v1/me").statusCode();
    }
}
