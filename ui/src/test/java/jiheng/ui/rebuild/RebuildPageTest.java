package jiheng.ui.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import jiheng.query.rebuild.Rebuild;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

class RebuildPageTest {
    @TempDir
    private static Path data;

    private static Product product;
    private static MockMvc pages;

    @BeforeAll
    static void start() {
        product = Product.withAdministrator(data);
        pages = MockMvcBuilders.webAppContextSetup((WebApplicationContext) product.context())
                .build();
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void whoeverIsNoAdministratorIsTurnedAway() throws Exception {
        signIn("nobody");

        // To the page that refuses in words; that its status is 403 is seen over HTTP, where forwards are followed.
        for (var request : List.of(get("/admin/rebuild"), get("/admin/rebuild/progress"), post("/admin/rebuild"))) {
            var answer = answer(request);
            assertThat(answer.getForwardedUrl()).isNotNull();
            assertThat(answer.getContentAsString()).isEmpty();
        }
    }

    @Test
    void aStoreOfAnotherShapeIsFoldedAnewAtTheStartAndOneOfThisShapeIsNot() {
        var jdbc = product.jdbc();
        var anew = product.context().getBean(FoldedAnew.class);
        jdbc.sql("update account set name = '某人'").update();

        anew.start();
        assertThat(names(jdbc)).containsOnly("某人");

        jdbc.sql("update live_shape set shape = 1").update();
        anew.start();
        assertThat(names(jdbc)).containsOnly("系统管理员");
        assertThat(jdbc.sql("select shape from live_shape").query(Integer.class).single())
                .isEqualTo(Rebuild.SHAPE);
    }

    private static List<String> names(JdbcClient jdbc) {
        return jdbc.sql("select name from account").query(String.class).list();
    }

    @Test
    void anAdministratorComparesReadsWhatDiffersAndSwitches() throws Exception {
        signIn("admin");
        assertThat(text(get("/admin/rebuild"))).contains("核对现况与变更记录", "切换");

        assertThat(result("false")).contains("现况与变更记录一致");

        product.jdbc().sql("update account set name = '某人'").update();
        assertThat(result("false")).contains("姓名：现况为 某人，按变更记录应为 系统管理员", "行与变更记录不一致");
        assertThat(result("true")).contains("已切换");
        assertThat(result("false")).contains("现况与变更记录一致");
        assertThat(text(get("/admin/rebuild").param("lang", "en"))).contains("Check what is shown");
    }

    /** Begins, and asks as the page does until it no longer would. */
    private static String result(String switching) throws Exception {
        assertThat(answer(post("/admin/rebuild").param("switch", switching)).getRedirectedUrl())
                .isEqualTo("/admin/rebuild");
        var text = text(get("/admin/rebuild/progress"));
        while (text.contains("hx-get")) {
            text = text(get("/admin/rebuild/progress"));
        }
        return text;
    }

    private static void signIn(String account) {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(account, "", List.of()));
    }

    private static String text(MockHttpServletRequestBuilder request) throws Exception {
        var answer = answer(request.locale(Locale.SIMPLIFIED_CHINESE));
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString(UTF_8);
    }

    private static MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
        return pages.perform(request).andReturn().getResponse();
    }
}
