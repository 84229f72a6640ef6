package jiheng.query.audit.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import jiheng.events.store.AppendRefused;
import jiheng.query.audit.log.Discrepancy;
import jiheng.query.audit.log.LogStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A row of the ledger without a leaf is an alarm wherever it is, and is never signed. */
class UnloggedRowsTest {
    @TempDir
    private Path home;

    private SigningLog log;

    @BeforeEach
    void open() {
        log = new SigningLog(new LogStore(), home.resolve("keys")).growAndSign(10);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void aRowInsertedBehindTheLastOneIsAnAlarmAtOnce() throws Exception {
        assertThat(log.signer().sign()).as("the control").isPresent();
        assertThat(log.log().goesOn()).isFalse();
        log.store().inserted("forged", "default");
        assertThat(log.log().goesOn()).isTrue();
        assertThatThrownBy(() -> log.signer().sign())
                .isInstanceOf(Discrepancy.class)
                .hasMessageContaining("第一行是第 11 行")
                .hasMessageContaining("0 of stream-forged");
        assertThat(log.log()
                        .newest(jiheng.query.audit.bundle.Algorithm.SHA256)
                        .orElseThrow()
                        .size())
                .isEqualTo(10);
    }

    /** The signer reads on from its last head and would never come by. */
    @Test
    void aRowInAGapFarBelowTheLastHeadIsAnAlarmOfTheNextRound() {
        log.store().execute("select nextval('event_global_index_seq')");
        log.growAndSign(5);
        log.signer().requireLeaves();
        log.store().tamper(LogStore.forged("forged", "11"));
        log.growAndSign(5);
        assertThatThrownBy(() -> log.signer().requireLeaves())
                .isInstanceOf(Discrepancy.class)
                .hasMessageContaining("first row 11");
        assertThat(log.check(SigningLog.BOTH).agrees()).isFalse();
        log.store().tamper("delete from event where event_id = 'forged'");
        log.signer().requireLeaves();
        assertThat(log.check(SigningLog.BOTH).agrees()).as("the control").isTrue();
    }

    /** As the application's role may: its own size is no number any more, and the signer still says what is wrong. */
    @Test
    void aLeafOfTheHighestIndexIsAnAlarm() throws Exception {
        try (var connection = log.store().application().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("insert into audit.leaf select 9223372036854775807, -5, sha256, sm3, sha256, sm3"
                    + " from audit.leaf where leaf_index = 4");
        }
        assertThatThrownBy(() -> log.signer().sign()).isInstanceOf(Discrepancy.class);
        assertThat(log.check(SigningLog.BOTH).agrees()).isFalse();
        assertThatThrownBy(() -> log.store().appendTo("stream-9", 1)).isInstanceOf(AppendRefused.class);
    }

    @Test
    void aRowOfAHugeNumberIsAnAlarmAndNeverSigned() {
        log.store().tamper(LogStore.forged("forged", "9223372036854775000"));
        assertThatThrownBy(() -> log.signer().sign()).isInstanceOf(Discrepancy.class);
        assertThatThrownBy(() -> log.signer().requireLeaves()).isInstanceOf(Discrepancy.class);
    }
}
