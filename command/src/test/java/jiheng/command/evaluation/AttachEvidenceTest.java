package jiheng.command.evaluation;

import static jiheng.command.CommandRefused.Kind.ABSENT;
import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.MALFORMED;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.CommandRefused.Kind.STALE;
import static jiheng.command.evaluation.AForm.APPROVER;
import static jiheng.command.evaluation.AForm.CORRECTION;
import static jiheng.command.evaluation.AForm.DEPUTY;
import static jiheng.command.evaluation.AForm.ID;
import static jiheng.command.evaluation.AForm.OUTPUT;
import static jiheng.command.organisation.Region.PREPARER;
import static jiheng.command.organisation.Region.SCHOOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import jiheng.events.evaluation.ApprovalLapsed;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.EvidenceAttached;
import jiheng.events.evaluation.EvidenceId;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.Why;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttachEvidenceTest {
    private static final String HASH = "ab".repeat(32);

    private static AttachEvidence attaching(AForm form, String key, String row, String file, long size, String sha256) {
        return new AttachEvidence(ID, form.seen(), EvidenceId.of(key), row, file, "application/pdf", size, sha256);
    }

    private static AttachEvidence attaching(AForm form) {
        return attaching(form, "1", OUTPUT.value(), "签到表.pdf", 12_595, HASH);
    }

    private static EvidenceAttached told(String key, String row, Why why) {
        return new EvidenceAttached(ID, EvidenceId.of(key), row, "签到表.pdf", "application/pdf", 12_595, HASH, why);
    }

    private static EvidenceAttached told(String key, String row) {
        return new EvidenceAttached(ID, EvidenceId.of(key), row, "签到表.pdf", "application/pdf", 12_595, HASH, null);
    }

    @Test
    void aFileIsToldWithAllThatWasFoundOfIt() {
        var form = AForm.baselined();
        form = form.when(PREPARER, attaching(form)).tells(told("1", OUTPUT.value()));
        assertThat(form.content().evidence())
                .containsExactly(told("1", OUTPUT.value()).attached());
    }

    @Test
    void theExecutionOfTheFundsHasEvidenceToo() {
        var form = AForm.baselined();
        form.when(PREPARER, attaching(form, "1", Cell.TOTAL, "签到表.pdf", 12_595, HASH))
                .tells(told("1", Cell.TOTAL));
    }

    @Test
    void theSameFileMayProveSeveralRows() {
        var form = AForm.baselined();
        form = form.by(PREPARER, attaching(form));
        form.when(PREPARER, attaching(form, "2", Cell.TOTAL, "签到表.pdf", 12_595, HASH))
                .tells(told("2", Cell.TOTAL));
    }

    @Test
    void butOneRowOnlyOnce() {
        var form = AForm.baselined();
        form = form.by(PREPARER, attaching(form));
        form.when(PREPARER, attaching(form, "2", OUTPUT.value(), "另一个名字.pdf", 12_595, HASH))
                .refused(RULE, "evidence-already-there")
                .with("file", "签到表.pdf");
    }

    @Test
    void anIdIsTakenForGood() {
        var form = AForm.baselined();
        form = form.by(PREPARER, attaching(form));
        form.when(PREPARER, attaching(form, "1", Cell.TOTAL, "签到表.pdf", 12_595, "cd".repeat(32)))
                .refused(RULE, "evidence-exists");
        form = form.by(PREPARER, new WithdrawEvidence(ID, form.seen(), EvidenceId.of("1"), "误传"));
        form.when(PREPARER, attaching(form)).refused(RULE, "evidence-exists");
    }

    @Test
    void aRowTakesTwentyFilesAndNoMore() {
        var form = AForm.baselined();
        for (int i = 0; i < 20; i++) {
            form = form.by(PREPARER, attaching(form, "n" + i, OUTPUT.value(), "签到表.pdf", 1, "%064x".formatted(i)));
        }
        form.when(PREPARER, attaching(form)).refused(RULE, "too-many-files").with("limit", "20");
        form.when(PREPARER, attaching(form, "1", Cell.TOTAL, "签到表.pdf", 12_595, HASH))
                .tells(told("1", Cell.TOTAL));
    }

    @Test
    void anEmptyFileProvesNothing() {
        var form = AForm.baselined();
        form.when(PREPARER, attaching(form, "1", OUTPUT.value(), "签到表.pdf", 0, HASH))
                .refused(MALFORMED, "file-empty");
    }

    @Test
    void fiftyMegabytesAreTheMost() {
        var form = AForm.baselined();
        form.by(PREPARER, attaching(form, "1", OUTPUT.value(), "a.pdf", 52_428_800, HASH));
        form.when(PREPARER, attaching(form, "1", OUTPUT.value(), "a.pdf", 52_428_801, HASH))
                .refused(MALFORMED, "file-too-large")
                .with("limit", "50");
    }

    static List<Arguments> names() {
        return List.of(
                Arguments.of("../../etc/passwd.pdf", "passwd.pdf"),
                Arguments.of("C:\\Users\\li\\签到表.pdf", "签到表.pdf"),
                Arguments.of(" 签到表\u00a0 第一期.pdf ", "签到表 第一期.pdf"),
                Arguments.of("签到\u202Efdp.exe", "签到fdp.exe"),
                Arguments.of("a\u0000b\r\nc.pdf", "ab c.pdf"),
                Arguments.of(".htaccess.pdf", "htaccess.pdf"),
                Arguments.of("a<b>:c|d?*.pdf", "a_b__c_d__.pdf"),
                Arguments.of("a.pdf. .", "a.pdf"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aNameIsCleaned(String given, String recorded) {
        var form = AForm.baselined();
        form = form.by(PREPARER, attaching(form, "1", OUTPUT.value(), given, 1, HASH));
        assertThat(form.content().evidence().get(0).file()).isEqualTo(recorded);
    }

    @Test
    void aLongNameKeepsItsBeginningAndItsEnding() {
        var form = AForm.baselined();
        form = form.by(PREPARER, attaching(form, "1", OUTPUT.value(), "签".repeat(300) + ".pdf", 1, HASH));
        assertThat(form.content().evidence().get(0).file())
                .hasSize(120)
                .startsWith("签签签")
                .endsWith("签.pdf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "../", "a/..", "\u200B\u202E", "..."})
    void aNameWithNothingInItIsNone(String name) {
        var form = AForm.baselined();
        form.when(PREPARER, attaching(form, "1", OUTPUT.value(), name, 1, HASH))
                .refused(MALFORMED, "file-name-missing");
    }

    @Test
    void aHashThatIsNoneIsTheCallersFault() {
        assertThatThrownBy(() -> attaching(AForm.baselined(), "1", OUTPUT.value(), "a.pdf", 1, "AB".repeat(32)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"indicator-9", "fiscal", "", "../total"})
    void onlyARowOfTheFormHasEvidence(String row) {
        var form = AForm.baselined();
        form.when(PREPARER, attaching(form, "1", row, "a.pdf", 1, HASH)).refused(ABSENT, "no-such-row");
    }

    @Test
    void targetsNeedNoProof() {
        var form = AForm.targeted();
        form.when(PREPARER, attaching(form)).refused(RULE, "evidence-not-yet");
    }

    @Test
    void aSubmittedFormTakesNone() {
        var form = AForm.filled().submitted();
        form.when(PREPARER, attaching(form)).refused(RULE, "wrong-state");
    }

    @Test
    void aSettledFormTakesNone() {
        var form = AForm.settled();
        form.when(PREPARER, attaching(form)).refused(RULE, "wrong-state");
    }

    @Test
    void aReturnedFormTakesMore() {
        var form = AForm.filled().submitted().returnedBy(APPROVER);
        form.when(PREPARER, attaching(form)).tells(told("1", OUTPUT.value()));
    }

    @Test
    void whatOthersDidMeanwhileDoesNotStandInTheWay() {
        var form = AForm.baselined();
        var command = attaching(form);
        form.fills("narratives/results/text", "已办完").when(PREPARER, command).tells(told("1", OUTPUT.value()));
    }

    @Test
    void aFutureThatNobodySawIsRefused() {
        var form = AForm.baselined();
        var command = new AttachEvidence(
                ID, form.seen() + 1, EvidenceId.of("1"), OUTPUT.value(), "a.pdf", "application/pdf", 1, HASH);
        form.when(PREPARER, command).refused(STALE, "form-changed");
    }

    @Test
    void duringACorrectionTheApprovalsOfTheResultsLapse() {
        var form = AForm.correcting();
        var cause = new Cell("indicators/indicator-1/evidence");
        form.when(PREPARER, attaching(form))
                .tells(
                        told("1", OUTPUT.value(), new Why(CORRECTION, "typing-error", "录入有误")),
                        new ApprovalLapsed(ID, Stage.RESULTS, "unit", 1, cause),
                        new ApprovalLapsed(ID, Stage.RESULTS, "supervising", 1, cause),
                        new ApprovalLapsed(ID, Stage.RESULTS, "finance", 1, cause));
    }

    @Test
    void andTheCorrectionCanNoLongerBeGivenUp() {
        var form = AForm.correcting();
        form = form.by(PREPARER, attaching(form));
        form.when(PREPARER, new AbandonCorrection(ID, CORRECTION, "不再更正")).refused(RULE, "already-corrected");
    }

    @Test
    void whoAttachedDoesNotDecide() {
        var form = AForm.filled().granting(DEPUTY, Role.UNIT_APPROVER, SCHOOL);
        form = form.granting(DEPUTY, Role.PREPARER, SCHOOL);
        form = form.by(DEPUTY, attaching(form))
                .granting(DEPUTY, Role.UNIT_APPROVER, SCHOOL)
                .submitted();
        form.when(DEPUTY, new ApproveStep(ID, form.seen(), "")).refused(FORBIDDEN, "own-work");
    }

    @ParameterizedTest
    @ValueSource(strings = {"approver", "finance", "auditor", "archivist"})
    void onlyAPreparerOfTheUnitAttaches(String who) {
        var form = AForm.baselined();
        form.when(AccountId.of(who), attaching(form)).refused(FORBIDDEN, "not-entitled");
    }
}
