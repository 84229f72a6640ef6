package jiheng.ui.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.UUID;
import jiheng.command.Actor;
import jiheng.command.CommandRefused;
import jiheng.command.evaluation.SubmitForm;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.organisation.AccountId;
import jiheng.query.evaluation.Evaluations;
import jiheng.query.evaluation.Form;
import jiheng.query.evaluation.State;
import jiheng.query.findings.Doubts;
import jiheng.query.organisation.Organisation;
import jiheng.ui.Product;
import jiheng.ui.api.ProjectForm;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Findings are recorded with the submission, and never in its way. */
class SweepTest {
    private static final Product PRODUCT = Product.running();

    private final CommandGateway commands = PRODUCT.context().getBean(CommandGateway.class);

    @Test
    void a_submission_raises_findings_in_its_own_act_as_the_program() {
        var form = ready("swept");

        submit(form, commands);

        var threads = form(form).findings().threads();
        assertThat(threads).isNotEmpty().allMatch(one -> one.byCheck());
        assertThat(threads.get(0).steps().get(0).by().account()).isEqualTo(Actor.SYSTEM.value());
    }

    @Test
    void findings_that_cannot_be_recorded_are_left_out_and_the_submission_stands() {
        var form = ready("unswept");

        submit(form, failing());

        assertThat(form(form).state()).isEqualTo(State.SUBMITTED);
        assertThat(form(form).findings().threads()).isEmpty();
    }

    @Test
    void a_submission_that_is_refused_records_nothing() {
        var form = ready("refused");
        submit(form, commands);
        var before = form(form);

        assertThatThrownBy(() -> submit(form, commands)).isInstanceOf(CommandRefused.class);

        assertThat(form(form)).isEqualTo(before);
    }

    /** What another unit has submitted is compared with, and all of one's own. */
    @Test
    void what_another_unit_is_still_writing_is_compared_with_nothing() {
        var own = ready("compared");
        var form = ready("comparing");
        var draft = PRODUCT.post("women", "/api/v1/evaluations", -1, """
                {"unit": "women", "cycle": "2022", "template": {"id": "project-standard"},
                 "project": {"code": "unsaid", "name": "测试项目"}}""");
        assertThat(draft.status()).isEqualTo(201);

        var compared = PRODUCT.context().getBean(Doubts.class).neighbours(form, 1000).stream()
                .map(one -> form(one.id()))
                .toList();

        assertThat(compared).extracting(Form::id).contains(own);
        assertThat(compared)
                .filteredOn(one -> !one.unit().equals(form(form).unit()))
                .isNotEmpty()
                .noneMatch(one ->
                        one.state() == State.DRAFT || one.state() == State.RETURNED || one.state() == State.CORRECTING);
    }

    /** Fails as the database would: the statement leaves its transaction good for nothing. */
    private CommandGateway failing() {
        var jdbc = PRODUCT.context().getBean(JdbcClient.class);
        return (CommandGateway) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {CommandGateway.class},
                (self, method, arguments) ->
                        jdbc.sql("select 1 / 0").query(Integer.class).single());
    }

    private void submit(EvaluationId id, CommandGateway recording) {
        var context = PRODUCT.context();
        var sweep = new Sweep(
                context.getBean(Doubts.class),
                context.getBean(Evaluations.class),
                context.getBean(Organisation.class),
                recording,
                context.getBean(PlatformTransactionManager.class));
        var key = UUID.randomUUID().toString();
        var actor = new Actor(AccountId.of("preparer"), "test", "127.0.0.1", key, key, "test");
        var command = new SubmitForm(id, form(id).sequence());
        sweep.around(
                command, actor, () -> commands.sendAndWait(new GenericCommandMessage<>(command, actor.asMetaData())));
    }

    private static Form form(EvaluationId id) {
        return PRODUCT.context().getBean(Evaluations.class).find(id).orElseThrow();
    }

    private static EvaluationId ready(String code) {
        ProjectForm.open(PRODUCT, code)
                .lockedTargets()
                .results()
                .fill("preparer", Map.of("indicators/indicator-1/actuals", "6期"));
        return new EvaluationId("evaluation-2022-union-project-" + code);
    }
}
