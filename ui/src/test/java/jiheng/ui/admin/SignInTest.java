package jiheng.ui.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignInTest {
    @Test
    void a_few_wrong_passwords_do_no_harm() {
        for (var tries = 0; tries < 4; tries++) {
            assertThat(me("school", "wrong " + tries)).isEqualTo(401);
        }

        assertThat(me("school", RunningProduct.PASSWORD)).isEqualTo(200);
    }

    @Test
    void many_wrong_passwords_of_a_program_make_it_wait_even_with_the_right_one() {
        for (var tries = 0; tries < 5; tries++) {
            assertThat(me("school-approver", "wrong " + tries)).isEqualTo(401);
        }

        var answer = Visitor.program("school-approver", RunningProduct.PASSWORD, "/api/v1/me");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 30L);
        assertThat(answer.body()).contains("too-many-attempts", "密码多次不正确");
        assertThat(me("school", RunningProduct.PASSWORD))
                .as("nobody else waits")
                .isEqualTo(200);
    }

    @Test
    void many_wrong_passwords_on_the_page_make_the_person_wait_in_words() {
        var visitor = new Visitor();
        for (var tries = 0; tries < 5; tries++) {
            assertThat(visitor.signIn("women-approver", "wrong").statusCode()).isEqualTo(302);
        }

        var answer = visitor.signIn("women-approver", RunningProduct.PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).contains("密码多次不正确", "回到登录页");
    }

    @Test
    void an_account_that_is_not_there_is_answered_like_a_wrong_password() {
        var unknown = new Visitor().signIn("nobody-at-all", "some password");
        var wrong = new Visitor().signIn("auditor", "some password");

        assertThat(unknown.statusCode()).isEqualTo(wrong.statusCode());
        assertThat(unknown.headers().firstValue("Location"))
                .isEqualTo(wrong.headers().firstValue("Location"))
                .isPresent();
    }

    @Test
    void signing_in_changes_the_session() {
        var visitor = new Visitor();
        visitor.get("/login");
        var before = visitor.session();

        visitor.signIn("auditor", RunningProduct.PASSWORD);

        assertThat(before).isNotEmpty();
        assertThat(visitor.session()).isNotEmpty().isNotEqualTo(before);
    }

    private static int me(String account, String password) {
        return Visitor.program(account, password, "/api/v1/me").statusCode();
    }
}
