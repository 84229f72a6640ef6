package jiheng.command.evaluation;

import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.CommandRefused.Kind.STALE;
import static jiheng.command.evaluation.AForm.CORRECTION;
import static jiheng.command.evaluation.AForm.DEPUTY;
import static jiheng.command.evaluation.AForm.FINANCE2;
import static jiheng.command.evaluation.AForm.ID;
import static jiheng.command.organisation.Region.BUREAU;
import static jiheng.command.organisation.Region.FINANCE;
import static jiheng.command.organisation.Region.PREPARER;

import java.util.List;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.FormPublished;
import jiheng.events.evaluation.Redaction;
import jiheng.events.evaluation.Redactions;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishFormTest {
    private static final List<Redaction> HIDDEN = List.of(new Redaction(Cell.narrative("results"), "五期"));

    @Test
    void anotherReviewerLetsItOutWithTheDigestOfWhatThePublicSees() {
        var form = AForm.settled();
        form = form.by(FINANCE, new PrepareDisclosure(ID, form.seen(), HIDDEN));
        form.when(FINANCE2, publishing(form))
                .tells(new FormPublished(
                        ID, 1, 1, Redactions.apply(form.content(), HIDDEN).digest()));
    }

    @Test
    void nobodyPublishesWhatTheyProposed() {
        var form = AForm.settled().prepared();
        form.when(FINANCE, publishing(form))
                .refused(FORBIDDEN, "own-disclosure")
                .with("name", "财政乙");
    }

    @Test
    void norDoesTheirDelegate() {
        var form = AForm.settled().prepared().delegating(FINANCE, Role.FINANCE_REVIEWER, BUREAU, DEPUTY);
        form.when(DEPUTY, publishing(form)).refused(FORBIDDEN, "own-disclosure");
    }

    @Test
    void eachPublicationHasTheNextNumber() {
        var form = AForm.settled().prepared().published().prepared();
        form.when(FINANCE2, publishing(form))
                .tells(new FormPublished(
                        ID, 2, 1, Redactions.apply(form.content(), List.of()).digest()));
    }

    @Test
    void whatIsLetOutIsWhatWasSeen() {
        var form = AForm.settled().prepared();
        var other = form.by(FINANCE, new PrepareDisclosure(ID, form.seen(), HIDDEN));
        other.when(FINANCE2, publishing(form)).refused(STALE, "form-changed");
    }

    @Test
    void nothingIsLetOutThatNobodyProposed() {
        var form = AForm.settled();
        form.when(FINANCE, publishing(form)).refused(RULE, "no-disclosure-waits");
    }

    @Test
    void aGrantedCorrectionUndoesTheProposal() {
        var form = AForm.settled().prepared().requested().granted();
        form.when(FINANCE2, publishing(form)).refused(RULE, "wrong-state");
        form = form.by(PREPARER, new AbandonCorrection(ID, CORRECTION, "无须更正"));
        form.when(FINANCE2, publishing(form)).refused(RULE, "no-disclosure-waits");
    }

    @Test
    void aPublishedFormIsCorrectedLikeAnyOther() {
        var form = AForm.settled().prepared().published().requested().granted();
        form.when(PREPARER, form.filling("narratives/results/text", "更正后的文字")).accepted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"preparer", "approver", "reviewer", "auditor"})
    void nobodyElsePublishes(String who) {
        var form = AForm.settled().prepared();
        form.when(AccountId.of(who), publishing(form)).refused(FORBIDDEN, "not-entitled");
    }

    private static PublishForm publishing(AForm form) {
        return new PublishForm(ID, form.seen());
    }
}
