package jiheng.ui.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import jiheng.query.audit.leaf.Leaf;
import jiheng.query.audit.log.LogReader;
import jiheng.query.audit.merkle.TreeHash;
import jiheng.query.audit.merkle.Verification;
import jiheng.query.audit.note.Checkpoint;
import jiheng.query.audit.note.Note;
import jiheng.query.audit.note.TlogProof;
import jiheng.query.audit.sm.Sm3;
import jiheng.ui.Product;
import jiheng.ui.api.ProjectForm;
import jiheng.ui.database.TableOwner;
import jiheng.ui.page.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

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
        assertThat(auditor.get("/evaluations/" + FORM + "/receipts/9999.png").status())
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
        for (var tree : new String[] {"md5", "SM3"}) {
            var none = product.get("auditor", at + "1?tree=" + tree);
            assertThat(none.status()).as(tree).isEqualTo(422);
            assertThat(none.json().path("field").asString()).isEqualTo("tree");
            assertThat(none.body()).contains("sha256", "sm3", tree);
        }
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

    /** Whoever owns the tables changes a record that was signed, and puts it back. */
    @Test
    void noReceiptIsGivenForARecordThatIsNotWhatWasSigned() {
        signing.now();
        var owner = JdbcClient.create(
                product.context().getBean(TableOwner.class).source().orElseThrow());
        var kept = owner.sql("select payload from public.event where stream = ? and sequence = 3")
                .param(FORM)
                .query(byte[].class)
                .single();
        var index = product.context().getBean(LogReader.class).leafOf(FORM, 3).orElseThrow();
        var sheet = "/evaluations/" + FORM + "/receipts/3";
        assertThat(auditor.get(sheet).body()).as("the control").contains("tlog-proof", "记录摘要");
        try {
            change(
                    owner,
                    ("{\"falsified\": true, " + new String(kept, UTF_8).strip().substring(1)).getBytes(UTF_8));

            var refused = auditor.get(sheet);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body())
                    .contains("notice-box bad", "日志第 " + index + " 条", "与签名时不同")
                    .doesNotContain("tlog-proof", "记录摘要");
            for (var tree : new String[] {"sha256", "sm3"}) {
                var problem = product.get("auditor", "/api/v1" + sheet + "?tree=" + tree);
                assertThat(problem.status()).as(problem.toString()).isEqualTo(409);
                assertThat(problem.code()).isEqualTo("receipt-false");
                assertThat(problem.body()).contains("" + index);
                assertThat(auditor.get(sheet + ".tlog-proof?tree=" + tree).status())
                        .isEqualTo(409);
            }
            assertThat(auditor.get(sheet + ".png").status()).isEqualTo(409);
            assertThat(auditor.get("/evaluations/" + FORM + "/receipts/2").status())
                    .as("another step")
                    .isEqualTo(200);
        } finally {
            change(owner, kept);
        }
        assertThat(auditor.get(sheet).status()).as("put back").isEqualTo(200);
    }

    /** As long as the newest record is not what was signed, the signer refuses; then it is put back. */
    @Test
    void whileTheSignerRefusesAuditorsAndAdministratorsSeeItAndNobodyIsToldToWait() {
        signing.now();
        var owner = JdbcClient.create(
                product.context().getBean(TableOwner.class).source().orElseThrow());
        var administrator = new Person(product, "admin");
        var preparer = new Person(product, "preparer");
        for (var one : List.of(auditor, administrator, preparer)) {
            assertThat(one.get("/").body()).as("the control").doesNotContain("存证日志有异常");
        }
        var last = owner.sql("select max(global_index) from public.event")
                .query(Long.class)
                .single();
        newest(owner, last, "payload || '\\x20'");
        try {
            signing.now();
            assertThat(signing.state().refusal()).isNotNull();
            var form = ProjectForm.open(product, "refusedreceipt");

            assertThat(auditor.get("/").body()).contains("存证日志有异常", "拒绝签名，请立即核查", "alarmed");
            assertThat(administrator.get("/").body()).contains("存证日志有异常", "href=\"/audit\"");
            assertThat(preparer.get("/").body()).doesNotContain("存证日志有异常", "href=\"/audit\"");
            assertThat(auditor.get("/audit").body()).contains("data-alarm", "拒绝签名，请立即核查");

            var foot = "/evaluations/" + FORM + "/proof/state";
            assertThat(auditor.get(foot).body()).contains("存证日志拒绝签名，请立即核查").doesNotContain("请告知审计人员");
            assertThat(new Person(product, "centre").get(foot).body()).contains("请告知审计人员");

            var sheet = form.path().replace("/api/v1", "") + "/receipts/0";
            assertThat(preparer.get(sheet).body()).contains("拒绝签名，请立即核查").doesNotContain("请稍后刷新");
            var problem = product.get("preparer", form.path() + "/receipts/0");
            assertThat(problem.status()).as(problem.toString()).isEqualTo(409);
            assertThat(problem.code()).isEqualTo("log-refuses");
            assertThat(preparer.get(sheet.replace("/0", "/9999") + ".png").status())
                    .isEqualTo(404);
        } finally {
            newest(owner, last, "substr(payload, 1, length(payload) - 1)");
            signing.now();
        }
        assertThat(signing.state().refusal()).as("put back").isNull();
        assertThat(auditor.get("/").body()).doesNotContain("存证日志有异常");
    }

    /** What the signer remembers cannot be read for a while. */
    @Test
    void whileTheSignerCannotWorkAProgramIsToldSoInWords() throws Exception {
        signing.now();
        var head = product.context().getBean(Keyring.class).folder().resolve("head.txt");
        var kept = Files.readString(head);
        Files.writeString(head, "unreadable");
        try {
            var form = ProjectForm.open(product, "unsignedreceipt");
            var problem = product.get("preparer", form.path() + "/receipts/0");
            assertThat(problem.status()).as(problem.toString()).isEqualTo(503);
            assertThat(problem.code()).isEqualTo("log-unsigned");
            assertThat(problem.body()).contains("存证日志暂时无法签名");
        } finally {
            Files.writeString(head, kept);
            signing.now();
        }
        assertThat(product.get(
                                "preparer",
                                "/api/v1/evaluations/evaluation-2022-union-project-unsignedreceipt/receipts/0")
                        .status())
                .isEqualTo(200);
    }

    private static void newest(JdbcClient owner, long row, String payload) {
        owner.sql("alter table public.event disable trigger only_added").update();
        try {
            assertThat(owner.sql("update public.event set payload = " + payload + " where global_index = ?")
                            .param(row)
                            .update())
                    .isOne();
        } finally {
            owner.sql("alter table public.event enable always trigger only_added")
                    .update();
        }
    }

    private static void change(JdbcClient owner, byte[] payload) {
        owner.sql("alter table public.event disable trigger only_added").update();
        try {
            assertThat(owner.sql("update public.event set payload = ? where stream = ? and sequence = 3")
                            .params(payload, FORM)
                            .update())
                    .isOne();
        } finally {
            owner.sql("alter table public.event enable always trigger only_added")
                    .update();
        }
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
