package jiheng.ui.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import jiheng.query.audit.note.Cosigned;
import jiheng.query.audit.note.Ed25519Signer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessKeysTest {
    @TempDir
    private Path folder;

    @Test
    void aFileThatHoldsNoWitnessesIsNamed() throws Exception {
        var signer = new Ed25519Signer("witness.example/audit", new byte[32]);
        var file = folder.resolve("witnesses");
        Files.writeString(file, "\n" + signer.cosigner(Cosigned.ED25519) + " \n");
        assertThat(WitnessKeys.in("")).isEmpty();
        assertThat(WitnessKeys.in(file.toString())).containsExactly(signer.cosigner(Cosigned.ED25519));

        Files.writeString(file, signer.key() + "\n");
        for (var bad : new String[] {file.toString(), folder.resolve("none").toString()}) {
            assertThatThrownBy(() -> WitnessKeys.in(bad))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("JIHENG_AUDIT_WITNESSES")
                    .hasMessageContaining(bad);
        }
    }
}
