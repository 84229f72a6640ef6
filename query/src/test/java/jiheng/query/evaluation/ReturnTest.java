package jiheng.query.evaluation;

import static jiheng.query.evaluation.EvaluationStory.UNION;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import jiheng.events.evaluation.EvaluationEvent;
import jiheng.events.evaluation.EvaluationOpened;
import jiheng.events.evaluation.FormKind;
import jiheng.events.evaluation.FormReturned;
import jiheng.events.evaluation.FormSubmitted;
import jiheng.events.evaluation.Part;
import jiheng.events.evaluation.RouteStep;
import jiheng.events.evaluation.RowReason;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.StepApproved;
import jiheng.events.evaluation.SubmissionWithdrawn;
import jiheng.events.evaluation.Words;
import jiheng.events.organisation.Role;
import org.junit.jupiter.api.Test;

/** What was asked for stays to be read until the step that asked for it is content. */
class ReturnTest {
    private static final List<RowReason> ROWS = List.of(new RowReason("total", "差额未说明"));

    private Form form = Fold.after(null, opened(), 0, act());

    private static EvaluationOpened opened() {
        var one = EvaluationStory.opened(UNION, EvaluationStory.UNION_UNIT, "区总工会", FormKind.DEPARTMENT, null);
        return new EvaluationOpened(
                one.evaluation(),
                one.unit(),
                one.unitName(),
                one.cycle(),
                one.year(),
                one.kind(),
                one.project(),
                one.template(),
                one.ruleSet(),
                one.layout(),
                List.of(step("unit", Role.UNIT_APPROVER), step("finance", Role.FINANCE_REVIEWER)),
                Stage.RESULTS);
    }

    private static RouteStep step(String key, Role role) {
        return new RouteStep(key, role, new Words(key, key), Set.of(Part.RESULTS));
    }

    private static Act act() {
        return Act.from(
                Map.of(
                        "account", "account-finance",
                        "name", "财政乙",
                        "role", "FINANCE_REVIEWER",
                        "unit", "unit-bureau",
                        "unitName", "财政局",
                        "act", "a",
                        "session", "s",
                        "address", "127.0.0.1",
                        "request", "r",
                        "application", "1"),
                EvaluationStory.START);
    }

    private void tell(EvaluationEvent event) {
        form = Fold.after(form, event, form.sequence() + 1, act());
    }

    private void submit(int version) {
        tell(new FormSubmitted(UNION, Stage.RESULTS, version, "d".repeat(64), "unit", false));
    }

    private void approve(String step, int version) {
        tell(new StepApproved(UNION, Stage.RESULTS, version, step, ""));
    }

    private void returnedBy(String step, int version, String reason) {
        tell(new FormReturned(UNION, Stage.RESULTS, version, step, reason, ROWS));
    }

    @Test
    void itIsKeptThroughTheResubmissionAndAnotherStepsApprovalUntilItsOwn() {
        submit(1);
        approve("unit", 1);
        returnedBy("finance", 1, "请核对");
        submit(2);
        assertThat(form.returned()).satisfies(back -> {
            assertThat(back.reason()).isEqualTo("请核对");
            assertThat(back.rows()).isEqualTo(ROWS);
            assertThat(back.by().name()).isEqualTo("财政乙");
        });

        tell(new SubmissionWithdrawn(UNION, Stage.RESULTS, 2));
        submit(3);
        approve("unit", 3);
        assertThat(form.returned()).isNotNull();

        approve("finance", 3);
        assertThat(form.returned()).isNull();
    }

    @Test
    void aLaterReturnTakesItsPlace() {
        submit(1);
        approve("unit", 1);
        returnedBy("finance", 1, "请核对");
        submit(2);
        returnedBy("unit", 2, "还有错字");
        submit(3);
        approve("finance", 3);
        assertThat(form.returned()).satisfies(back -> assertThat(back.reason()).isEqualTo("还有错字"));

        approve("unit", 3);
        assertThat(form.returned()).isNull();
    }
}
