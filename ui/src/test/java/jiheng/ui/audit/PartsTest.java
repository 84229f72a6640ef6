package jiheng.ui.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jiheng.command.Actor;
import jiheng.command.cycle.OpenCycle;
import jiheng.events.cycle.CycleId;
import jiheng.events.organisation.AccountId;
import jiheng.query.audit.bundle.StoredZip;
import jiheng.query.audit.verify.Verify;
import jiheng.query.evaluation.FormSizes;
import jiheng.query.organisation.Organisation;
import jiheng.ui.Product;
import jiheng.ui.acts.Desk;
import jiheng.ui.api.ProjectForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A year fetched in parts over HTTP, and verified together; and a year too large for one bundle. */
class PartsTest {
    private static final Product PRODUCT = Product.running();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String YEAR = "/api/v1/cycles/2022/bundle";
    private static final CycleId LARGE = CycleId.of("2047");

    @TempDir
    private Path folder;

    @AfterAll
    static void takeOut() {
        PRODUCT.context()
                .getBean(JdbcClient.class)
                .sql("delete from evaluation where cycle = ?")
                .param(LARGE.value())
                .update();
    }

    @Test
    void everyFormOfAYearIsInExactlyOneOfItsPartsAndTheVerifierProvesThemTogether() throws Exception {
        var head = PRODUCT.get("auditor", YEAR + "s").json().path("head").asString();
        var forms = forms();
        var parts = Division.of(sizes(), new BundleLimits(150, Long.MAX_VALUE, 1, 1, 1).counting(false, false));
        assertThat(parts).hasSizeGreaterThan(2);

        var files = new ArrayList<Path>();
        var told = new ArrayList<String>();
        for (var part : parts) {
            var from = part.range().from();
            var before = part.range().before();
            var bundle = download(YEAR + "?documents=false&head=" + head
                    + (from == null ? "" : "&from=" + from)
                    + (before == null ? "" : "&before=" + before));
            files.add(Files.write(folder.resolve(files.size() + ".zip"), bundle));
            told.addAll(streams(bundle));
        }

        assertThat(told).containsExactlyInAnyOrderElementsOf(forms);
        for (var one : files) {
            assertThat(verified(List.of(one))).contains("证明成立");
        }
        assertThat(verified(files))
                .contains(
                        "共 " + parts.size() + " 个包，证明成立的 " + parts.size() + " 个，其中表 " + forms.size() + " 张",
                        "没有一张表在两个包里",
                        "树大小为 " + head + " 的检查点，说的是同一时刻");
        var twice = new ArrayList<>(files);
        twice.add(files.get(0));
        assertThat(verified(twice)).as("the control").contains("在几个包里都有的表");
    }

    @Test
    void thePartsAreListedWithWhatEachHoldsAndFetchedByTheirAddress() throws Exception {
        var listing =
                PRODUCT.get("auditor", YEAR + "s?unit=centre&documents=false").json();

        assertThat(listing.path("parts")).hasSize(1);
        var part = listing.at("/parts/0");
        assertThat(part.path("firstUnit").asString()).isEqualTo("临江区职工服务中心");
        assertThat(part.path("tooLarge").asBoolean()).isFalse();
        var bundle = download(part.path("address").asString());
        assertThat(streams(bundle)).hasSize(part.path("forms").asInt());
        assertThat(manifest(bundle)).contains("events " + part.path("records").asLong() + "\n");
        assertThat(bundle)
                .as("the same bytes when it is fetched again")
                .isEqualTo(download(part.path("address").asString()));
    }

    @Test
    void aPartTellsOfTheMomentOfItsHeadWhateverHappenedSince() throws Exception {
        var form = ProjectForm.open(PRODUCT, "in-part");
        var id = form.path().substring(form.path().lastIndexOf('/') + 1);
        var head = PRODUCT.get("auditor", YEAR + "s").json().path("head").asLong();
        var then = PRODUCT.get("auditor", form.path()).sequence() + 1;
        var later = ProjectForm.open(PRODUCT, "in-part-later");
        form.lockedTargets();

        var pinned = download(YEAR + "?unit=union&documents=false&head=" + head);
        var newest = download(YEAR + "?unit=union&documents=false");

        var lateId = later.path().substring(later.path().lastIndexOf('/') + 1);
        assertThat(manifest(pinned))
                .contains("head sha256 " + head + "\n", "stream " + id + " Evaluation " + then + "\n")
                .doesNotContain(lateId);
        assertThat(manifest(newest)).contains(lateId).doesNotContain("stream " + id + " Evaluation " + then + "\n");
        assertThat(verified(List.of(Files.write(folder.resolve("pinned.zip"), pinned))))
                .contains("证明成立");
    }

    @Test
    void aYearTooLargeForOneBundleIsRefusedWithWhereItsPartsAre() {
        lay(1, 12_000);
        lay(2, 14_999);
        lay(3, 20_001);
        lay(4, 3_000);

        var refused = PRODUCT.get("auditor", "/api/v1/cycles/2047/bundle?documents=false");
        assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("bundle-too-large");
        assertThat(refused.json().path("detail").asString())
                .contains("分几部分下载", "50000 条事件共 0 MB", "/api/v1/cycles/2047/bundles");
        var english = PRODUCT.send(PRODUCT.request("/api/v1/cycles/2047/bundle")
                .header("Authorization", Product.basic("auditor", Product.PASSWORD))
                .header("Accept-Language", "en"));
        assertThat(english.json().path("detail").asString())
                .contains("take them in parts, which /api/v1/cycles/2047/bundles lists");

        var listing = PRODUCT.get("auditor", "/api/v1/cycles/2047/bundles?documents=false")
                .json();
        assertThat(listing.path("records").asLong()).isEqualTo(50_000);
        assertThat(listing.path("parts")
                        .valueStream()
                        .map(part -> part.path("records").asLong() + " "
                                + part.path("tooLarge").asBoolean()))
                .containsExactly("12000 false", "14999 false", "20001 true", "3000 false");
        var alone = PRODUCT.get("auditor", listing.at("/parts/2/address").asString());
        assertThat(alone.status()).isEqualTo(409);
        assertThat(alone.code()).isEqualTo("bundle-form-too-large");
    }

    @Test
    void whatIsNoPartIsRefusedInWords() {
        refused("?from=centre", 422, "parameter-malformed");
        refused("?before=evaluation-", 422, "parameter-malformed");
        refused("?from=evaluation-2022-b&before=evaluation-2022-b", 422, "parameter-malformed");
        refused("?head=first", 422, "parameter-malformed");
        refused("?head=-1", 422, "parameter-malformed");
        refused("?head=999999999", 404, "no-such-head");
        refused("?from=evaluation-9999", 404, "bundle-of-nothing");
        refused("s?unit=nobody-at-all", 404, "no-such-unit");
        refused("s?documents=perhaps", 422, "parameter-malformed");
        assertThat(PRODUCT.get("women", YEAR + "s?unit=centre").code()).isEqualTo("not-yours-to-read");
        assertThat(PRODUCT.get("auditor", "/api/v1/cycles/1999/bundles").code()).isEqualTo("no-such-cycle");
        var women = PRODUCT.get("women", YEAR + "s?documents=false").json();
        assertThat(women.path("parts")
                        .valueStream()
                        .map(part -> part.path("firstUnit"))
                        .distinct())
                .hasSize(1);
    }

    private static void refused(String query, int status, String code) {
        var answer = PRODUCT.get("auditor", YEAR + query);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.code()).as(answer.toString()).isEqualTo(code);
        assertThat(answer.json().path("detail").asString()).isNotBlank();
    }

    /** A row where the projection keeps forms, with no events behind it. */
    private static void lay(int number, long records) {
        var jdbc = PRODUCT.context().getBean(JdbcClient.class);
        if (PRODUCT.context().getBean(Organisation.class).cycle(LARGE).isEmpty()) {
            var day = LocalDate.of(2099, 1, 1);
            PRODUCT.context()
                    .getBean(Desk.class)
                    .send(
                            new OpenCycle(LARGE, 2047, day, day.plusDays(1)),
                            new Actor(AccountId.of("admin"), "test", "127.0.0.1", "", "parts-2047", "test"));
        }
        jdbc.sql("insert into evaluation (id, sequence, unit, unit_name, cycle, year, kind, stage, state, version,"
                        + " changed_at, body) select ?, ?, unit, unit_name, ?, 2047, kind, stage, state, version,"
                        + " changed_at, body from evaluation where id = 'evaluation-2022-centre-department'")
                .params("evaluation-2047-many-" + number, records - 1, LARGE.value())
                .update();
    }

    private static List<FormSizes.FormSize> sizes() {
        var units = PRODUCT
                .context()
                .getBean(Organisation.class)
                .visibleUnits(AccountId.of("auditor"), LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")))
                .stream()
                .map(unit -> unit.unit())
                .toList();
        return PRODUCT.context().getBean(FormSizes.class).of(units, CycleId.of("2022"), null);
    }

    private static List<String> forms() {
        return PRODUCT.context()
                .getBean(JdbcClient.class)
                .sql("select id from evaluation where cycle = 'cycle-2022'")
                .query(String.class)
                .list();
    }

    private static byte[] download(String path) throws Exception {
        var request = PRODUCT.request(path).header("Authorization", Product.basic("auditor", Product.PASSWORD));
        var answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(200);
        return answer.body();
    }

    private static String manifest(byte[] bundle) {
        return new String(StoredZip.read(bundle).get("manifest.txt"), UTF_8);
    }

    private static List<String> streams(byte[] bundle) {
        return manifest(bundle)
                .lines()
                .filter(line -> line.startsWith("stream "))
                .map(line -> line.split(" ")[1])
                .toList();
    }

    /** What the stand-alone verifier says of bundles that it proves. */
    private String verified(List<Path> bundles) throws Exception {
        var keys = PRODUCT.context().getBean(Signing.class).keys().stream()
                .map(key -> key + "\n")
                .collect(Collectors.joining());
        var arguments = new ArrayList<>(List.of(
                "--key", Files.writeString(folder.resolve("keys.txt"), keys).toString()));
        bundles.forEach(bundle -> arguments.add(bundle.toString()));
        var out = new ByteArrayOutputStream();
        var code = Verify.run(arguments, new PrintStream(out, true, UTF_8));
        assertThat(code).as(out.toString(UTF_8)).isZero();
        return out.toString(UTF_8);
    }
}
