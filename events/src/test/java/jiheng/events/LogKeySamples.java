package jiheng.events;

import java.util.List;
import jiheng.events.audit.KeyIntroduced;
import jiheng.events.audit.KeyKind;
import jiheng.events.audit.KeyRetired;
import jiheng.events.audit.LogId;
import jiheng.events.audit.LogKey;
import jiheng.events.audit.Occasion;

/** One event of each kind, as the approved files say it. */
final class LogKeySamples {
    private static final String ORIGIN = "log.example/ledger";

    private LogKeySamples() {}

    static List<Object> all() {
        return List.of(
                new KeyIntroduced(
                        LogId.LEDGER,
                        new LogKey(KeyKind.SM2, 2, ORIGIN + "/sm3", ORIGIN + "/sm3+0a1b2c3d+c206"),
                        Occasion.ROTATED,
                        "每年更换一次"),
                new KeyRetired(
                        LogId.LEDGER,
                        new LogKey(KeyKind.ED25519, 1, ORIGIN, ORIGIN + "+1b2c3d4e+AQID"),
                        "保管该密钥的机器已报废"));
    }
}
