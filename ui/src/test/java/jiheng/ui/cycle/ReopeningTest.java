package jiheng.ui.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import jiheng.command.Actor;
import jiheng.command.cycle.OpenCycle;
import jiheng.events.cycle.CycleId;
import jiheng.ui.Product;
import jiheng.ui.Product.Answer;
import jiheng.ui.acts.Desk;
import org.junit.jupiter.api.Test;

/** A cycle closed too early goes on: all that it refused is accepted again. */
class ReopeningTest {
    private static final String CYCLE = "/api/v1/cycles/2033";
    private static final String REASON = "{\"reason\": \"两家漏报\"}";

    private final Product product = Product.running();

    @Test
    void whatAClosedCycleRefusedWorksAgainOnceItIsReopened() {
        product.context()
                .getBean(Desk.class)
                .send(
                        new OpenCycle(CycleId.of("2033"), 2033, LocalDate.of(2033, 3, 31), LocalDate.of(2034, 2, 28)),
                        new Actor(Actor.SYSTEM, "test", "127.0.0.1", "test", "cycle-2033", "test"));
        var begun = accepted(open("begun"), 201);
        var form = "/api/v1/evaluations/evaluation-2033-union-project-begun";
        refused(product.post("finance", CYCLE + "/reopen", -1, REASON), 409, "cycle-not-closed");
        refused(product.post("preparer", CYCLE + "/close", -1, REASON), 403, "role-missing");
        accepted(product.post("finance", CYCLE + "/close", -1, REASON), 200);

        refused(open("late"), 409, "cycle-closed");
        refused(fill(form, begun.sequence()), 409, "cycle-closed");
        refused(product.post("finance", CYCLE + "/reopen", -1, "{}"), 422, "reason-blank");
        refused(product.post("preparer", CYCLE + "/reopen", -1, REASON), 403, "role-missing");
        refused(product.post("finance", "/api/v1/cycles/1999/reopen", -1, REASON), 404, "no-such-cycle");

        var key = UUID.randomUUID().toString();
        var reopened = accepted(product.post("admin", CYCLE + "/reopen", -1, key, REASON), 200);
        assertThat(reopened.json().path("closed").asBoolean(true)).isFalse();
        assertThat(product.post("admin", CYCLE + "/reopen", -1, key, REASON).json())
                .isEqualTo(reopened.json());
        accepted(open("late"), 201);
        accepted(fill(form, begun.sequence()), 200);
        assertThat(product.get("preparer", "/api/v1/cycles")
                        .json()
                        .valueStream()
                        .filter(one -> one.path("year").asInt() == 2033)
                        .map(one -> one.path("closed").asBoolean(true)))
                .containsExactly(false);
    }

    private Answer open(String code) {
        return product.post("preparer", "/api/v1/evaluations", -1, """
                {"unit": "union", "cycle": "2033", "template": {"id": "project-standard"},
                 "project": {"code": "%s", "name": "补报项目"}}""".formatted(code));
    }

    private Answer fill(String form, long seen) {
        return product.post("preparer", form + "/fill", seen, """
                {"changes": [{"cell": "header/form/contact", "value": "李晓晨"}]}""");
    }

    private static Answer accepted(Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        return answer;
    }

    private static void refused(Answer answer, int status, String code) {
        accepted(answer, status);
        assertThat(answer.code()).as(answer.toString()).isEqualTo(code);
    }
}
