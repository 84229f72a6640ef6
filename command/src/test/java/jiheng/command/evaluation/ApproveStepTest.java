package jiheng.command.evaluation;

import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.MALFORMED;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.CommandRefused.Kind.STALE;
import static jiheng.command.evaluation.AForm.APPROVER;
import static jiheng.command.evaluation.AForm.BOTH;
import static jiheng.command.evaluation.AForm.DEPUTY;
import static jiheng.command.evaluation.AForm.ID;
import static jiheng.command.evaluation.AForm.cells;
import static jiheng.command.organisation.Region.FINANCE;
import static jiheng.command.organisation.Region.PREPARER;
import static jiheng.command.organisation.Region.REVIEWER;
import static jiheng.command.organisation.Region.SCHOOL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import jiheng.events.evaluation.BaselineLocked;
import jiheng.events.evaluation.EvaluationOpened;
import jiheng.events.evaluation.IndicatorId;
import jiheng.events.evaluation.RouteStep;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.StepApproved;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApproveStepTest {
    private static ApproveStep approval(AForm form) {
        return new ApproveStep(ID, form.seen(), "同意");
    }

    @Test
    void theStepsApproveOneAfterTheOtherEachWithAnOpinion() {
        var form = AForm.filled().submitted();
        form = form.when(APPROVER, approval(form)).tells(new StepApproved(ID, Stage.RESULTS, 1, "unit", "同意"));
        form = form.when(REVIEWER, approval(form)).tells(new StepApproved(ID, Stage.RESULTS, 1, "supervising", "同意"));
        form.when(FINANCE, approval(form)).tells(new StepApproved(ID, Stage.RESULTS, 1, "finance", "同意"));
    }

    @Test
    void theLastApprovalOfTheTargetsLocksTheBaseline() {
        var form = AForm.targeted().submitted().approvedBy(APPROVER).approvedBy(REVIEWER);
        form.when(FINANCE, approval(form))
                .tells(
                        new StepApproved(ID, Stage.TARGETS, 1, "finance", "同意"),
                        new BaselineLocked(ID, 1, form.content().digest()));
    }

    @Test
    void whoseTurnItIsNotDoesNotApprove() {
        var form = AForm.filled().submitted();
        form.when(REVIEWER, approval(form)).refused(FORBIDDEN, "not-entitled").with("roles", "UNIT_APPROVER");
        form.when(FINANCE, approval(form)).refused(FORBIDDEN, "not-entitled");
        form.when(PREPARER, approval(form)).refused(FORBIDDEN, "not-entitled");
    }

    @Test
    void nobodyApprovesWhatTheySubmitted() {
        var form = AForm.filled();
        var submitted = form.by(BOTH, new SubmitForm(ID, form.seen()));
        submitted.when(BOTH, approval(submitted)).refused(FORBIDDEN, "own-work").with("name", "兼任");
    }

    @Test
    void nobodyApprovesWhatTheyFilledIn() {
        var form = AForm.filled();
        form = form.by(BOTH, form.filling("narratives/results/text", "兼任的人写的")).submitted();
        form.when(BOTH, approval(form)).refused(FORBIDDEN, "own-work");
        form.when(APPROVER, approval(form)).accepted();
    }

    @Test
    void withNoHandInItTheSamePersonApproves() {
        var form = AForm.filled().submitted();
        form.when(BOTH, approval(form)).accepted();
    }

    @Test
    void nobodyApprovesWhatTheyCorrected() {
        var form = AForm.filled();
        form = form.by(
                        BOTH,
                        new CorrectTargets(
                                ID, form.seen(), cells("indicators/indicator-1/name", "新名称"), "typing-error", "名称有误"))
                .submitted();
        form.when(BOTH, approval(form)).refused(FORBIDDEN, "own-work");
    }

    @Test
    void nobodyApprovesWhereTheyAddedOrTookOffARow() {
        var form = AForm.targeted();
        var added = form.by(BOTH, new AddIndicator(ID, IndicatorId.of("4"), "output", "cost", List.of()));
        var removed = added.by(BOTH, new RemoveIndicator(ID, added.seen(), IndicatorId.of("4")))
                .submitted();
        removed.when(BOTH, approval(removed)).refused(FORBIDDEN, "own-work");
    }

    @Test
    void whoFilledItInForAnotherDoesNotApproveAndNorDoesTheOther() {
        var form = AForm.filled().delegating(BOTH, Role.PREPARER, SCHOOL, DEPUTY);
        form = form.by(DEPUTY, form.filling("narratives/results/text", "代填")).submitted();
        form.when(BOTH, approval(form)).refused(FORBIDDEN, "own-work");

        var deputyApproves = form.granting(DEPUTY, Role.UNIT_APPROVER, SCHOOL);
        deputyApproves.when(DEPUTY, approval(deputyApproves)).refused(FORBIDDEN, "own-work");
    }

    @Test
    void aDelegateDoesNotApproveForWhoFilledItIn() {
        var form = AForm.filled();
        form = form.by(BOTH, form.filling("narratives/results/text", "兼任的人写的"))
                .submitted()
                .delegating(BOTH, Role.UNIT_APPROVER, SCHOOL, DEPUTY);
        form.when(DEPUTY, approval(form)).refused(FORBIDDEN, "own-work");

        var forAnother = form.delegating(APPROVER, Role.UNIT_APPROVER, SCHOOL, DEPUTY);
        var approved = forAnother.by(DEPUTY, approval(form));
        var metadata = approved.events().get(approved.events().size() - 1).getMetaData();
        assertThat(metadata)
                .containsEntry("account", DEPUTY.value())
                .containsEntry("name", "代理")
                .containsEntry("onBehalfOf", APPROVER.value())
                .containsEntry("onBehalfOfName", "审核");
    }

    @ParameterizedTest
    @CsvSource({"both, approver", "approver, both"})
    void ofTwoDelegationsTheOneFromWhoHadNoHandInItCounts(String first, String second) {
        var form = AForm.filled();
        form = form.by(BOTH, form.filling("narratives/results/text", "兼任的人写的"))
                .submitted()
                .delegating(List.of(AccountId.of(first), AccountId.of(second)), Role.UNIT_APPROVER, SCHOOL, DEPUTY);

        var approved = form.by(DEPUTY, approval(form));

        assertThat(approved.events().get(approved.events().size() - 1).getMetaData())
                .containsEntry("account", DEPUTY.value())
                .containsEntry("onBehalfOf", APPROVER.value());
    }

    @Test
    void anOwnRoleComesBeforeADelegation() {
        var form = AForm.filled().submitted().delegating(APPROVER, Role.UNIT_APPROVER, SCHOOL, BOTH);

        var approved = form.by(BOTH, approval(form));

        assertThat(approved.events().get(approved.events().size() - 1).getMetaData())
                .containsEntry("account", BOTH.value())
                .doesNotContainKey("onBehalfOf");
    }

    @Test
    void whoFilledItInDoesNotApproveForAnother() {
        var form = AForm.filled().submitted().delegating(APPROVER, Role.UNIT_APPROVER, SCHOOL, PREPARER);
        form.when(PREPARER, approval(form)).refused(FORBIDDEN, "own-work");
    }

    @Test
    void aRouteWithoutUnitApprovalBeginsAtTheNextStep() {
        var form = AForm.filled()
                .hadItBeenOpened(opened -> with(
                        opened,
                        opened.route().stream()
                                .filter(step -> step.role() != Role.UNIT_APPROVER)
                                .toList()));
        form = form.submitted();
        form.when(APPROVER, approval(form)).refused(FORBIDDEN, "not-entitled");
        form = form.approvedBy(REVIEWER);
        form.when(FINANCE, new SettleForm(ID, form.seen(), "")).accepted();
    }

    @Test
    void aRouteOfOneStepLocksTheTargetsAtOnce() {
        var form = AForm.targeted()
                .hadItBeenOpened(opened -> with(opened, opened.route().subList(2, 3)));
        form = form.submitted();
        form.when(FINANCE, approval(form))
                .tells(
                        new StepApproved(ID, Stage.TARGETS, 1, "finance", "同意"),
                        new BaselineLocked(ID, 1, form.content().digest()));
    }

    @Test
    void anApprovalIsOfWhatWasSeen() {
        var form = AForm.filled();
        var stale = approval(form.submitted());
        var other = form.submitted()
                .withdrawn()
                .fills("narratives/results/text", "又改过")
                .submitted();
        other.when(APPROVER, stale).refused(STALE, "form-changed").with("seen", "" + stale.seen());
    }

    @Test
    void onlyWhatIsSubmittedIsApproved() {
        var form = AForm.filled();
        form.when(APPROVER, approval(form)).refused(RULE, "wrong-state").with("state", "DRAFT");
        var approved =
                form.submitted().approvedBy(APPROVER).approvedBy(REVIEWER).approvedBy(FINANCE);
        approved.when(FINANCE, approval(approved)).refused(RULE, "wrong-state").with("state", "APPROVED");
    }

    @Test
    void anOpinionHasALimitAndIsCleaned() {
        var form = AForm.filled().submitted();
        form.when(APPROVER, new ApproveStep(ID, form.seen(), "长".repeat(2001)))
                .refused(MALFORMED, "text-too-long")
                .onlyAt("opinion", "text-too-long", Map.of("limit", "2000", "length", "2001"));
        form.when(APPROVER, new ApproveStep(ID, form.seen(), " 同\u0000意\udc00\r\n "))
                .tells(new StepApproved(ID, Stage.RESULTS, 1, "unit", "同意"));
    }

    private static EvaluationOpened with(EvaluationOpened opened, List<RouteStep> route) {
        return new EvaluationOpened(
                opened.evaluation(),
                opened.unit(),
                opened.unitName(),
                opened.cycle(),
                opened.year(),
                opened.kind(),
                opened.project(),
                opened.template(),
                opened.ruleSet(),
                opened.layout(),
                route,
                opened.stage());
    }
}
