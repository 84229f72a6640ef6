package jiheng.ui.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.bundle.BundleWriter;
import jiheng.query.audit.bundle.StoredZip;
import jiheng.query.audit.log.LogReader;
import jiheng.query.audit.log.Protection;
import jiheng.query.audit.note.Ed25519Signer;
import jiheng.query.audit.verify.Verify;
import jiheng.ui.Product;
import jiheng.ui.api.ProjectForm;
import jiheng.ui.database.TableOwner;
import jiheng.ui.evidence.Samples;
import jiheng.ui.page.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Bundles taken over HTTP from the running product, and verified by the stand-alone verifier with keys from elsewhere. */
class BundleTest {
    private static final Product PRODUCT = Product.running();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String CENTRE = "evaluation-2022-centre-department";
    private static final String FORM = "/api/v1/evaluations/" + CENTRE;

    @TempDir
    private Path folder;

    private record Verified(int code, String text) {}

    @Test
    void aFormsBundleIsProvenWithTheTotalThatTheProductShows() throws Exception {
        var total = PRODUCT.get("auditor", FORM).json().path("total").decimalValue();
        assertThat(total).isEqualByComparingTo("94.53");

        for (var reader : List.of("auditor", "finance", "centre")) {
            var verified = verified(download(reader, FORM + "/bundle"));

            assertThat(verified.code).as(verified.text).isZero();
            assertThat(verified.text)
                    .contains("自评总分 " + total + "（逐行重新相加：" + total + "）", "审定：" + total + " 分（优）", "证明成立");
        }
    }

    @Test
    void besideTheProofStandsWhatIsForPeopleAndMarkedAsNoEvidence() throws Exception {
        var entries = StoredZip.read(download("auditor", FORM + "/bundle"));

        assertThat(entries.keySet())
                .contains(
                        "unproven/" + CENTRE + "-t1.json",
                        "unproven/" + CENTRE + "-v1.pdf",
                        "unproven/" + CENTRE + "-v3.pdf",
                        "unproven/report.html");
        assertThat(new String(entries.get("unproven/" + CENTRE + "-v3.json"), UTF_8))
                .contains("94.53");
        assertThat(new String(entries.get("unproven/" + CENTRE + "-v3.pdf"), 0, 5, UTF_8))
                .isEqualTo("%PDF-");
        assertThat(new String(entries.get("unproven/report.html"), UTF_8))
                .contains("不是证据", "is not evidence", "临江区职工服务中心", "94.53")
                .contains("<style>")
                .doesNotContain(" th:", ">佐证材料");
        assertThat(StoredZip.read(download("auditor", FORM + "/bundle?documents=false"))
                        .keySet())
                .noneMatch(name -> name.startsWith("unproven/"))
                .contains("keys.txt", "gaps/sm3.bin");
    }

    @Test
    void aByteOfAnEventChangedInTheBundleIsTampering() throws Exception {
        var entries = StoredZip.read(download("auditor", FORM + "/bundle"));
        var event = entries.keySet().stream()
                .filter(name -> name.endsWith(".payload.json"))
                .skip(3)
                .findFirst()
                .orElseThrow();
        var out = new ByteArrayOutputStream();
        StoredZip.write(entries, out);
        assertThat(verified(out.toByteArray()).code).as("the control").isZero();

        Objects.requireNonNull(entries.get(event))[10] ^= 1;
        var changed = new ByteArrayOutputStream();
        StoredZip.write(entries, changed);

        assertThat(verified(changed.toByteArray()).code).isEqualTo(1);
    }

    /** Whoever owns the tables changes one byte of one event; what they do is taken back at the end. */
    @Test
    void aByteOfAnEventChangedInTheDatabaseIsTampering() throws Exception {
        var signing = PRODUCT.context().getBean(Signing.class);
        var owner = PRODUCT.context().getBean(TableOwner.class).source().orElseThrow();
        signing.now();
        try (var connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            assertThat(bundle(jdbc, signing).code).as("the control").isZero();
            Protection.TABLES.forEach(table -> jdbc.sql("alter table " + table + " disable trigger only_added")
                    .update());
            assertThat(jdbc.sql("update public.event set payload = set_byte(payload, 20, get_byte(payload, 20) # 1)"
                                    + " where stream = ? and sequence = 5")
                            .param(CENTRE)
                            .update())
                    .isOne();

            assertThat(bundle(jdbc, signing).code).isEqualTo(1);
            connection.rollback();
        }
    }

    @Test
    void withTheKeyOfAnotherLogNothingIsProven() throws Exception {
        var other = new Ed25519Signer("elsewhere.example/log", new byte[32]).key();

        var verified = verified(download("auditor", FORM + "/bundle"), other + "\n");

        assertThat(verified.code).isEqualTo(3);
    }

    @Test
    void aUnitsAndAYearsBundleHoldTheFormsThatThePersonMayRead() throws Exception {
        var unit = download("auditor", "/api/v1/cycles/2022/bundle?unit=centre&documents=false");
        assertThat(streams(unit)).isNotEmpty().allMatch(stream -> stream.startsWith("evaluation-2022-centre-"));
        assertThat(verified(unit).code).isZero();

        var year = download("auditor", "/api/v1/cycles/2022/bundle?documents=false");
        assertThat(streams(year)).contains(CENTRE, "evaluation-2022-women-department");
        assertThat(verified(year).code).isZero();

        assertThat(streams(download("women", "/api/v1/cycles/2022/bundle?documents=false")))
                .containsExactly("evaluation-2022-women-department");
        assertThat(name("auditor", "")).contains("\"cycle-2022-audit.zip\"");
        assertThat(name("women", "")).contains("\"cycle-2022-readable-audit.zip\"");
        assertThat(new Person(PRODUCT, "auditor").get("/cycles/2022/bundles").body())
                .contains("2022 年度的审计包");
        assertThat(new Person(PRODUCT, "women").get("/cycles/2022/bundles").body())
                .contains("2022 年度您可以查看的各表的审计包")
                .doesNotContain("2022 年度的审计包");
    }

    /** The forms' own ends are proven only where every record of the log comes along. */
    @Test
    void withEveryRecordOfTheLogItIsProvenThatNothingCameAfter() throws Exception {
        var without = verified(download("auditor", FORM + "/bundle?documents=false"));
        assertThat(without.text).as("the control").contains("未证明：所附各流在最后一条之后").doesNotContain("附有日志的全部");

        var whole = download("auditor", FORM + "/bundle?documents=false&log=true");
        var verified = verified(whole);
        assertThat(verified.code).as(verified.text).isZero();
        assertThat(verified.text)
                .contains("附有日志的全部", "截至该检查点，所附各流再无后续", "张表，其内容未附在此包中：", "evaluation-2022-women-department")
                .doesNotContain("未证明：所附各流在最后一条之后");
        assertThat(streams(whole)).containsExactly(CENTRE);

        var year = verified(download("auditor", "/api/v1/cycles/2022/bundle?documents=false&log=true"));
        assertThat(year.code).as(year.text).isZero();
        assertThat(year.text).contains("所附各流再无后续").doesNotContain("包中：evaluation-2022-");
    }

    @Test
    void everyRecordOfTheLogIsForAuditorsAndAdministratorsAloneAndHasItsLimit() {
        refused("centre", FORM + "/bundle?log=true", 403, "role-missing");
        refused("finance", FORM + "/bundle?log=true", 403, "role-missing");
        refused("auditor", FORM + "/bundle?log=perhaps", 422, "parameter-malformed");
        var bundles = PRODUCT.context().getBean(Bundles.class);
        assertThat(bundles.limits().holdLog(200_000)).isTrue();
        assertThat(bundles.limits().holdLog(200_001)).isFalse();
    }

    @Test
    void whoMayNotReadTheFormGetsNoBundleAndIsToldWhy() {
        refused("women", FORM + "/bundle", 403, "not-yours-to-read");
        refused("women", "/api/v1/cycles/2022/bundle?unit=centre", 403, "not-yours-to-read");
        refused("auditor", "/api/v1/cycles/2022/bundle?unit=nope", 404, "no-such-unit");
        refused("auditor", "/api/v1/cycles/1999/bundle", 404, "no-such-cycle");
        refused("auditor", "/api/v1/evaluations/evaluation-2022-nobody-department/bundle", 404, "no-such-form");
        refused("auditor", FORM + "/bundle?files=maybe", 422, "parameter-malformed");
    }

    @Test
    void filesOfEvidenceComeOnRequestAndAreProvenByTheirHash() throws Exception {
        var form = ProjectForm.open(PRODUCT, "bundled").lockedTargets();
        var file = Samples.pdf("审计包");
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n")
                .getBytes(UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--part--\r\n".getBytes(UTF_8));
        var attached = PRODUCT.send(PRODUCT.request(form.path() + "/attach-evidence?row=indicator-1")
                .header("Authorization", Product.basic("preparer", Product.PASSWORD))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", "\"" + PRODUCT.get("preparer", form.path()).sequence() + "\"")
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
        assertThat(attached.status()).as(attached.toString()).isEqualTo(200);
        var hash = attached.json().at("/indicators/0/evidence/0/sha256").asString();

        var without = StoredZip.read(download("auditor", form.path() + "/bundle"));
        var with = download("auditor", form.path() + "/bundle?files=true");

        assertThat(without).doesNotContainKey("evidence/" + hash);
        assertThat(StoredZip.read(with).get("evidence/" + hash)).isEqualTo(file);
        assertThat(verified(with).code).isZero();
    }

    private Verified bundle(JdbcClient jdbc, Signing signing) throws Exception {
        var out = new ByteArrayOutputStream();
        var log = new LogReader(jdbc);
        var head =
                log.vouched(Algorithm.SHA256, List.of(CENTRE), signing.keys()).orElseThrow();
        BundleWriter.write(log.bundle(head.size(), List.of(CENTRE), false, signing.keys(), List.of(), Map.of()), out);
        return verified(out.toByteArray());
    }

    private static String name(String account, String query) {
        return PRODUCT.get(account, "/api/v1/cycles/2022/bundle?documents=false" + query)
                .header("Content-Disposition");
    }

    /** A draft that nobody has submitted yet is there as it stands; a settled form is the version that was submitted. */
    @Test
    void aFormThatIsNoneOfItsSubmittedVersionsIsThereAsItStands() throws Exception {
        var form = ProjectForm.open(PRODUCT, "standing");
        assertThat(StoredZip.read(download("preparer", form.path() + "/bundle")).keySet())
                .contains("unproven/" + form.id() + "-now.pdf", "unproven/" + form.id() + "-now.json");
        assertThat(StoredZip.read(download("auditor", FORM + "/bundle")).keySet())
                .as("the control")
                .noneMatch(name -> name.contains("-now"));
    }

    private static void refused(String account, String path, int status, String code) {
        var answer = PRODUCT.get(account, path);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    private static byte[] download(String account, String path) throws Exception {
        var request = PRODUCT.request(path).header("Authorization", Product.basic(account, Product.PASSWORD));
        var answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .endsWith("-audit.zip\"");
        return answer.body();
    }

    private static List<String> streams(byte[] bundle) {
        return new String(StoredZip.read(bundle).get("manifest.txt"), UTF_8)
                .lines()
                .filter(line -> line.startsWith("stream "))
                .map(line -> line.split(" ")[1])
                .toList();
    }

    private Verified verified(byte[] bundle) throws Exception {
        var keys = PRODUCT.context().getBean(Signing.class).keys().stream()
                .map(key -> key + "\n")
                .collect(Collectors.joining());
        return verified(bundle, keys);
    }

    private Verified verified(byte[] bundle, String keys) throws Exception {
        var zip = Files.write(Files.createTempFile(folder, "bundle", ".zip"), bundle);
        var trusted = Files.writeString(Files.createTempFile(folder, "keys", ".txt"), keys);
        var out = new ByteArrayOutputStream();
        var code = Verify.run(List.of("--key", trusted.toString(), zip.toString()), new PrintStream(out, true, UTF_8));
        return new Verified(code, out.toString(UTF_8));
    }
}
