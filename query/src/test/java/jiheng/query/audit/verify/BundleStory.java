package jiheng.query.audit.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.CellFilled;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.Derivation;
import jiheng.events.evaluation.EvaluationEvent;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.EvidenceAttached;
import jiheng.events.evaluation.EvidenceId;
import jiheng.events.evaluation.EvidenceWithdrawn;
import jiheng.events.evaluation.FormKind;
import jiheng.events.evaluation.FormScored;
import jiheng.events.evaluation.FormSettled;
import jiheng.events.evaluation.FormSubmitted;
import jiheng.events.evaluation.Grade;
import jiheng.events.evaluation.IndicatorAdded;
import jiheng.events.evaluation.IndicatorId;
import jiheng.events.evaluation.IndicatorRemoved;
import jiheng.events.evaluation.KeptCell;
import jiheng.events.evaluation.Measure;
import jiheng.events.evaluation.Operator;
import jiheng.events.evaluation.Origin;
import jiheng.events.evaluation.Points;
import jiheng.events.evaluation.Reading;
import jiheng.events.evaluation.RowScore;
import jiheng.events.evaluation.RuleSetVersion;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.StepApproved;
import jiheng.events.evaluation.TemplateChanged;
import jiheng.events.evaluation.TemplateVersion;
import jiheng.events.evaluation.Value;
import jiheng.events.evaluation.Words;
import jiheng.events.store.StoredEventSerializer;
import jiheng.events.store.StoredNames;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.bundle.BundleSource;
import jiheng.query.audit.leaf.Leaf;
import jiheng.query.audit.leaf.LeafHashing;
import jiheng.query.audit.merkle.Nodes;
import jiheng.query.audit.merkle.Tree;
import jiheng.query.audit.merkle.TreeHash;
import jiheng.query.audit.note.Checkpoint;
import jiheng.query.audit.note.Cosigned;
import jiheng.query.audit.note.Ed25519Signer;
import jiheng.query.audit.note.Note;
import jiheng.query.audit.note.Signer;
import jiheng.query.audit.note.VerifierKey;
import jiheng.query.audit.sm.Sm2;
import jiheng.query.audit.sm.Sm2Signer;
import jiheng.query.audit.sm.Sm3;
import jiheng.query.evaluation.EvaluationStory;
import org.jspecify.annotations.Nullable;

/** A log in memory: a form of real events, the approved events of the organisation, and other streams in between. */
final class BundleStory implements BundleSource {
    static final EvaluationId FORM = EvaluationId.of("2022-audit-department");
    static final byte[] EVIDENCE = "发票扫描件".getBytes(StandardCharsets.UTF_8);
    static final int EVENTS = 200;

    static final Signer LOG = new Ed25519Signer("log.example/jiheng", secret(1));
    static final Signer WITNESS = new Ed25519Signer("witness.example/audit", secret(2));
    static final Signer SM_LOG = new Sm2Signer("log.example/jiheng/sm3", secret(3), new SecureRandom());
    static final Signer SM_WITNESS = new Sm2Signer("witness.example/audit-sm", secret(4), new SecureRandom());

    private static final StoredEventSerializer SERIALIZER = new StoredEventSerializer();
    private static final Path APPROVED = Path.of("../events/src/test/resources/approved");
    private static final RuleSetVersion RULES = new RuleSetVersion("national", 1);

    private final boolean whole;
    private final Signer log;
    private final Signer smLog;
    private final LeafHashing hashing = new LeafHashing(TreeHash.sha256(), Sm3.tree());
    private final Tree sha256 = new Tree(TreeHash.sha256());
    private final Tree sm3 = new Tree(Sm3.tree());
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Leaf.Previous> last = new HashMap<>();
    private final Map<String, Long> next = new HashMap<>();
    private final Map<Algorithm, List<Note>> checkpoints = new EnumMap<>(Algorithm.class);
    private final Set<String> told = new HashSet<>();
    private Content content = Content.EMPTY;

    record Row(Leaf leaf, byte[] payload, byte[] metadata) {}

    /** @param whole whether the bundle shows every leaf of the log */
    BundleStory(boolean whole) {
        this(whole, LOG, SM_LOG);
    }

    BundleStory(boolean whole, Signer log, Signer smLog) {
        this.whole = whole;
        this.log = log;
        this.smLog = smLog;
        for (var tree : Algorithm.values()) {
            checkpoints.put(tree, new ArrayList<>());
        }
        organisation();
        form();
        checkpoint();
    }

    static Trust trust() {
        return new Trust(keysOf(true), 1);
    }

    static List<VerifierKey> keysOf(boolean witnesses) {
        return witnesses
                ? List.of(
                        LOG.key(), SM_LOG.key(), WITNESS.cosigner(Cosigned.ED25519), SM_WITNESS.cosigner(Sm2.COSIGNED))
                : List.of(LOG.key(), SM_LOG.key());
    }

    private void organisation() {
        try (var files = Files.list(APPROVED)) {
            files.sorted()
                    .filter(file -> !file.getFileName().toString().startsWith("evaluation."))
                    .forEach(file -> {
                        var name = file.getFileName().toString().replace("-1.json", "");
                        var kind = name.substring(0, name.indexOf('.'));
                        tell(kind, kind + "-approved", name, "1", read(file));
                    });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void form() {
        tell(EvaluationStory.opened(FORM, EvaluationStory.UNION_UNIT, "审计测试单位", FormKind.DEPARTMENT, null));
        for (var row = 1; row <= 5; row++) {
            tell(new IndicatorAdded(FORM, IndicatorId.of("" + row), "output", "quantity", row, null));
        }
        tell(new IndicatorRemoved(FORM, IndicatorId.of("4"), "output", "quantity", 4, List.of(), null));
        fill(
                Cell.indicator(IndicatorId.of("1"), "targets"),
                new Value.Measures(List.of(
                        new Measure(Operator.AT_LEAST, new BigDecimal("40.50"), "家"),
                        new Measure(Operator.QUALITATIVE, null, ""))));
        fill(
                Cell.indicator(IndicatorId.of("1"), "actuals"),
                new Value.Readings(List.of(new Reading(new BigDecimal("1E-7"), "家", null))));
        fill(Cell.narrative("goals"), new Value.Text("第一段\n第二段 “引号” 𠮷"));
        tell(new CellFilled(
                FORM,
                Cell.fund("fiscal", "budget"),
                null,
                number("548.740000"),
                new Origin(
                        "自评表.xlsx",
                        java.util.HexFormat.of().formatHex(TreeHash.sha256().of(EVIDENCE)),
                        "D7")));
        for (var key : List.of("2", "1", "3", "9")) {
            var row = IndicatorId.of(key.equals("9") ? "5" : "1");
            tell(new EvidenceAttached(
                    FORM,
                    EvidenceId.of(key),
                    row.value(),
                    "签到 " + key + ".pdf",
                    "application/pdf",
                    12,
                    "a".repeat(64),
                    null));
        }
        tell(new EvidenceWithdrawn(FORM, EvidenceId.of("3"), "indicator-1", "签到 3.pdf", "a".repeat(64), "误传", null));
        tell(new IndicatorRemoved(FORM, IndicatorId.of("5"), "output", "quantity", 5, List.of(), null));
        moves();
        fill(Cell.fund("total", "score"), number("6.53"));
        for (var at = 0; told() < EVENTS - 7; at++) {
            fill(Cell.indicator(IndicatorId.of("" + (1 + at % 3)), "score"), number(at % 5 + ".25"));
            if (rows.size() == 100 || rows.size() == 201) {
                checkpoint();
            }
        }
        List.of("1 3.25", "2 4.25", "3 0.25")
                .forEach(score -> fill(
                        Cell.indicator(IndicatorId.of(score.substring(0, 1)), "score"), number(score.substring(2))));
        var self = content.cells().entrySet().stream()
                .filter(cell -> cell.getKey().field().equals("score"))
                .map(cell -> ((Value.Number) cell.getValue()).number())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var steps = new Derivation("sum", RULES, Map.of("b", "2", "a", "1"), List.of("1 + 2"), new Words("合计", "sum"));
        tell(new FormScored(
                FORM,
                List.of(new RowScore("indicator-1", Points.of("3.00"), steps), new RowScore("total", null, steps)),
                new Points(self),
                Points.of("9.00"),
                Grade.GOOD,
                steps));
        tell(new FormSubmitted(FORM, Stage.RESULTS, 1, content.digest(), "finance", false));
        tell(new StepApproved(FORM, Stage.RESULTS, 1, "finance", "同意"));
        tell(new FormSettled(FORM, 1, content.digest(), new Points(self), Points.of("9.00"), Grade.GOOD, "审定"));
    }

    /** Two cells have no place for a while, and one of them not again. */
    private void moves() {
        fill(Cell.header("leader"), new Value.Text("王某"));
        fill(Cell.narrative("duties"), new Value.Text("原有的一段"));
        var leader = kept(Cell.header("leader"), "王某");
        var duties = kept(Cell.narrative("duties"), "原有的一段");
        tell(moved(1, List.of(leader, duties), List.of()));
        tell(moved(2, List.of(), List.of(leader)));
        tell(new FormSubmitted(FORM, Stage.TARGETS, 1, content.digest(), "finance", false));
    }

    private static KeptCell kept(Cell cell, String text) {
        return new KeptCell(
                cell, new Value.Text(text), new Words("原栏目", "a place"), new TemplateVersion("department-2022", 1));
    }

    private static TemplateChanged moved(int from, List<KeptCell> kept, List<KeptCell> restored) {
        return new TemplateChanged(
                FORM,
                new TemplateVersion("department-2022", from),
                new TemplateVersion("department-2022", from + 1),
                RULES,
                EvaluationStory.LAYOUT,
                List.of(),
                List.of(),
                kept,
                restored);
    }

    private void fill(Cell cell, Value after) {
        tell(new CellFilled(FORM, cell, content.value(cell).orElse(null), after, null));
    }

    private void tell(EvaluationEvent event) {
        content = content.after(event);
        var stored = SERIALIZER.serialize(event, byte[].class);
        var type = stored.getType();
        tell("evaluation", FORM.value(), type.getName(), type.getRevision(), stored.getData());
    }

    /** An event of the bundle, and after every fourth an event of a stream that is not in it. */
    private void tell(String kind, String stream, String name, String revision, byte[] payload) {
        told.add(stream);
        row(kind, stream, name, revision, payload);
        if (told() % 4 == 0) {
            row(null, "other-" + rows.size() % 3, "other.thing", null, new byte[] {(byte) rows.size()});
        }
    }

    /** An event of the bundle with any bytes. */
    void tellRaw(String kind, String stream, String name, String payload) {
        told.add(stream);
        row(kind, stream, name, "1", payload.getBytes(StandardCharsets.UTF_8));
    }

    void row(@Nullable String kind, String stream, String name, @Nullable String revision, byte[] payload) {
        var index = rows.size();
        var sequence = next.merge(stream, 1L, Long::sum) - 1;
        var metadata = "{\"account\":\"account-%d\"}".formatted(index % 3).getBytes(StandardCharsets.UTF_8);
        var leaf = new Leaf(
                index,
                1 + index + index / 10,
                kind,
                stream,
                sequence,
                "event-" + index,
                "2026-03-01T00:00:%02dZ".formatted(index % 60),
                name,
                revision,
                hashing.of(payload),
                hashing.of(metadata),
                last.get(stream));
        var hashes = hashing.leaf(leaf.encode());
        sha256.append(hashes.sha256());
        sm3.append(hashes.sm3());
        last.put(stream, new Leaf.Previous(index, hashes));
        rows.add(new Row(leaf, payload, metadata));
    }

    private long told() {
        return told.stream().mapToLong(next::get).sum();
    }

    void checkpoint() {
        checkpoint(Algorithm.SHA256, sha256, log, WITNESS, Cosigned.ED25519);
        checkpoint(Algorithm.SM3, sm3, smLog, SM_WITNESS, Sm2.COSIGNED);
    }

    private void checkpoint(Algorithm name, Tree tree, Signer log, Signer witness, Cosigned kind) {
        var note = new Checkpoint(log.key().name(), tree.size(), tree.root(tree.size())).signedBy(log);
        due(checkpoints.get(name)).add(note.with(witness.cosignature(kind, note.text(), 1_772_323_200L)));
    }

    List<Row> rows() {
        return rows;
    }

    @Override
    public List<Shown> leaves() {
        return rows.stream()
                .filter(row -> whole || told.contains(row.leaf().stream()))
                .map(row -> new Shown(
                        row.leaf().encode(),
                        told.contains(row.leaf().stream()) ? new Event(row.payload(), row.metadata()) : null))
                .toList();
    }

    @Override
    public Nodes nodes(Algorithm tree) {
        return tree == Algorithm.SHA256 ? sha256 : sm3;
    }

    @Override
    public List<Note> checkpoints(Algorithm tree) {
        return due(checkpoints.get(tree));
    }

    @Override
    public Collection<VerifierKey> keys() {
        return List.of(log.key(), smLog.key(), WITNESS.cosigner(Cosigned.ED25519), SM_WITNESS.cosigner(Sm2.COSIGNED));
    }

    @Override
    public Collection<byte[]> evidence() {
        return List.of(EVIDENCE);
    }

    @Override
    public Map<String, byte[]> unproven() {
        return Map.of("report.html", "<p>仅供阅读</p>".getBytes(StandardCharsets.UTF_8));
    }

    static byte[] secret(int fill) {
        var secret = new byte[32];
        Arrays.fill(secret, (byte) fill);
        return secret;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Value.Number number(String number) {
        return new Value.Number(new BigDecimal(number));
    }

    private static <T> T due(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    /** Every name that a form's event may have, for those who count. */
    static List<String> names() {
        return StoredNames.classes().stream()
                .map(type -> StoredNames.declarationOf(type).orElseThrow().value())
                .filter(name -> name.startsWith("evaluation."))
                .toList();
    }
}
