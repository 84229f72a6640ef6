package jiheng.command.evaluation;

import static jiheng.command.CommandRefused.Kind.ABSENT;
import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.MALFORMED;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.CommandRefused.Kind.STALE;
import static jiheng.command.evaluation.AForm.APPROVER;
import static jiheng.command.evaluation.AForm.COLLEAGUE;
import static jiheng.command.evaluation.AForm.CORRECTION;
import static jiheng.command.evaluation.AForm.ID;
import static jiheng.command.evaluation.AForm.OUTPUT;
import static jiheng.command.organisation.Region.FINANCE;
import static jiheng.command.organisation.Region.PREPARER;
import static jiheng.command.organisation.Region.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import jiheng.events.evaluation.ApprovalLapsed;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.EvidenceId;
import jiheng.events.evaluation.EvidenceWithdrawn;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.Why;
import jiheng.events.organisation.AccountId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WithdrawEvidenceTest {
    private static final String HASH = "ab".repeat(32);
    private static final EvidenceId PROOF = EvidenceId.of("1");

    private static AForm proved(AForm form) {
        return proved(form, OUTPUT.value());
    }

    private static AForm proved(AForm form, String row) {
        return form.by(
                PREPARER, new AttachEvidence(ID, form.seen(), PROOF, row, "签到表.pdf", "application/pdf", 5, HASH));
    }

    private static WithdrawEvidence withdrawing(AForm form) {
        return new WithdrawEvidence(ID, form.seen(), PROOF, "误传");
    }

    @Test
    void aFileIsTakenBackWithAReason() {
        var form = proved(AForm.filled());
        form = form.when(COLLEAGUE, withdrawing(form))
                .tells(new EvidenceWithdrawn(ID, PROOF, OUTPUT.value(), "签到表.pdf", HASH, "误传", null));
        assertThat(form.content().evidence()).isEmpty();
    }

    @Test
    void itCanComeBackUnderAnotherId() {
        var form = proved(AForm.filled());
        form = form.by(PREPARER, withdrawing(form));
        form = form.by(
                PREPARER,
                new AttachEvidence(
                        ID, form.seen(), EvidenceId.of("2"), OUTPUT.value(), "签到表.pdf", "application/pdf", 5, HASH));
        assertThat(form.content().evidence()).hasSize(1);
    }

    @Test
    void notWithoutAReason() {
        var form = proved(AForm.filled());
        form.when(PREPARER, new WithdrawEvidence(ID, form.seen(), PROOF, " ")).refused(MALFORMED, "reason-missing");
    }

    @Test
    void onlyWhatIsThere() {
        var form = AForm.filled();
        form.when(PREPARER, withdrawing(form)).refused(ABSENT, "no-such-evidence");
        form = proved(form);
        form = form.by(PREPARER, withdrawing(form));
        form.when(PREPARER, withdrawing(form)).refused(ABSENT, "no-such-evidence");
    }

    @Test
    void aSubmittedFormKeepsItsEvidence() {
        var form = proved(AForm.filled()).submitted();
        form.when(PREPARER, withdrawing(form)).refused(RULE, "wrong-state");
    }

    @Test
    void aFutureThatNobodySawIsRefused() {
        var form = proved(AForm.filled());
        form.when(PREPARER, new WithdrawEvidence(ID, form.seen() + 1, PROOF, "误传"))
                .refused(STALE, "form-changed");
    }

    @Test
    void duringACorrectionTheApprovalsOfItsPartLapse() {
        var form = proved(AForm.filled(), Cell.TOTAL)
                .submitted()
                .approvedBy(APPROVER)
                .approvedBy(REVIEWER)
                .settledBy(FINANCE)
                .requested()
                .granted();
        var cause = new Cell("funds/total/evidence");
        form.when(PREPARER, withdrawing(form))
                .tells(
                        new EvidenceWithdrawn(
                                ID,
                                PROOF,
                                Cell.TOTAL,
                                "签到表.pdf",
                                HASH,
                                "误传",
                                new Why(CORRECTION, "typing-error", "录入有误")),
                        new ApprovalLapsed(ID, Stage.RESULTS, "unit", 1, cause),
                        new ApprovalLapsed(ID, Stage.RESULTS, "supervising", 1, cause),
                        new ApprovalLapsed(ID, Stage.RESULTS, "finance", 1, cause));
    }

    @Test
    void aRowTakenOffTakesItsEvidenceWithIt() {
        var form = proved(AForm.together());
        form = form.by(PREPARER, new RemoveIndicator(ID, form.seen(), OUTPUT));
        assertThat(form.content().evidence()).isEmpty();
        form.when(PREPARER, withdrawing(form)).refused(ABSENT, "no-such-evidence");
    }

    @ParameterizedTest
    @ValueSource(strings = {"approver", "finance", "auditor", "archivist"})
    void onlyAPreparerOfTheUnitWithdraws(String who) {
        var form = proved(AForm.filled());
        form.when(AccountId.of(who), withdrawing(form)).refused(FORBIDDEN, "not-entitled");
    }
}
