package jiheng.query.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import jiheng.query.audit.bundle.BundleWriter;
import jiheng.query.audit.note.Ed25519Signer;
import jiheng.query.audit.sm.Sm2Signer;
import jiheng.query.audit.verify.Verdict.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several bundles given to the command at once. */
class SeveralTest {
    private static final String FORM = "evaluation-2022-audit-department";

    @TempDir
    private static Path folder;

    private record Said(int code, String text) {}

    @BeforeAll
    static void bundles() throws IOException {
        write("proven", new BundleStory(false));
        write("later", after(new BundleStory(false), 1));
        write("other", after(new BundleStory(false), 2));
        write(
                "untrusted",
                new BundleStory(
                        false,
                        new Ed25519Signer("log.example/jiheng", BundleStory.secret(9)),
                        new Sm2Signer("log.example/jiheng/sm3", BundleStory.secret(10), new SecureRandom())));
        var changed =
                new String(Files.readAllBytes(at("proven")), StandardCharsets.ISO_8859_1).replace("14.28", "94.28");
        Files.write(at("damaged"), changed.getBytes(StandardCharsets.ISO_8859_1));
        var story = new BundleStory(false);
        var shown = new ArrayList<>(story.leaves());
        shown.remove(3);
        write("tampered", new Shortened(story, shown));
        Files.writeString(
                folder.resolve("keys"),
                BundleStory.trust().keys().stream().map(Object::toString).collect(Collectors.joining("\n")));
    }

    @Test
    void eachIsNamedWithItsVerdictAndWhatIsThereTwiceCountsOnce() {
        var said = run("proven", "proven");

        assertThat(said.code).as(said.text).isZero();
        assertThat(said.text)
                .contains("[1] " + at("proven"), "[2] " + at("proven"), "bundle 1 of 2", "bundle 2 of 2")
                .doesNotContain("没有一张表在两个包里")
                .containsPattern("(?s)自评总分 14.28.*证明成立 PROVEN.*自评总分 14.28.*证明成立 PROVEN.*证明成立 PROVEN")
                .contains("共 2 个包，证明成立的 2 个，其中表 1 张、记录 200 条")
                .contains("在几个包里都有的表：" + FORM + " [1, 2]")
                .contains("同出于 log.example/jiheng SHA256 树大小为 250 的检查点")
                .endsWith("证明成立 PROVEN\n");
    }

    @Test
    void headsOfOneSizeWithTwoRootsAreTampering() {
        assertThat(run("later").code).as("the control").isZero();
        assertThat(run("other").code).as("the control").isZero();
        assertThat(run("later", "later").code).as("the control").isZero();

        for (var order : List.of(List.of("later", "other"), List.of("other", "later"))) {
            var said = run(order.toArray(String[]::new));

            assertThat(said.code).as(said.text).isEqualTo(Outcome.TAMPERED.code());
            assertThat(said.text)
                    .contains("与 [1] 不是同一段历史", "SHA256 树大小为 251 的检查点树根不同", "SM3 树大小为 251")
                    .contains("证明成立的 0 个，其中表 0 张、记录 0 条")
                    .contains("[1] " + at(order.get(0)) + "：内容被改动", "[2] " + at(order.get(1)) + "：内容被改动");
        }
    }

    /** The older heads agree; that the newest of one follows from the newest of the other, nothing here proves. */
    @Test
    void headsOfOtherSizesAreSaidToBeUncompared() {
        var said = run("proven", "later");

        assertThat(said.code).isZero();
        assertThat(said.text)
                .contains("未证明：SHA256 树上大小不同的检查点（[250, 251]）属于同一段历史")
                .doesNotContain("同出于");
    }

    @ParameterizedTest
    @CsvSource({
        "proven proven, 0",
        "proven untrusted, 3",
        "untrusted absent, 2",
        "damaged untrusted, 2",
        "tampered damaged, 1",
        "absent tampered untrusted proven, 1",
        "proven untrusted tampered, 1",
        "absent proven, 2",
        "damaged proven, 2"
    })
    void theExitCodeIsTheWorst(String bundles, int code) {
        var said = run(bundles.split(" "));

        assertThat(said.code).as(said.text).isEqualTo(code);
        var reversed = new ArrayList<>(List.of(bundles.split(" ")));
        java.util.Collections.reverse(reversed);
        assertThat(run(reversed.toArray(String[]::new)).code).isEqualTo(code);
    }

    @Test
    void whatIsNotProvenIsNotCounted() {
        var said = run("untrusted", "proven", "absent");

        assertThat(said.text)
                .contains("共 3 个包，证明成立的 1 个，其中表 1 张、记录 200 条")
                .contains("[1] " + at("untrusted") + "：缺少信任依据", "[3] " + at("absent") + "：无法读取");
        assertThat(run("proven", "absent").text).contains("没有一张表在两个包里").doesNotContain("同出于", "属于同一段历史", "在几个包里都有的表");
        assertThat(run("untrusted", "damaged").text).contains("证明成立的 0 个，其中表 0 张、记录 0 条");
    }

    @Test
    void oneBundleIsToldOfAsEver() {
        assertThat(run("proven").text).doesNotContain("[1]", "共 1 个包").startsWith("2");
    }

    private static BundleStory after(BundleStory story, int payload) {
        story.row(null, "other-9", "other.thing", null, new byte[] {(byte) payload});
        story.checkpoint();
        return story;
    }

    private static void write(String name, jiheng.query.audit.bundle.BundleSource source) throws IOException {
        try (var out = Files.newOutputStream(at(name))) {
            BundleWriter.write(source, out);
        }
    }

    private static Path at(String name) {
        return folder.resolve(name + ".zip");
    }

    private static Said run(String... bundles) {
        var arguments = new ArrayList<>(List.of("--key", folder.resolve("keys").toString()));
        Arrays.stream(bundles).map(name -> at(name).toString()).forEach(arguments::add);
        var out = new ByteArrayOutputStream();
        var code = Verify.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
        return new Said(code, out.toString(StandardCharsets.UTF_8));
    }
}
