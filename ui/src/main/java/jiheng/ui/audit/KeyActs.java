package jiheng.ui.audit;

import java.util.Arrays;
import java.util.Map;
import jiheng.command.CommandRefused;
import jiheng.command.audit.RetireKey;
import jiheng.command.audit.RotateKeys;
import jiheng.events.audit.KeyKind;
import jiheng.events.audit.LogId;
import jiheng.ui.acts.Desk;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Acts on the log's keys, by pages and programs alike; the signer follows at once. */
@Component
class KeyActs {
    private final Desk desk;
    private final Signing signing;

    KeyActs(Desk desk, Signing signing) {
        this.desk = desk;
        this.signing = signing;
    }

    void rotate(String reason, @Nullable String key) {
        desk.send(new RotateKeys(LogId.LEDGER, reason), key);
        signing.sign();
    }

    /** @param kind as {@link KeyKind} names it */
    void retire(String kind, String number, String reason, @Nullable String key) {
        var known = Arrays.stream(KeyKind.values())
                .filter(one -> one.name().equals(kind))
                .findFirst()
                .orElseThrow(() -> CommandRefused.malformed("choice-missing", "kind", Map.of()));
        if (!number.matches("[0-9]{1,6}")) {
            throw CommandRefused.malformed("choice-missing", "number", Map.of());
        }
        desk.send(new RetireKey(LogId.LEDGER, known, Integer.parseInt(number), reason), key);
        signing.sign();
    }
}
