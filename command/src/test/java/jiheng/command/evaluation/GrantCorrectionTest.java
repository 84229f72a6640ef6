package jiheng.command.evaluation;

import static jiheng.command.CommandRefused.Kind.ABSENT;
import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.evaluation.AForm.APPROVER;
import static jiheng.command.evaluation.AForm.CORRECTION;
import static jiheng.command.evaluation.AForm.DEPUTY;
import static jiheng.command.evaluation.AForm.ID;
import static jiheng.command.evaluation.AForm.NOON;
import static jiheng.command.organisation.Region.BUREAU;
import static jiheng.command.organisation.Region.FINANCE;
import static jiheng.command.organisation.Region.PREPARER;
import static jiheng.command.organisation.Region.REVIEWER;
import static jiheng.command.organisation.Region.SCHOOL;
import static jiheng.command.organisation.Region.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jiheng.command.organisation.Region;
import jiheng.events.evaluation.ApprovalLapsed;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.CellCorrected;
import jiheng.events.evaluation.CorrectionGranted;
import jiheng.events.evaluation.CorrectionId;
import jiheng.events.evaluation.FormSubmitted;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.Value;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.AccountOpened;
import jiheng.events.organisation.DelegationGiven;
import jiheng.events.organisation.DelegationId;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.RoleGranted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrantCorrectionTest {
    private static final GrantCorrection GRANT = new GrantCorrection(ID, CORRECTION, "可以");

    @Test
    void theStepThatSettlesGrantsIt() {
        AForm.settled().requested().when(FINANCE, GRANT).tells(new CorrectionGranted(ID, CORRECTION, "可以"));
    }

    @Test
    void nothingLapsesBeforeSomethingIsChanged() {
        var form = AForm.correcting();
        form.when(PREPARER, new SubmitForm(ID, form.seen())).refused(RULE, "nothing-corrected");
    }

    @Test
    void eachCorrectionCarriesTheRequestAndItsReasonAndOnlyTheApprovalsItTouchesLapse() {
        var cell = new Cell("narratives/results/text");
        var form = AForm.correcting();
        form = form.when(PREPARER, form.filling(cell.path(), "更正后的文字"))
                .tells(
                        new CellCorrected(
                                ID,
                                cell,
                                new Value.Text("五期培训都已办完"),
                                new Value.Text("更正后的文字"),
                                CORRECTION,
                                "typing-error",
                                "录入有误"),
                        new ApprovalLapsed(ID, Stage.RESULTS, "unit", 1, cell),
                        new ApprovalLapsed(ID, Stage.RESULTS, "finance", 1, cell));

        // The supervising department vouched for no text, so it is not asked again.
        form = form.submitted().approvedBy(APPROVER);
        form.when(REVIEWER, new ApproveStep(ID, form.seen(), "")).refused(FORBIDDEN, "not-entitled");
        form.when(FINANCE, new SettleForm(ID, form.seen(), "")).accepted();
    }

    @Test
    void targetsAreOpenToTheCorrectionAndAllThatCoverThemLapseOnce() {
        var form = AForm.correcting();
        var corrected = form.fills("indicators/indicator-1/target", "五期五百人", "indicators/indicator-1/name", "培训");
        assertThat(corrected.toldSince(form).stream()
                        .filter(ApprovalLapsed.class::isInstance)
                        .map(event -> ((ApprovalLapsed) event).step()))
                .containsExactly("unit", "supervising", "finance");
    }

    @Test
    void whatIsReturnedWithinACorrectionIsStillCorrectedAndGoesStraightBack() {
        var form = AForm.correcting()
                .fills("narratives/results/text", "更正后的文字")
                .submitted()
                .approvedBy(APPROVER)
                .returnedBy(FINANCE);
        var again = form.fills("narratives/results/text", "再次更正");
        assertThat(again.toldSince(form))
                .containsExactly(new CellCorrected(
                        ID,
                        new Cell("narratives/results/text"),
                        new Value.Text("更正后的文字"),
                        new Value.Text("再次更正"),
                        CORRECTION,
                        "typing-error",
                        "录入有误"));
        again.when(PREPARER, new SubmitForm(ID, again.seen()))
                .tells(new FormSubmitted(ID, Stage.RESULTS, 3, again.content().digest(), "finance", false));
    }

    @Test
    void butAnApprovalOfWhatWasSettledLapsesWhenItIsTouchedOnlyThen() {
        var form = AForm.correcting()
                .fills("narratives/results/text", "更正后的文字")
                .submitted()
                .approvedBy(APPROVER)
                .returnedBy(FINANCE);
        var touched = form.fills("funds/fiscal/budget", "739.39");
        assertThat(touched.toldSince(form))
                .contains(new ApprovalLapsed(ID, Stage.RESULTS, "supervising", 2, new Cell("funds/fiscal/budget")))
                .doesNotContain(new ApprovalLapsed(ID, Stage.RESULTS, "unit", 2, new Cell("funds/fiscal/budget")));
        touched.when(PREPARER, new SubmitForm(ID, touched.seen()))
                .tells(new FormSubmitted(ID, Stage.RESULTS, 3, touched.content().digest(), "supervising", false));
    }

    @Test
    void nobodyGrantsTheirOwnRequest() {
        var form = AForm.settled().granting(FINANCE, Role.UNIT_APPROVER, SCHOOL);
        form = form.by(FINANCE, new RequestCorrection(ID, CORRECTION, "other", "自请自批"));
        form.when(FINANCE, GRANT).refused(FORBIDDEN, "own-request").with("name", "财政乙");
    }

    @Test
    void norOneAskedForOnTheirBehalf() {
        var form = AForm.settled();
        var asked = new AForm(withFinanceAsApproverLentTo(DEPUTY), NOON, form.events());
        asked = asked.by(DEPUTY, new RequestCorrection(ID, CORRECTION, "other", "代请"));
        asked.when(FINANCE, GRANT).refused(FORBIDDEN, "own-request");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDelegateOfTwoGrantsForTheOneWhoDidNotAsk(boolean askerFirst) {
        var other = AccountId.of("finance3");
        var deputy = AccountId.of("stand-in");
        var region = AForm.settled()
                .granting(FINANCE, Role.UNIT_APPROVER, SCHOOL)
                .region()
                .add(new AccountOpened(other, "财政己", BUREAU))
                .add(new RoleGranted(other, Role.FINANCE_REVIEWER, BUREAU))
                .add(new AccountOpened(deputy, "代理", BUREAU));
        for (var giver : askerFirst ? List.of(FINANCE, other) : List.of(other, FINANCE)) {
            region.add(new DelegationGiven(
                    deputy,
                    DelegationId.of("by-" + giver.key()),
                    giver,
                    "委托人",
                    Role.FINANCE_REVIEWER,
                    BUREAU,
                    TODAY,
                    TODAY));
        }
        var asked = new AForm(region, NOON, AForm.settled().events())
                .by(FINANCE, new RequestCorrection(ID, CORRECTION, "other", "请予更正"));

        var granted = asked.by(deputy, GRANT);

        assertThat(granted.events().get(granted.events().size() - 1).getMetaData())
                .containsEntry("onBehalfOf", other.value());
    }

    private static Region withFinanceAsApproverLentTo(AccountId deputy) {
        var region = AForm.settled()
                .delegating(FINANCE, Role.UNIT_APPROVER, SCHOOL, deputy)
                .region();
        return region.add(new RoleGranted(FINANCE, Role.UNIT_APPROVER, SCHOOL));
    }

    @Test
    void onlyTheRequestThatIsPendingIsGranted() {
        AForm.settled()
                .when(FINANCE, GRANT)
                .refused(ABSENT, "no-such-correction")
                .with("correction", "correction-1");
        AForm.settled()
                .requested()
                .when(FINANCE, new GrantCorrection(ID, CorrectionId.of("2"), ""))
                .refused(ABSENT, "no-such-correction");
        AForm.correcting().when(FINANCE, GRANT).refused(RULE, "wrong-state");
    }

    @ParameterizedTest
    @ValueSource(strings = {"preparer", "approver", "reviewer", "auditor"})
    void nobodyElseGrants(String who) {
        AForm.settled().requested().when(AccountId.of(who), GRANT).refused(FORBIDDEN, "not-entitled");
    }
}
