package jiheng.command.evaluation;

import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.MALFORMED;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.CommandRefused.Kind.STALE;
import static jiheng.command.evaluation.AForm.FINANCE2;
import static jiheng.command.evaluation.AForm.ID;
import static jiheng.command.organisation.Region.FINANCE;

import java.util.Collections;
import java.util.List;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.DisclosurePrepared;
import jiheng.events.evaluation.Redaction;
import jiheng.events.organisation.AccountId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrepareDisclosureTest {
    private static final Redaction WORD = new Redaction(Cell.narrative("results"), "五期");
    private static final Redaction WHOLE = new Redaction(Cell.narrative("goals"), null);

    @Test
    void itIsOfTheSettledVersionAndNamesItsSettlement() {
        var form = AForm.settled();
        var settled = form.events().size() - 1;
        form.when(FINANCE, preparing(form, WORD, WHOLE, WORD))
                .tells(new DisclosurePrepared(ID, 1, settled, List.of(WORD, WHOLE)));
    }

    @Test
    void nothingNeedsToBeBlackedOut() {
        var form = AForm.settled();
        form.when(FINANCE, preparing(form)).accepted();
    }

    @Test
    void aSecondTakesTheFirstOnesPlace() {
        var form = AForm.settled();
        form = form.by(FINANCE, preparing(form));
        var second = form.by(FINANCE2, preparing(form, WORD));
        second.when(FINANCE2, new PublishForm(ID, second.seen())).refused(FORBIDDEN, "own-disclosure");
        second.when(FINANCE, new PublishForm(ID, second.seen())).accepted();
    }

    @Test
    void onlyASettledFormIsMadePublic() {
        for (var form : List.of(AForm.filled(), AForm.filled().submitted(), AForm.correcting())) {
            form.when(FINANCE, preparing(form)).refused(RULE, "wrong-state");
        }
    }

    @Test
    void whatIsProposedIsWhatWasSeen() {
        AForm.settled().when(FINANCE, new PrepareDisclosure(ID, 3, List.of())).refused(STALE, "form-changed");
    }

    @ParameterizedTest
    @CsvSource({
        "narratives/results/text, 没有这句, redaction-not-there",
        "narratives/results/text, ' ', redaction-not-there",
        "narratives/nothing/text, , redaction-not-there",
        "funds/fiscal/budget, , redaction-of-figure",
    })
    void onlyWordsThatAreThereAreBlackedOut(String cell, String text, String code) {
        var form = AForm.settled();
        form.when(FINANCE, preparing(form, new Redaction(new Cell(cell), text))).refused(MALFORMED, code);
    }

    @Test
    void notEndlesslyMany() {
        var form = AForm.settled();
        form.when(FINANCE, new PrepareDisclosure(ID, form.seen(), Collections.nCopies(501, WORD)))
                .refused(MALFORMED, "too-many-redactions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"preparer", "approver", "reviewer", "auditor"})
    void nobodyElseProposesIt(String who) {
        var form = AForm.settled();
        form.when(AccountId.of(who), preparing(form)).refused(FORBIDDEN, "not-entitled");
    }

    private static PrepareDisclosure preparing(AForm form, Redaction... redactions) {
        return new PrepareDisclosure(ID, form.seen(), List.of(redactions));
    }
}
