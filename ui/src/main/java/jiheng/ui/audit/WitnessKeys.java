package jiheng.ui.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jiheng.query.audit.note.Cosigned;
import jiheng.query.audit.note.MalformedNote;
import jiheng.query.audit.note.VerifierKey;
import jiheng.query.audit.sm.Sm2;

/** The witnesses whose cosignatures the log takes, from a file of their public keys, one a line. */
final class WitnessKeys {
    private WitnessKeys() {}

    /** @param file none if it is not named */
    static List<VerifierKey> in(String file) {
        if (file.isBlank()) {
            return List.of();
        }
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> !line.isBlank())
                    .map(line -> VerifierKey.parse(line.strip(), List.of(Cosigned.ED25519, Sm2.COSIGNED)))
                    .toList();
        } catch (IOException | MalformedNote unreadable) {
            throw new IllegalStateException(
                    "JIHENG_AUDIT_WITNESSES：" + file + " 不是一行一个见证人公钥的文件 is not a file of witnesses' public keys, one a"
                            + " line (" + unreadable + ")",
                    unreadable);
        }
    }
}
