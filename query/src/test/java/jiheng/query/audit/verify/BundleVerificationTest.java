package jiheng.query.audit.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.bundle.BundleSource;
import jiheng.query.audit.bundle.BundleWriter;
import jiheng.query.audit.bundle.Entries;
import jiheng.query.audit.bundle.StoredZip;
import jiheng.query.audit.leaf.Digests;
import jiheng.query.audit.leaf.Leaf;
import jiheng.query.audit.note.Ed25519Signer;
import jiheng.query.audit.sm.Sm2Signer;
import jiheng.query.audit.verify.Verdict.Outcome;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleVerificationTest {
    private static final BundleStory STORY = new BundleStory(false);
    private static final Map<String, byte[]> ENTRIES = BundleWriter.entries(STORY);
    private static final Trust TRUST = BundleStory.trust();

    @TempDir
    private Path folder;

    @Test
    void anHonestBundleIsProvenAndItsFigureWithIt() {
        var verdict = BundleVerification.of(ENTRIES, TRUST);
        assertThat(verdict.outcome()).as(text(verdict)).isEqualTo(Outcome.PROVEN);
        assertThat(text(verdict))
                .contains("200 条事件")
                .contains("自评总分 14.28（逐行重新相加：14.28）")
                .contains("3 处所记内容摘要与推算一致")
                .contains("witness.example/audit 2026-03-01 08:00:00")
                .contains("未证明：所附各流在最后一条之后")
                .contains("未证明、仅供阅读 not proven, for reading only：report.html")
                .doesNotContain("改写历史");
        assertThat(STORY.leaves()).hasSize(BundleStory.EVENTS);
        assertThat(STORY.rows()).hasSize(250);
    }

    @Test
    void theFormIsToldUnderItsOwnTitlesInItsOwnOrder() {
        assertThat(text(BundleVerification.of(ENTRIES, TRUST)))
                .containsSubsequence(
                        "  负责人 Person in charge：王某\n",
                        "  年初设定目标 Goals set：第一段\n第二段 “引号” 𠮷\n",
                        "  财政拨款 Fiscal appropriation\n      全年预算数 Budget：548.740000\n",
                        "  〔产出指标 Output · 数量指标 Quantity〕\n  第 2 行 row（indicator-1）\n",
                        "得分 Score：3.25；量化目标 measured target：≥40.50家，定性；量化完成 measured actual：0.0000001家；规则得分 rule score：3.00\n",
                        "  第 3 行 row（indicator-2）\n",
                        "：6.53 + 3.25 + 4.25 + 0.25 = 14.28\n",
                        "未证明：");
    }

    /** All that is proven stands before all that is not. */
    @Test
    void whatIsNotProvenStandsTogetherAtTheEnd() {
        var lines = BundleVerification.of(ENTRIES, new Trust(List.of(BundleStory.LOG.key()), 0)).lines().stream()
                .map(Line::zh)
                .toList();
        var open = lines.stream().filter(line -> line.startsWith("未证明")).toList();
        assertThat(open)
                .hasSize(7)
                .anyMatch(line -> line.contains("1 份佐证材料的文件内容"))
                .anyMatch(line -> line.contains("witness.example/audit 的联署（您没有给出其公钥，不能算数）"));
        assertThat(lines).endsWith(open.toArray(String[]::new));
    }

    @Test
    void aBundleOfTheWholeLogProvesThatNothingFollows() {
        var whole = new BundleStory(true);
        var verdict = BundleVerification.of(BundleWriter.entries(whole), TRUST);
        assertThat(verdict.outcome()).as(text(verdict)).isEqualTo(Outcome.PROVEN);
        assertThat(text(verdict)).contains("200 条事件的原始字节", "附有日志的全部 250 条记录").doesNotContain("所附各流在最后一条之后");
    }

    @Test
    void onlyTheUsersKeysAreTrust() {
        assertThat(outcome(new Trust(List.of(), 0))).isEqualTo(Outcome.TRUST_MISSING);
        assertThat(outcome(new Trust(BundleStory.keysOf(false), 0))).isEqualTo(Outcome.PROVEN);
        assertThat(outcome(new Trust(BundleStory.keysOf(false), 1))).isEqualTo(Outcome.TRUST_MISSING);
        assertThat(outcome(new Trust(List.of(BundleStory.LOG.key()), 0))).isEqualTo(Outcome.PROVEN);
        assertThat(outcome(new Trust(List.of(BundleStory.SM_LOG.key()), 0))).isEqualTo(Outcome.PROVEN);
        assertThat(outcome(new Trust(BundleStory.keysOf(true).subList(2, 4), 0)))
                .isEqualTo(Outcome.TRUST_MISSING);
        assertThat(outcome(new Trust(BundleStory.keysOf(true), 2))).isEqualTo(Outcome.TRUST_MISSING);
        var stranger = new Ed25519Signer("log.example/jiheng", BundleStory.secret(9)).key();
        assertThat(outcome(new Trust(List.of(stranger), 0))).isEqualTo(Outcome.TRUST_MISSING);
        var unwitnessed = BundleVerification.of(ENTRIES, new Trust(List.of(BundleStory.LOG.key()), 0));
        assertThat(text(unwitnessed)).contains("无您所信任的见证人联署").contains("SM3 树（250 条）的检查点没有您所给公钥的签名");
    }

    /** A key for a tree asks for that tree: one that signed something else there, or nothing since it is left out. */
    @Test
    void everyTreeThatAKeyWasGivenForIsOwed() {
        var stranger = new Sm2Signer("log.example/jiheng/sm3", BundleStory.secret(10), new SecureRandom()).key();
        assertThat(outcome(new Trust(List.of(BundleStory.LOG.key(), stranger), 0)))
                .isEqualTo(Outcome.TRUST_MISSING);
        var one = BundleWriter.entries(new OneTree(STORY, Algorithm.SHA256));
        assertThat(BundleVerification.of(one, new Trust(List.of(BundleStory.LOG.key(), BundleStory.SM_LOG.key()), 0))
                        .outcome())
                .isEqualTo(Outcome.TRUST_MISSING);
        assertThat(BundleVerification.of(one, new Trust(List.of(BundleStory.LOG.key()), 0))
                        .outcome())
                .as("the control")
                .isEqualTo(Outcome.PROVEN);
    }

    @Test
    void aRewrittenEventIsNamed() {
        var index = STORY.rows().size() - 2;
        var payload = Entries.payload(index);
        var rewritten = new String(content(payload), StandardCharsets.UTF_8).replace("14.28", "94.28");
        var verdict = BundleVerification.of(with(payload, rewritten.getBytes(StandardCharsets.UTF_8)), TRUST);
        assertThat(verdict.outcome()).isEqualTo(Outcome.TAMPERED);
        assertThat(verdict.index()).isEqualTo(index);
    }

    /** Everything hashed anew, and signed under the log's name by someone who does not hold its key. */
    @Test
    void aHistoryRewrittenWithoutTheKeyIsNotTrusted() {
        var log = new Ed25519Signer("log.example/jiheng", BundleStory.secret(9));
        var sm = new Sm2Signer("log.example/jiheng/sm3", BundleStory.secret(10), new SecureRandom());
        var forged = BundleWriter.entries(new BundleStory(false, log, sm));
        assertThat(BundleVerification.of(forged, TRUST).outcome()).isEqualTo(Outcome.TRUST_MISSING);
        var theirs = new Trust(List.of(log.key(), sm.key()), 0);
        assertThat(BundleVerification.of(forged, theirs).outcome())
                .as("the control")
                .isEqualTo(Outcome.PROVEN);
    }

    @Test
    void noEventCanBeLeftOutAddedSwappedOrDoubled() {
        var shown = STORY.leaves();
        for (var at = 0; at < shown.size() - 1; at++) {
            var cut = new ArrayList<>(shown);
            cut.remove(at);
            assertThat(outcome(cut)).as("without %d", at).isNotEqualTo(Outcome.PROVEN);
            var swapped = new ArrayList<>(shown);
            java.util.Collections.swap(swapped, at, at + 1);
            assertThat(outcome(swapped)).as("swapped %d", at).isNotEqualTo(Outcome.PROVEN);
            var doubled = new ArrayList<>(shown);
            doubled.add(at, shown.get(at));
            assertThat(outcome(doubled)).as("doubled %d", at).isNotEqualTo(Outcome.PROVEN);
        }
        assertThat(outcome(shown)).as("the control").isEqualTo(Outcome.PROVEN);
    }

    /** A tail cut off with its subtrees put in its place: nothing shows, and the verdict says so. A whole bundle shows it. */
    @Test
    void aCutTailIsSaidToBeUnprovenAndIsCaughtInTheWholeLog() {
        var cut = new ArrayList<>(STORY.leaves());
        cut.remove(cut.size() - 1);
        var verdict = BundleVerification.of(BundleWriter.entries(new Shortened(STORY, cut)), TRUST);
        assertThat(verdict.outcome()).isEqualTo(Outcome.PROVEN);
        assertThat(text(verdict)).contains("未证明：所附各流在最后一条之后").doesNotContain("审定：");
        var whole = new BundleStory(true);
        var all = new ArrayList<>(whole.leaves());
        var last = all.size() - 2;
        assertThat(all.get(last).event()).isNotNull();
        all.set(last, new BundleSource.Shown(all.get(last).leaf(), null));
        assertThat(BundleVerification.of(BundleWriter.entries(new Shortened(whole, all)), TRUST)
                        .outcome())
                .isEqualTo(Outcome.TAMPERED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"manifest.txt", "keys.txt", "leaves.bin", "gaps/sha256.bin", "gaps/sm3.bin"})
    void noEntryCanBeMissing(String name) {
        var without = new LinkedHashMap<>(ENTRIES);
        without.remove(name);
        assertThat(BundleVerification.of(without, TRUST).outcome()).isEqualTo(Outcome.UNREADABLE);
    }

    @Test
    void entriesThatDoNotBelongAreRefused() {
        for (var name :
                List.of("more.txt", "events/000000000003.payload.json", "evidence/" + "0".repeat(64), "unproven/")) {
            assertThat(BundleVerification.of(with(name, new byte[] {1}), TRUST).outcome())
                    .as(name)
                    .isNotEqualTo(Outcome.PROVEN);
        }
        var other = with("unproven/report.html", new byte[] {1});
        assertThat(text(BundleVerification.of(other, TRUST)))
                .as("not proven, and its hash says which file was read")
                .contains("4bf5122f344554c53bde2ebb8cd2b7e3d1600ad631c385a5d7cce23c7785459a");
    }

    @Test
    void aFormWithAnEventUnknownToTheVerifierIsNotProven() {
        var story = new BundleStory(false);
        story.row("evaluation", BundleStory.FORM.value(), "evaluation.unheard-of", "1", of(BundleStory.FORM.value()));
        story.checkpoint();
        var verdict = BundleVerification.of(BundleWriter.entries(story), TRUST);
        assertThat(verdict.outcome()).isEqualTo(Outcome.UNREADABLE);
        assertThat(text(verdict)).contains("evaluation.unheard-of is not known to this verifier");
    }

    @Test
    void everyEventOfAFormIsKnownToTheVerifier() {
        assertThat(BundleStory.names()).hasSizeGreaterThanOrEqualTo(19);
        for (var name : BundleStory.names()) {
            var fold = new FormFold("form");
            fold.after(leaf(0, "evaluation.opened"), Json.parse(OPENED), Json.parse(of("form")));
            try {
                fold.after(leaf(1, name), Json.parse(of("form")), Json.parse(of("form")));
            } catch (Tampered | UnreadableJson shape) {
                assertThat(shape).hasMessageNotContaining("not known to this verifier");
            }
        }
        var fold = new FormFold("form");
        fold.after(leaf(0, "evaluation.opened"), Json.parse(OPENED), Json.parse(of("form")));
        assertThatThrownBy(() ->
                        fold.after(leaf(1, "evaluation.unheard-of"), Json.parse(of("form")), Json.parse(of("form"))))
                .as("the control")
                .hasMessageContaining("not known to this verifier");
    }

    /** What the log took is in it byte for byte; whether it makes a form is another question, and asked too. */
    @Test
    void aStreamThatMakesNoFormIsNotProven() {
        var opened = "{\"evaluation\":\"%s\",\"stage\":\"RESULTS\"}".formatted(BundleStory.FORM.value());
        var total = "{\"evaluation\":\"%s\",\"rows\":[],\"selfTotal\":\"94.53\"}".formatted(BundleStory.FORM.value());
        Map.of(
                        "evaluation.opened " + opened,
                        "opens a form",
                        "evaluation.returned {\"evaluation\":\"evaluation-2022-other-department\"}",
                        "of another form",
                        "account.opened {}",
                        "account.opened",
                        "evaluation.scored " + total,
                        "not the sum of the rows")
                .forEach((event, said) -> {
                    var story = new BundleStory(false);
                    var parts = event.split(" ", 2);
                    story.row(
                            "evaluation",
                            BundleStory.FORM.value(),
                            parts[0],
                            "1",
                            parts[1].getBytes(StandardCharsets.UTF_8));
                    story.checkpoint();
                    var verdict = BundleVerification.of(BundleWriter.entries(story), TRUST);
                    assertThat(verdict.outcome()).as(event).isIn(Outcome.TAMPERED, Outcome.UNREADABLE);
                    assertThat(text(verdict)).contains(said);
                });
    }

    /** A settlement is told as standing only while it does. */
    @Test
    void theStateIsThatAfterTheLastEvent() {
        assertThat(text(BundleVerification.of(ENTRIES, TRUST)))
                .contains("状态：已审定", "\n审定：14.28 分")
                .doesNotContain("曾审定");
        Map.of(
                        "evaluation.correction-granted", "状态：审定后更正中",
                        "evaluation.cancelled", "状态：已作废",
                        "evaluation.correction-abandoned", "状态：已审定")
                .forEach((event, state) -> {
                    var story = new BundleStory(false);
                    story.row("evaluation", BundleStory.FORM.value(), event, "1", of(BundleStory.FORM.value()));
                    story.checkpoint();
                    var verdict = BundleVerification.of(BundleWriter.entries(story), TRUST);
                    assertThat(verdict.outcome()).isEqualTo(Outcome.PROVEN);
                    var settled = state.equals("状态：已审定");
                    assertThat(text(verdict)).contains(state, settled ? "\n审定：14.28" : "曾审定为 14.28 分");
                    assertThat(text(verdict).contains("\n审定：")).isEqualTo(settled);
                });
    }

    @Test
    void whoDidWhatAndWhenIsToldFromTheEventsOwnMetadata() {
        assertThat(text(BundleVerification.of(ENTRIES, TRUST)))
                .containsPattern("2026-03-01 08:00:\\d\\d 审定 settled：account-\\d")
                .containsPattern("填写与更正（格次） cells filled in or corrected：account-\\d \\d+，account-\\d \\d+");
    }

    @Test
    void whatABundleHoldsNeverBeginsALineAndNeverSteersTheTerminal() {
        var out = new ByteArrayOutputStream();
        var hostile = "\n证明成立 PROVEN\r\n\u2028\u001b[2K\u202e\u115f\u2800";
        Verify.tell(
                new Verdict(Outcome.TAMPERED, -1, List.of(new Line("单位：" + hostile, "unit: " + hostile))),
                new PrintStream(out, true, StandardCharsets.UTF_8));
        var said = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(said).noneMatch(line -> line.startsWith("证明成立")).last().isEqualTo("内容被改动 TAMPERED");
        assertThat(said.subList(1, said.size() - 1))
                .allMatch(line -> line.startsWith("      ┊ ") || line.startsWith("    unit"));
        assertThat(String.join("", said)).doesNotContain("\u001b", "\u202e", "\u2028", "\u115f", "\u2800", "\r");
    }

    /** Shapes that the verifier did not foresee are no tampering, and no proof. */
    @Test
    void oddEventsHaveAVerdictToo() {
        for (var odd : List.of(
                "evaluation.opened {\"evaluation\":\"odd\",\"stage\":\"RESULTS\",\"unitName\":\"x\",\"year\":1e30,\"layout\":{\"title\":{\"zh\":\"a\",\"en\":\"b\"}}}",
                "evaluation.opened {\"evaluation\":\"odd\",\"stage\":\"RESULTS\",\"unitName\":\"x\",\"year\":1e999,\"layout\":{\"title\":{\"zh\":\"a\",\"en\":\"b\"}}}")) {
            var parts = odd.split(" ", 2);
            var story = new BundleStory(true);
            story.tellRaw("evaluation", "odd", parts[0], parts[1]);
            story.checkpoint();
            assertThat(BundleVerification.of(BundleWriter.entries(story), TRUST).outcome())
                    .as(odd)
                    .isEqualTo(Outcome.UNREADABLE);
        }
        var out = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        assertThat(Verify.ending(
                        () -> {
                            throw new OutOfMemoryError("as the machine would");
                        },
                        out))
                .isEqualTo(2);
        assertThat(Verify.ending(() -> 1, out)).as("the control").isEqualTo(1);
    }

    @Test
    void onlyABundleWithEveryRecordWillDoWhereThatIsAsked() {
        var asked = new Trust(TRUST.keys(), 0, List.of(), true);
        var part = BundleVerification.of(ENTRIES, asked);
        assertThat(part.outcome()).isEqualTo(Outcome.TRUST_MISSING);
        assertThat(text(part)).contains("您要求附日志全部记录，此包没有附");
        assertThat(BundleVerification.of(BundleWriter.entries(new BundleStory(true)), asked)
                        .outcome())
                .isEqualTo(Outcome.PROVEN);
    }

    private static final byte[] OPENED =
            "{\"evaluation\":\"form\",\"stage\":\"RESULTS\"}".getBytes(StandardCharsets.UTF_8);

    private static byte[] of(String form) {
        return "{\"evaluation\":\"%s\"}".formatted(form).getBytes(StandardCharsets.UTF_8);
    }

    private static Leaf leaf(long sequence, String name) {
        var none = new Digests(new byte[32], new byte[32]);
        var previous = sequence == 0 ? null : new Leaf.Previous(sequence - 1, none);
        return new Leaf(
                sequence,
                sequence + 1,
                "evaluation",
                "form",
                sequence,
                "event-" + sequence,
                "2026-03-01T00:00:00Z",
                name,
                "1",
                none,
                none,
                previous);
    }

    /** With nothing on its class path but its own packages and Bouncy Castle, as the jar has it. */
    @Test
    void theCommandRunsOnJdkAndBouncyCastleAlone() throws Exception {
        var bundle = folder.resolve("bundle.zip");
        try (var out = Files.newOutputStream(bundle)) {
            StoredZip.write(ENTRIES, out);
        }
        var keys = folder.resolve("keys");
        Files.writeString(keys, TRUST.keys().stream().map(Object::toString).collect(Collectors.joining("\n")));
        var classes = folder.resolve("classes");
        copy(Path.of("target/classes/jiheng/query/audit"), classes.resolve("jiheng/query/audit"));
        var bouncyCastle = SM3Digest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        var arguments = List.of("--key", keys.toString(), bundle.toString());
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classes + ":" + bouncyCastle,
                Verify.class.getName()));
        command.addAll(arguments);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("自评总分 14.28").endsWith("证明成立 PROVEN\n");
        assertThat(run(arguments.subList(2, 3))).isEqualTo(3);
        assertThat(run(List.of("--key", keys.toString(), keys.toString()))).isEqualTo(2);
        assertThat(said(List.of("--key", keys.toString(), folder + "/absent")))
                .startsWith("没有这个文件：" + folder + "/absent\n")
                .contains("no such file: ")
                .endsWith(Outcome.UNREADABLE.line().zh() + " "
                        + Outcome.UNREADABLE.line().en() + "\n");
        assertThat(run(List.of("--key", bundle.toString(), bundle.toString()))).isEqualTo(2);
        assertThat(run(List.of("--key"))).isEqualTo(2);
        assertThat(run(List.of("--help"))).isZero();
    }

    private static int run(List<String> arguments) {
        return Verify.run(arguments, new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    }

    private static String said(List<String> arguments) {
        var said = new ByteArrayOutputStream();
        assertThat(Verify.run(arguments, new PrintStream(said, true, StandardCharsets.UTF_8)))
                .isEqualTo(Outcome.UNREADABLE.code());
        return said.toString(StandardCharsets.UTF_8);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static Outcome outcome(Trust trust) {
        return BundleVerification.of(ENTRIES, trust).outcome();
    }

    /** The bundle with other leaves and events, all else as it was: whoever tampers cannot make new subtrees. */
    private static Outcome outcome(List<BundleSource.Shown> shown) {
        var leaves = new ByteArrayOutputStream();
        shown.forEach(one -> {
            leaves.writeBytes(
                    java.nio.ByteBuffer.allocate(4).putInt(one.leaf().length).array());
            leaves.writeBytes(one.leaf());
        });
        return BundleVerification.of(with(Entries.LEAVES, leaves.toByteArray()), TRUST)
                .outcome();
    }

    private static byte[] content(String name) {
        return Objects.requireNonNull(ENTRIES.get(name), name);
    }

    private static Map<String, byte[]> with(String name, byte[] content) {
        var changed = new LinkedHashMap<>(ENTRIES);
        changed.put(name, content);
        return changed;
    }

    private static String text(Verdict verdict) {
        return verdict.lines().stream().map(Object::toString).collect(Collectors.joining("\n"));
    }
}
