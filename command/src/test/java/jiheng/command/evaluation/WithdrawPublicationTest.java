package jiheng.command.evaluation;

import static jiheng.command.CommandRefused.Kind.ABSENT;
import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.MALFORMED;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.evaluation.AForm.FINANCE2;
import static jiheng.command.evaluation.AForm.ID;
import static jiheng.command.organisation.Region.FINANCE;

import jiheng.events.evaluation.PublicationWithdrawn;
import jiheng.events.organisation.AccountId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WithdrawPublicationTest {
    private static final AForm PUBLISHED = AForm.settled().prepared().published();
    private static final WithdrawPublication FIRST = new WithdrawPublication(ID, 1, "漏隐电话");

    @Test
    void withAReasonAndOnlyOnce() {
        PUBLISHED.when(FINANCE2, FIRST).tells(new PublicationWithdrawn(ID, 1, "漏隐电话"));
        PUBLISHED.by(FINANCE2, FIRST).when(FINANCE, FIRST).refused(RULE, "publication-withdrawn-already");
        PUBLISHED.when(FINANCE, new WithdrawPublication(ID, 1, "")).refused(MALFORMED, "reason-missing");
    }

    @Test
    void evenWhileTheFormIsCorrected() {
        PUBLISHED.requested().granted().when(FINANCE, FIRST).accepted();
    }

    @Test
    void onlyWhatWasPublished() {
        PUBLISHED.when(FINANCE, new WithdrawPublication(ID, 2, "误")).refused(ABSENT, "no-such-publication");
        AForm.settled().when(FINANCE, FIRST).refused(ABSENT, "no-such-publication");
    }

    @ParameterizedTest
    @ValueSource(strings = {"preparer", "approver", "reviewer", "auditor"})
    void nobodyElseWithdrawsIt(String who) {
        PUBLISHED.when(AccountId.of(who), FIRST).refused(FORBIDDEN, "not-entitled");
    }
}
