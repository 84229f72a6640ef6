package jiheng.query.audit.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import jiheng.query.audit.Vectors;
import org.junit.jupiter.api.Test;

/** Wycheproof's signatures, among them the malleable and the malformed. */
class Ed25519VectorsTest {
    @Test
    void everySignatureIsJudgedAsWycheproofJudgesIt() {
        var cases = 0;
        var valid = 0;
        for (var group : Vectors.json("wycheproof/ed25519_test.json").get("testGroups")) {
            var key = bytes(group.get("publicKey").get("pk").asString());
            for (var one : group.get("tests")) {
                var expected = one.get("result").asString().equals("valid");
                assertThat(Ed25519.KIND.verifies(
                                key,
                                bytes(one.get("msg").asString()),
                                bytes(one.get("sig").asString())))
                        .as(one.get("tcId") + " " + one.get("comment"))
                        .isEqualTo(expected);
                cases++;
                valid += expected ? 1 : 0;
            }
        }
        assertThat(cases).isEqualTo(150);
        assertThat(valid).isEqualTo(88);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
