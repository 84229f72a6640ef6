package jiheng.ui.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdministrationTest {
    private static final String FIRST = "a first password";

    private static Visitor admin = new Visitor();

    @BeforeAll
    static void signIn() {
        admin = Visitor.as("admin");
    }

    @Test
    void a_unit_is_registered_and_renamed_and_the_record_says_so() {
        done(admin.post("/admin/units", unit("museum", "区博物馆", "unit-finance")));
        done(admin.post("/admin/units/unit-museum", Map.of("act", "rename", "name", "区历史博物馆")));

        assertThat(admin.get("/admin/units").body()).contains("区历史博物馆").doesNotContain("区博物馆");
        assertThat(admin.get("/admin/units/unit-museum").body()).contains("方知远", "将单位“区博物馆”更名为“区历史博物馆”");
        // Another visitor: the language is remembered.
        assertThat(Visitor.as("admin")
                        .get("/admin/acts?unit=unit-museum&lang=en")
                        .body())
                .contains("方知远 renamed the unit “区博物馆” to “区历史博物馆”");
    }

    @ParameterizedTest
    @CsvSource({
        "union, 另一个, 409, register-unit-words",
        "ok-unit, '', 422, register-name-words",
        "大写, 名称, 422, register-unit-words"
    })
    void a_unit_that_cannot_be_registered_keeps_what_was_typed(String key, String name, int status, String place) {
        var answer = admin.post("/admin/units", unit(key, name, "unit-finance"));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("id=\"" + place + "\"", "value=\"" + key + "\"", "aria-invalid=\"true\"");
    }

    @Test
    void a_budget_unit_takes_none_below_it() {
        var answer = admin.post("/admin/units", unit("below", "下级", "unit-union"));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("预算单位不能设在预算单位之下", "value=\"下级\"");
    }

    @Test
    void an_account_is_opened_and_granted_a_role_and_signs_in() {
        open("wang", "王一诺", "unit-union");
        done(account("wang", Map.of("act", "grant", "place", "PREPARER@unit-union")));

        var wang = Visitor.as("wang", FIRST);

        assertThat(wang.get("/account").body()).contains("王一诺", "填报人", "临江区总工会");
        assertThat(admin.get("/admin/acts?person=account-wang").body()).contains("王一诺", "填报人");
        assertThat(admin.get("/admin/accounts?q=" + "wang").body())
                .contains("王一诺")
                .doesNotContain("许嘉宁");
    }

    @Test
    void the_same_form_sent_twice_opens_one_account_and_grants_once() {
        open("twice", "赵双", "unit-union");
        var fields = Map.of("act", "grant", "place", "PREPARER@unit-union", "key", "the-key-of-this-form");

        done(account("twice", fields));
        done(account("twice", fields));

        assertThat(account("twice", Map.of("act", "grant", "place", "PREPARER@unit-union"))
                        .statusCode())
                .as("a form of its own is another request")
                .isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource({
        "preparer, 名, a first password, a first password, 409, open-account-words",
        "new-one, '', a first password, a first password, 422, open-name-words",
        "new-one, 名, short, short, 422, open-password-words",
        "new-one, 名, a first password, another password, 422, open-repeat-words",
        "new-one, 名, aaaaaaaaaaaaaaaa, aaaaaaaaaaaaaaaa, 422, open-password-words"
    })
    void an_account_that_cannot_be_opened_is_not_there_in_part(
            String key, String name, String password, String repeat, int status, String place) {
        var answer = admin.post(
                "/admin/accounts/new",
                Map.of("account", key, "name", name, "unit", "union", "password", password, "repeat", repeat));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("id=\"" + place + "\"", "value=\"" + key + "\"");
        assertThat(answer.body()).doesNotContain(password);
        assertThat(admin.get("/admin/accounts/account-new-one").statusCode()).isEqualTo(404);
        assertThat(Visitor.program("preparer", RunningProduct.PASSWORD, "/api/v1/me")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "approver, grant, place, SUPERVISING_REVIEWER@unit-union, 409, 主管部门审核人不能授予在",
        "approver, grant, place, '', 422, 请选择一项",
        "admin, grant, place, AUDITOR@unit-finance, 409, 不能给自己授予角色",
        "approver, rename, name, 陈立群, 409, 没有变化",
        "approver, rename, name, '', 422, 请填写名称",
        "approver, disable, reason, '', 422, 请填写理由",
        "admin, disable, reason, 试, 409, 不能停用自己的账号",
        "approver, enable, reason, 试, 409, 已经是启用状态",
        "approver, password, password, short, 422, 至少 12 个字符",
        "approver, nonsense, reason, 试, 422, 没有“nonsense”这项操作"
    })
    void an_act_on_an_account_is_refused_in_words(
            String key, String act, String field, String value, int status, String words) {
        var fields = Map.of("act", act, field, value, "repeat", value);

        var answer = account(key, fields);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(words);
    }

    @Test
    void a_role_is_revoked_with_a_reason_and_not_without() {
        open("leaving", "钱离", "unit-union");
        done(account("leaving", Map.of("act", "grant", "place", "PREPARER@unit-union")));

        var without = account("leaving", Map.of("act", "revoke", "place", "PREPARER@unit-union", "reason", " "));
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(without.body()).contains("请填写理由");
        done(account("leaving", Map.of("act", "revoke", "place", "PREPARER@unit-union", "reason", "调离岗位")));

        assertThat(admin.get("/admin/accounts/account-leaving").body()).contains("还没有角色", "调离岗位");
    }

    @Test
    void a_disabled_account_is_locked_out_at_once_with_a_session_and_without_and_comes_back() {
        open("gone", "孙去", "unit-union");
        var gone = Visitor.as("gone", FIRST);
        assertThat(gone.get("/account").statusCode()).as("the control").isEqualTo(200);
        assertThat(Visitor.program("gone", FIRST, "/api/v1/me").statusCode()).isEqualTo(200);

        done(account("gone", Map.of("act", "disable", "reason", "退休")));

        assertThat(gone.get("/account").headers().firstValue("Location").orElse(""))
                .contains("/login");
        assertThat(Visitor.program("gone", FIRST, "/api/v1/me").statusCode())
                .as("though verified a moment ago")
                .isEqualTo(401);
        assertThat(new Visitor()
                        .signIn("gone", FIRST)
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .contains("error");

        done(account("gone", Map.of("act", "enable", "reason", "返聘")));
        assertThat(Visitor.program("gone", FIRST, "/api/v1/me").statusCode()).isEqualTo(200);
    }

    @Test
    void a_password_set_by_an_administrator_ends_the_old_one_and_its_sessions() {
        open("forgot", "李忘", "unit-union");
        var before = Visitor.as("forgot", FIRST);
        assertThat(Visitor.program("forgot", FIRST, "/api/v1/me").statusCode()).isEqualTo(200);

        done(account(
                "forgot", Map.of("act", "password", "password", "a second password", "repeat", "a second password")));

        assertThat(before.get("/account").statusCode()).isEqualTo(302);
        assertThat(Visitor.program("forgot", FIRST, "/api/v1/me").statusCode()).isEqualTo(401);
        assertThat(Visitor.program("forgot", "a second password", "/api/v1/me").statusCode())
                .isEqualTo(200);
        assertThat(admin.get("/admin/accounts/account-forgot").body()).doesNotContain("a second password");
    }

    @Test
    void an_administrator_gives_and_ends_a_delegation() {
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        var fields = Map.of(
                "act", "give",
                "held", "account-women-approver@UNIT_APPROVER@unit-women",
                "account", "account-care-approver",
                "first", today.toString(),
                "last", today.plusDays(3).toString());

        done(admin.post("/admin/delegations", fields));
        var twice = admin.post("/admin/delegations", fields);

        assertThat(twice.statusCode()).isEqualTo(409);
        assertThat(twice.body()).contains("日期重叠", today.plusDays(3).toString());
        var id = between(admin.get("/admin/delegations").body(), "name=\"delegation\" value=\"", "\"");
        var end = Map.of("act", "end", "delegation", id, "account", "account-care-approver", "reason", "提前返岗");
        done(admin.post("/admin/delegations", end));
        var again = admin.post("/admin/delegations", end);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("该委托已经终止").contains("已终止", today + " – " + today.plusDays(3));
    }

    @ParameterizedTest
    @CsvSource({
        "'', account-care, 2099-01-01, 2099-01-02, 422, 请选择一项",
        "account-women@PREPARER@unit-women, account-women, 2099-01-01, 2099-01-02, 409, 委托给自己",
        "account-women@PREPARER@unit-women, account-care, 2099-01-03, 2099-01-02, 422, 早于第一天",
        "account-women@PREPARER@unit-women, account-care, 2001-01-01, 2001-01-02, 409, 已经过去",
        "account-women@PREPARER@unit-women, account-care, 2099-01-03, soon, 422, 请填写日期"
    })
    void a_delegation_that_cannot_be_given_is_refused_in_words(
            String held, String account, String first, String last, int status, String words) {
        var answer = admin.post(
                "/admin/delegations",
                Map.of("act", "give", "held", held, "account", account, "first", first, "last", last));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(words, "value=\"" + first + "\"");
    }

    @Test
    void a_finance_reviewer_opens_moves_and_closes_a_cycle() {
        var finance = Visitor.as("finance");
        done(finance.post(
                "/admin/cycles",
                Map.of("act", "open", "year", "2031", "targetsDue", "2031-02-01", "resultsDue", "2032-02-01")));

        var reversed = finance.post("/admin/cycles", move("2031-05-01", "2031-04-01", "推迟"));
        assertThat(reversed.statusCode()).isEqualTo(422);
        assertThat(reversed.body()).contains("须早于", "value=\"2031-05-01\"", "推迟");
        done(finance.post("/admin/cycles", move("2031-03-01", "2032-03-01", "推迟")));
        done(finance.post("/admin/cycles", Map.of("act", "close", "cycle", "cycle-2031", "reason", "结束")));

        assertThat(finance.post("/admin/cycles", move("2031-06-01", "2032-06-01", "再推迟"))
                        .statusCode())
                .isEqualTo(409);
        var reopening = Map.of("act", "reopen", "cycle", "cycle-2031", "reason", "两家漏报");
        assertThat(finance.get("/admin/cycles").body()).contains("id=\"reopen-cycle-2031");
        done(admin.post("/admin/cycles", reopening));
        var again = finance.post("/admin/cycles", reopening);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("没有关闭");
        done(finance.post("/admin/cycles", move("2031-06-01", "2032-06-01", "再推迟")));
        assertThat(admin.get("/admin/acts").body()).contains("沈明哲", "2031 年度批次", "重新打开了", "两家漏报");
    }

    @ParameterizedTest
    @CsvSource({"2022, 409, open-year-words", "1999, 422, open-year-words", "next, 422, open-year-words"})
    void a_cycle_that_cannot_be_opened_is_refused_at_its_year(String year, int status, String place) {
        var answer = admin.post(
                "/admin/cycles",
                Map.of("act", "open", "year", year, "targetsDue", "2031-02-01", "resultsDue", "2032-02-01"));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("id=\"" + place + "\"", "value=\"" + year + "\"");
    }

    static void open(String key, String name, String unit) {
        done(admin.post(
                "/admin/accounts/new",
                Map.of("account", key, "name", name, "unit", unit, "password", FIRST, "repeat", FIRST)));
    }

    static void done(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    }

    static String between(String text, String before, String after) {
        var from = text.indexOf(before) + before.length();
        assertThat(text).contains(before);
        return text.substring(from, text.indexOf(after, from));
    }

    private static HttpResponse<String> account(String key, Map<String, String> fields) {
        return admin.post("/admin/accounts/account-" + key, fields);
    }

    private static Map<String, String> unit(String key, String name, String parent) {
        return Map.of("act", "register", "unit", key, "name", name, "kind", "BUDGET_UNIT", "parent", parent);
    }

    private static Map<String, String> move(String targets, String results, String reason) {
        return Map.of(
                "act", "move",
                "cycle", "cycle-2031",
                "targetsDue", targets,
                "resultsDue", results,
                "reason", reason);
    }
}
