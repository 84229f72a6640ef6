package jiheng.query.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.bundle.BundleSource;
import jiheng.query.audit.bundle.BundleWriter;
import jiheng.query.audit.merkle.Nodes;
import jiheng.query.audit.note.Checkpoint;
import jiheng.query.audit.note.Ed25519Signer;
import jiheng.query.audit.note.Note;
import jiheng.query.audit.note.TlogProof;
import jiheng.query.audit.note.VerifierKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What whoever holds the signing key rewrites is found out by heads that left the system before. */
class KeptHeadsTest {
    @TempDir
    private Path folder;

    private record Said(int code, String text) {}

    /** As published: the heads of the honest log at 100, 201, 250 and 251 leaves. */
    @BeforeEach
    void publish() throws IOException {
        Files.writeString(
                folder.resolve("keys"),
                BundleStory.keysOf(false).stream().map(VerifierKey::toString).collect(Collectors.joining("\n")));
        var story = with(new BundleStory(false), 1);
        for (var tree : Algorithm.values()) {
            var place = Files.createDirectories(folder.resolve("kept").resolve(tree.key()));
            for (var note : story.checkpoints(tree)) {
                var size = Checkpoint.parse(note.text()).size();
                Files.write(place.resolve(size + ".txt"), note.bytes());
                Files.write(place.resolve("latest.txt"), note.bytes());
            }
        }
        Files.writeString(folder.resolve("kept/读我.md"), "not a head");
    }

    @Test
    void aBundleUnderAKeptHeadAgreesWithIt() throws IOException {
        var said = run(with(new BundleStory(false), 1), "kept");

        assertThat(said.code).as(said.text).isZero();
        assertThat(said.text)
                .contains("与您留存的 4 个 SHA256 树检查点（大小 100–251）一致", "与您留存的 4 个 SM3 树检查点")
                .doesNotContain("未能对照");
    }

    @Test
    void whereEveryRecordIsShownEveryKeptHeadIsCompared() throws IOException {
        var whole = new LastHead(with(with(new BundleStory(true), 1), 3));
        var said = run(whole, "kept");
        assertThat(said.code).as(said.text).isZero();
        assertThat(said.text).contains("与您留存的 4 个 SHA256 树检查点（大小 100–251）一致");

        var part = run(new LastHead(with(with(new BundleStory(false), 1), 3)), "kept");
        assertThat(part.code).as("nothing that was asked for could be compared").isEqualTo(3);
        assertThat(part.text).contains("4 个 SHA256 树检查点未能对照", "没有一个能与此包对照", "缺少信任依据");
    }

    /** Signed anew with the log's own key, so that the bundle by itself is proven. */
    @Test
    void aRewrittenHistoryIsTamperingThoughItsKeySignedIt() throws IOException {
        var rewritten = new LastHead(with(with(new BundleStory(true), 2), 3));
        assertThat(run(rewritten).code).as("the control").isZero();

        var said = run(rewritten, "kept");
        assertThat(said.code).as(said.text).isEqualTo(1);
        assertThat(said.text).contains("251.txt", "大小为 251 的检查点与此包不是同一段历史").doesNotContain("证明成立");

        var underTheSame = run(with(new BundleStory(false), 2), "kept");
        assertThat(underTheSame.code).as(underTheSame.text).isEqualTo(1);
    }

    @Test
    void anOlderBundleIsToldThatNewerHeadsAreKept() throws IOException {
        var said = run(new BundleStory(false), "kept");

        assertThat(said.code).as(said.text).isZero();
        assertThat(said.text).contains("您留存有比此包新的 SHA256 树检查点（最大 251，此包到 250 为止）", "与您留存的 3 个");
    }

    @Test
    void aReceiptIsAKeptHeadToo() throws IOException {
        var story = with(new BundleStory(false), 1);
        var note = story.checkpoints(Algorithm.SHA256).get(3);
        Files.write(folder.resolve("receipt"), new TlogProof(new byte[] {1}, 0, List.of(new byte[32]), note).bytes());

        assertThat(run(new LastHead(story), "receipt").text).contains("与您留存的 1 个 SHA256 树检查点（大小 251）一致");
        assertThat(run(new LastHead(with(new BundleStory(false), 2)), "receipt").code)
                .isEqualTo(1);
    }

    @Test
    void keptHeadsThatContradictEachOtherAreTamperingByTheLog() throws IOException {
        var other = with(new BundleStory(false), 2).checkpoints(Algorithm.SM3).get(3);
        Files.write(folder.resolve("other"), other.bytes());

        var said = run(new BundleStory(false), "kept", "other");

        assertThat(said.code).isEqualTo(1);
        assertThat(said.text).contains("互相矛盾，却都由日志签名");
    }

    @Test
    void whatAnybodyCouldHavePutThereIsNoMeasure() throws IOException {
        var story = new BundleStory(false);
        var stranger = new Ed25519Signer("log.example/jiheng", BundleStory.secret(9));
        Files.write(
                folder.resolve("forged"),
                new Checkpoint("log.example/jiheng", 250, new byte[32])
                        .signedBy(stranger)
                        .bytes());
        Files.writeString(folder.resolve("nonsense"), "大小 250\n");
        Files.createDirectories(folder.resolve("empty"));

        assertThat(run(story, "forged"))
                .matches(said -> said.code == 2 && said.text.contains("forged：没有所给公钥的签名"), "unreadable");
        assertThat(run(story, "nonsense"))
                .matches(said -> said.code == 2 && said.text.contains("nonsense"), "unreadable");
        assertThat(run(story, "empty")).matches(said -> said.code == 2 && said.text.contains("没有检查点"), "unreadable");
        assertThat(run(story, "absent")).matches(said -> said.code == 2 && said.text.contains("没有这个文件"), "unreadable");
    }

    private static BundleStory with(BundleStory story, int payload) {
        story.row(null, "other-9", "other.thing", null, new byte[] {(byte) payload});
        story.checkpoint();
        return story;
    }

    private Said run(BundleSource source, String... kept) throws IOException {
        var bundle = folder.resolve("bundle.zip");
        try (var out = Files.newOutputStream(bundle)) {
            BundleWriter.write(source, out);
        }
        var arguments = new ArrayList<>(List.of("--key", folder.resolve("keys").toString()));
        for (var place : kept) {
            arguments.addAll(List.of("--kept", folder.resolve(place).toString()));
        }
        arguments.add(bundle.toString());
        var out = new ByteArrayOutputStream();
        var code = Verify.run(arguments, new PrintStream(out, true, StandardCharsets.UTF_8));
        return new Said(code, out.toString(StandardCharsets.UTF_8));
    }

    /** The same log under its newest head alone, as bundles are made. */
    private record LastHead(BundleSource source) implements BundleSource {
        @Override
        public Iterable<Shown> leaves() {
            return source.leaves();
        }

        @Override
        public Nodes nodes(Algorithm tree) {
            return source.nodes(tree);
        }

        @Override
        public List<Note> checkpoints(Algorithm tree) {
            var all = source.checkpoints(tree);
            return all.subList(all.size() - 1, all.size());
        }

        @Override
        public Collection<VerifierKey> keys() {
            return source.keys();
        }

        @Override
        public Collection<byte[]> evidence() {
            return source.evidence();
        }

        @Override
        public Map<String, byte[]> unproven() {
            return source.unproven();
        }
    }
}
