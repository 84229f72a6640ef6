package jiheng.ui.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jiheng.query.audit.leaf.Leaf;
import jiheng.query.audit.merkle.TreeHash;
import jiheng.query.audit.merkle.Verification;
import jiheng.query.audit.note.Checkpoint;
import jiheng.query.audit.note.Note;
import jiheng.query.audit.note.TlogProof;
import jiheng.query.audit.sm.Sm3;
import jiheng.ui.Product;
import jiheng.ui.page.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptTest {
    private static final String FORM = "evaluation-2022-centre-department";

    private final Product product = Product.running();
    private final Person auditor = new Person(product, "auditor");
    private final Signing signing = product.context().getBean(Signing.class);

    @ParameterizedTest
    @ValueSource(strings = {"sha256", "sm3"})
    void theFileProvesTheActToWhoeverHoldsItAndTheLogsKey(String tree) {
        var sequence = product.get("auditor", "/api/v1/evaluations/" + FORM).sequence();
        var answer = auditor.get("/evaluations/" + FORM + "/receipts/" + sequence + ".tlog-proof?tree=" + tree);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);

        assertThat(product.get("auditor", "/api/v1/evaluations/" + FORM + "/receipts/" + sequence + "?tree=" + tree)
                        .body())
                .as("the same for programs")
                .isEqualTo(answer.body());

        var proof = TlogProof.parse(answer.body().getBytes(UTF_8));
        var leaf = Leaf.decode(proof.extra());
        var head = Checkpoint.parse(proof.checkpoint().text());
        var hash = tree.equals("sm3") ? Sm3.tree() : TreeHash.sha256();
        assertThat(leaf.stream()).isEqualTo(FORM);
        assertThat(leaf.sequence()).isEqualTo(sequence);
        assertThat(new Verification(hash)
                        .inclusion(proof.index(), head.size(), hash.leaf(proof.extra()), proof.path(), head.root()))
                .isTrue();
        assertThat(signing.keys()).anyMatch(key -> proof.checkpoint().signatures().stream()
                .anyMatch(one -> key.verifies(proof.checkpoint().text(), one)));
    }

    @Test
    void theSheetShowsWhatWasSignedAndIsForThoseWhoMayReadTheForm() {
        var sheet = auditor.get("/evaluations/" + FORM + "/receipts/1");
        assertThat(sheet.status()).as(sheet.toString()).isEqualTo(200);
        assertThat(sheet.body()).contains("存证回执", "SM3 与 SM2", "tlog-proof", "receipts/1.png");
        assertThat(auditor.get("/evaluations/" + FORM + "/receipts/1.png").status())
                .isEqualTo(200);
        assertThat(auditor.get("/evaluations/" + FORM + "/receipts/99999").status())
                .isEqualTo(404);
        assertThat(auditor.get("/evaluations/" + FORM + "/receipts/99999.tlog-proof")
                        .status())
                .isEqualTo(404);
        assertThat(new Person(product, "school")
                        .get("/evaluations/" + FORM + "/receipts/1.tlog-proof")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aProgramIsToldWhatThereIsNot() {
        var at = "/api/v1/evaluations/" + FORM + "/receipts/";
        assertThat(product.get("auditor", at + "99999").status()).isEqualTo(404);
        assertThat(product.get("auditor", at + "1?tree=md5").status()).isEqualTo(404);
        assertThat(product.get("school", at + "1").status()).isEqualTo(403);
        assertThat(product.get("auditor", at + "first").status()).isBetween(400, 499);
        assertThat(product.get("auditor", at + "-1").status()).isEqualTo(404);
    }

    @Test
    void theSheetOfAProjectNamesIt() {
        var project = auditor.get("/evaluations/evaluation-2022-union-project-skills/receipts/0");
        var name = product.get("auditor", "/api/v1/evaluations/evaluation-2022-union-project-skills")
                .json()
                .path("project")
                .asString();
        assertThat(name).isNotBlank();
        assertThat(project.body()).contains(name, "evaluation-2022-union-project-skills");
    }

    @Test
    void watchersNeedNoAccount() {
        signing.now();
        var checkpoint = product.send(product.request("/public/log/sha256/checkpoint"));
        assertThat(checkpoint.status()).isEqualTo(200);
        var head =
                Checkpoint.parse(Note.parse(checkpoint.body().getBytes(UTF_8)).text());
        assertThat(product.send(product.request("/public/log/sha256/checkpoint/" + head.size()))
                        .body())
                .isEqualTo(checkpoint.body());
        assertThat(product.send(product.request("/public/log/keys")).body())
                .hasLineCount(2)
                .contains(head.origin() + "+");
        var inclusion = product.send(product.request("/public/log/sm3/inclusion/3"));
        assertThat(TlogProof.parse(inclusion.body().getBytes(UTF_8)).index()).isEqualTo(3);
        assertThat(product.send(product.request("/public/log/sha256/consistency/1/" + head.size()))
                        .status())
                .isEqualTo(200);
        for (var none : new String[] {
            "sha1/checkpoint",
            "sha256/checkpoint/0",
            "sha256/checkpoint/x",
            "sha256/inclusion/99999999",
            "sha256/consistency/0/1",
            "sha256/consistency/5/4",
            "sha256/consistency/1/99999999"
        }) {
            assertThat(product.send(product.request("/public/log/" + none)).status())
                    .as(none)
                    .isEqualTo(404);
        }
    }
}
