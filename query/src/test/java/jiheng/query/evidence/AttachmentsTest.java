package jiheng.query.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import jiheng.events.evaluation.EvidenceId;
import jiheng.events.evaluation.EvidenceWithdrawn;
import jiheng.events.organisation.Role;
import jiheng.query.evaluation.EvaluationStory;
import jiheng.query.history.EvaluationTables;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AttachmentsTest {
    private static EvaluationTables tables;
    private static Attachments attachments;

    @BeforeAll
    static void start() {
        tables = new EvaluationTables();
        attachments = new Attachments(tables.client());
    }

    @AfterAll
    static void stop() throws Exception {
        tables.close();
    }

    @BeforeEach
    void tell() throws Exception {
        tables.clear();
        tables.deliver(EvaluationStory.whole());
        deliver(EvaluationStory.whole());
    }

    private static void deliver(List<? extends EventMessage<?>> messages) throws Exception {
        var handler = new AnnotationEventHandlerAdapter(new EvidenceProjection(tables.client()));
        for (var message : messages) {
            handler.handle(message);
        }
    }

    private static Attachment found(String key) {
        return attachments.find(EvaluationStory.UNION, EvidenceId.of(key)).orElseThrow();
    }

    @Test
    void aFileIsFoundWithWhoAttachedItAndWhen() {
        var file = found("kept");
        assertThat(file.evidence()).isEqualTo(EvaluationStory.KEPT);
        assertThat(file.unit()).isEqualTo(EvaluationStory.UNION_UNIT);
        assertThat(file.by()).isEqualTo("填报丁");
        assertThat(file.withdrawal()).isNull();
    }

    @Test
    void aWithdrawnFileStaysWithItsReason() {
        var withdrawal = Objects.requireNonNull(found("mistaken").withdrawal());
        assertThat(withdrawal.reason()).isEqualTo("误传");
        assertThat(withdrawal.by()).isEqualTo("填报丁");
    }

    @Test
    void aRowTakenOffTakesItsFilesOutOfUseWithoutAReason() {
        var withdrawal = Objects.requireNonNull(found("spare").withdrawal());
        assertThat(withdrawal.reason()).isNull();
    }

    @Test
    void everyFileOfAFormIsListedInTheOrderItCame() {
        assertThat(attachments.of(EvaluationStory.UNION))
                .extracting(one -> one.evidence().id().key())
                .containsExactly("spare", "kept", "mistaken");
    }

    @Test
    void theSameContentIsFoundWhereverItCounts() {
        assertThat(attachments.withContents(List.of(EvaluationStory.KEPT.sha256())))
                .extracting(Attachment::evaluation)
                .containsExactly(EvaluationStory.SCHOOL, EvaluationStory.UNION);
        assertThat(attachments.withContents(List.of("f".repeat(64)))).isEmpty();
        assertThat(attachments.withContents(List.of())).isEmpty();
    }

    @Test
    void aFileIsSharedOnlyAmongTheUnitsThatAreSeen() {
        var both = List.of(EvaluationStory.UNION_UNIT, EvaluationStory.SCHOOL_UNIT);
        assertThat(attachments.shared(both, 10, 0))
                .extracting(one -> one.evidence().file())
                .containsExactly("验收单.pdf", "审计报告.pdf");
        assertThat(attachments.shared(both, 10, 1)).isEmpty();
        assertThat(attachments.shared(List.of(EvaluationStory.UNION_UNIT), 10, 0))
                .isEmpty();
        assertThat(attachments.shared(List.of(), 10, 0)).isEmpty();
    }

    @Test
    void deliveredTwiceNothingChanges() throws Exception {
        var once = attachments.of(EvaluationStory.UNION);
        deliver(EvaluationStory.whole());
        assertThat(attachments.of(EvaluationStory.UNION)).isEqualTo(once);
    }

    @Test
    void aWithdrawalOfWhatWasNeverThereIsAnError() {
        var stray = EvaluationStory.message(
                new EvidenceWithdrawn(
                        EvaluationStory.UNION, EvidenceId.of("x"), "total", "a.pdf", "0".repeat(64), "误传", null),
                99,
                "preparer",
                "填报丁",
                Role.PREPARER,
                EvaluationStory.START);
        assertThatThrownBy(() -> deliver(List.of(stray))).hasMessageContaining("never attached");
    }
}
