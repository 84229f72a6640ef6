package jiheng.ui.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import jiheng.command.CommandRefused;
import jiheng.events.evaluation.EvaluationId;
import jiheng.ui.Product;
import jiheng.ui.acts.Desk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;

/** An upload with a scanner set up: what it finds, or cannot look at, is not taken. */
class ScannedUploadTest {
    private final Product product = Product.running();
    private final JdbcClient jdbc = JdbcClient.create(product.context().getBean(HikariDataSource.class));
    private final FakeClamd daemon;
    private final Uploads uploads;

    ScannedUploadTest() throws IOException {
        daemon = new FakeClamd();
        uploads = new Uploads(
                product.context().getBean(Desk.class),
                new Blobs(jdbc),
                Clamd.at("127.0.0.1:" + daemon.port()),
                product.context().getBean(TransactionTemplate.class));
    }

    @BeforeEach
    void signIn() {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("preparer", ""));
    }

    @AfterEach
    void leave() throws IOException {
        SecurityContextHolder.clearContext();
        daemon.close();
    }

    private String refusal(String content) {
        var file = new MockMultipartFile("file", "a.pdf", "application/pdf", Samples.pdf(content));
        var before = kept();
        var refused = new CommandRefused[1];
        assertThatThrownBy(() -> uploads.attach(EvaluationId.of("none"), "total", null, file, 0, "k"))
                .isInstanceOfSatisfying(CommandRefused.class, one -> refused[0] = one);
        assertThat(kept()).isEqualTo(before);
        return refused[0].code();
    }

    private long kept() {
        return jdbc.sql("select count(*) from evidence_blob").query(Long.class).single();
    }

    @Test
    void whatTheScannerFindsIsNotTaken() {
        assertThat(refusal(Samples.eicar())).isEqualTo("file-infected");
    }

    @Test
    void whileTheScannerIsAwayNothingIsTaken() throws IOException {
        daemon.close();
        assertThat(refusal("clean")).isEqualTo("scanner-unavailable");
    }
}
