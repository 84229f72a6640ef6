package jiheng.query.audit.log;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.bundle.BundleSource;
import jiheng.query.audit.leaf.Digests;
import jiheng.query.audit.leaf.Leaf;
import jiheng.query.audit.leaf.LeafHashing;
import jiheng.query.audit.merkle.Nodes;
import jiheng.query.audit.merkle.Proofs;
import jiheng.query.audit.merkle.TreeHash;
import jiheng.query.audit.note.Checkpoint;
import jiheng.query.audit.note.Cosigned;
import jiheng.query.audit.note.MalformedNote;
import jiheng.query.audit.note.Note;
import jiheng.query.audit.note.Signature;
import jiheng.query.audit.note.TlogProof;
import jiheng.query.audit.note.VerifierKey;
import jiheng.query.audit.sm.Sm2;
import jiheng.query.audit.sm.Sm3;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the log holds: leaves, nodes, signed heads, and the proofs that are made of them. */
public final class LogReader {
    private static final String SHOWN = "select " + StoredRow.COLUMNS + ", " + LeafRow.COLUMNS
            + ", pl.leaf_index, pl.sha256, pl.sm3 from audit.leaf l join public.event e on e.global_index = l.event_row"
            + " left join public.event pe on pe.stream = e.stream and pe.sequence = e.sequence - 1"
            + " left join audit.leaf pl on pl.event_row = pe.global_index where ";

    private static final int PAGE = 5_000;

    /** Rows of heads that are read at once. */
    private static final int HEADS = 500;

    /** The last second of the year 9999; a witness's time from then on is none. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private final JdbcClient jdbc;
    private final @Nullable Supplier<? extends Collection<VerifierKey>> keys;

    /** One that believes every head that can be read: who signed it is for the caller to verify. */
    public LogReader(DataSource source) {
        this(JdbcClient.create(source));
    }

    /** As {@link #LogReader(DataSource)}. */
    public LogReader(JdbcClient jdbc) {
        this(jdbc, null);
    }

    /** @param keys of the log and its witnesses; a head that none of the log's signed is not there for this reader */
    public LogReader(JdbcClient jdbc, @Nullable Supplier<? extends Collection<VerifierKey>> keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /** A leaf with its event, both made anew from the stored row. */
    public record Entry(Leaf leaf, StoredRow row, Digests keptHashes) {}

    /** A signed head with the lines of its witnesses. */
    public record SignedHead(Algorithm tree, long size, Note note) {
        public Checkpoint checkpoint() {
            return Checkpoint.parse(note.text());
        }
    }

    /** Leaves there are, signed or not. */
    public long size() {
        var last = jdbc.sql("select coalesce(max(leaf_index), -1) from audit.leaf")
                .query(Long.class)
                .single();
        return last == Long.MAX_VALUE ? last : last + 1;
    }

    /**
     * Rows of the ledger that have no leaf.
     *
     * @param first the number of the first of them, with its place in its stream and its name
     */
    public record WithoutLeaf(long rows, long first, String stream, long sequence, String name) {
        Discrepancy discrepancy(long size) {
            return new Discrepancy(
                    size,
                    "台账中有 " + rows + " 行没有日志记录，是绕过产品插入的，第一行是第 " + first + " 行（" + stream + " 的第 " + sequence + " 条，"
                            + name + "）",
                    rows + " rows of the ledger have no leaf and were inserted past the product, first row " + first
                            + ", " + sequence + " of " + stream + ", " + name);
        }
    }

    /** All rows without a leaf, wherever they are: reads the whole of two indexes. */
    public Optional<WithoutLeaf> withoutLeaf() {
        return withoutLeaf("not exists (select 1 from audit.leaf l where l.event_row = e.global_index)");
    }

    /** The rows beyond that of the last leaf, at the cost of a look at the end of two indexes. */
    private Optional<WithoutLeaf> beyondLastLeaf() {
        return withoutLeaf("e.global_index > (select event_row from audit.leaf order by leaf_index desc limit 1)");
    }

    private Optional<WithoutLeaf> withoutLeaf(String condition) {
        return jdbc.sql(
                        "select count(*) over (), e.global_index, e.stream, e.sequence, e.name from public.event e where "
                                + condition + " order by e.global_index limit 1")
                .query((row, number) -> new WithoutLeaf(
                        row.getLong(1), row.getLong(2), row.getString(3), row.getLong(4), row.getString(5)))
                .optional();
    }

    /** Whether the ledger goes on beyond the log's last leaf. */
    public boolean goesOn() {
        return beyondLastLeaf().isPresent();
    }

    /** @throws Discrepancy if it does */
    public void requireEndHasLeaf() {
        beyondLastLeaf().ifPresent(found -> {
            throw found.discrepancy(size());
        });
    }

    /** @throws Discrepancy if any row of the ledger has no leaf */
    public void requireLeaves() {
        withoutLeaf().ifPresent(found -> {
            throw found.discrepancy(size());
        });
    }

    public Optional<Entry> entry(long index) {
        return jdbc.sql(SHOWN + "l.leaf_index = ?")
                .param(index)
                .query(entries())
                .optional();
    }

    /** The leaves of some streams, by index, below a size. */
    public List<Entry> entries(Collection<String> streams, long below) {
        return jdbc.sql(SHOWN + "e.stream in (:streams) and l.leaf_index < :below order by l.leaf_index")
                .param("streams", streams)
                .param("below", below)
                .query(entries())
                .list();
    }

    /** The last event of each of these streams below a size; a stream that begins later is not there. */
    public Map<String, Long> lastBelow(Collection<String> streams, long size) {
        var last = new HashMap<String, Long>();
        jdbc.sql(
                        "select e.stream, max(e.sequence) from public.event e join audit.leaf l on l.event_row = e.global_index"
                                + " where e.stream in (:streams) and l.leaf_index < :size group by e.stream")
                .param("streams", streams)
                .param("size", size)
                .query(row -> {
                    last.put(row.getString(1), row.getLong(2));
                });
        return last;
    }

    public OptionalLong leafOf(String stream, long sequence) {
        return leaf(stream, sequence)
                .map(Leaf.Previous::index)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /** The hash of a leaf's bytes in a tree. */
    public static byte[] leafHash(Algorithm tree, byte[] encoded) {
        return Head.hash(tree).leaf(encoded);
    }

    /** The leaf of an event, as the log keeps it. */
    Optional<Leaf.Previous> leaf(String stream, long sequence) {
        return jdbc.sql(Leaves.PREVIOUS)
                .params(stream, sequence)
                .query((row, number) ->
                        new Leaf.Previous(row.getLong(1), new Digests(row.getBytes(2), row.getBytes(3))))
                .optional();
    }

    /** The nodes under a signed head, read as they are asked for. */
    public Nodes nodes(Algorithm tree, long size) {
        return new KeptNodes(jdbc, tree, size);
    }

    /** The signed heads of a tree by size, each with its witnesses' lines. */
    public List<SignedHead> heads(Algorithm tree) {
        return headsFrom(tree, Long.MIN_VALUE);
    }

    public Optional<SignedHead> newest(Algorithm tree) {
        var before = Long.MAX_VALUE;
        while (true) {
            var rows = rows(tree, "c.size <= ? order by c.size desc limit 8", before);
            for (var row : rows) {
                if (row.head.isPresent()) {
                    return row.head;
                }
                before = row.size - 1;
            }
            if (rows.isEmpty()) {
                return Optional.empty();
            }
        }
    }

    /** The first signed head that covers a leaf. */
    public Optional<SignedHead> covering(Algorithm tree, long index) {
        return headsFrom(tree, index + 1, 1).stream().findFirst();
    }

    /**
     * The newest signed head that a bundle of some streams can be made under: one that witnesses have cosigned, most of
     * them, if it covers all that the newest covers of these streams, else the newest.
     *
     * @param keys those of the witnesses among them count
     */
    public Optional<SignedHead> vouched(Algorithm tree, Collection<String> streams, Collection<VerifierKey> keys) {
        var newest = newest(tree);
        var witnesses = keys.stream()
                .filter(key -> key.kind() instanceof Cosigned)
                .map(VerifierKey::toString)
                .toList();
        if (newest.isEmpty() || witnesses.isEmpty() || streams.isEmpty()) {
            return newest;
        }
        // Lines are counted before they are verified, so that a head counts for no more than it turns out to have.
        var best = newest.get();
        var most = -1L;
        for (var one : jdbc.sql("""
                        select size, count(*) from audit.cosignature
                        where tree = :tree and witness in (:witnesses) and size > (
                            select coalesce(max(l.leaf_index), -1)
                            from public.event e join audit.leaf l on l.event_row = e.global_index
                            where e.stream in (:streams) and l.leaf_index < :newest)
                        group by size order by count(*) desc, size desc limit 200
                        """)
                .param("tree", tree.key())
                .param("witnesses", witnesses)
                .param("streams", streams)
                .param("newest", newest.get().size())
                .query((row, number) -> new long[] {row.getLong(1), row.getLong(2)})
                .list()) {
            if (one[1] <= Math.max(most, 0)) {
                break;
            }
            var head = head(tree, one[0]);
            var lines = head.map(it -> cosigners(it).stream()
                            .filter(key -> witnesses.contains(key.toString()))
                            .count())
                    .orElse(0L);
            if (lines > Math.max(most, 0)) {
                best = head.orElseThrow();
                most = lines;
            }
        }
        return Optional.of(best);
    }

    public Optional<SignedHead> head(Algorithm tree, long size) {
        return rows(tree, "c.size = ?", size).stream()
                .flatMap(row -> row.head.stream())
                .findFirst();
    }

    /** Keeps a witness's line under a head; the first of a witness stays. */
    public void keep(SignedHead head, VerifierKey witness, Signature cosignature) {
        jdbc.sql("insert into audit.cosignature (tree, size, witness, line) values (?, ?, ?, ?) on conflict do nothing")
                .params(head.tree().key(), head.size(), witness.toString(), cosignature.toString())
                .update();
    }

    /** Heads that each witness cosigned last, by size; the last of them with a line that holds is the newest it did. */
    public List<SignedHead> lastCosigned(Algorithm tree) {
        return rows(
                        tree,
                        "c.size in (select size from (select size, row_number() over (partition by witness order by size"
                                + " desc) as nth from audit.cosignature where tree = c.tree) l where nth <= 8)"
                                + " order by c.size")
                .stream()
                .flatMap(row -> row.head.stream())
                .toList();
    }

    /** The signed heads from a size on. */
    public List<SignedHead> headsFrom(Algorithm tree, long size) {
        return headsFrom(tree, size, Integer.MAX_VALUE);
    }

    /** The first signed heads from a size on, at most so many. */
    public List<SignedHead> headsFrom(Algorithm tree, long size, int most) {
        var all = new ArrayList<SignedHead>();
        rowsFrom(tree, size, most, row -> row.head.ifPresent(all::add));
        return all.size() > most ? all.subList(0, most) : all;
    }

    /** Whether there is any row of a signed head, whoever wrote it. */
    public boolean hasHeads() {
        return jdbc.sql("select exists (select 1 from audit.checkpoint)")
                .query(Boolean.class)
                .single();
    }

    /**
     * A row of the table of signed heads.
     *
     * @param head empty if the row is not a head of its size that one of the keys signed
     */
    record HeadRow(long size, Optional<SignedHead> head) {}

    /** @param enough heads after which no more rows are read */
    void rowsFrom(Algorithm tree, long size, long enough, Consumer<HeadRow> taker) {
        var from = size;
        var found = 0L;
        while (true) {
            var rows = rows(tree, "c.size >= ? order by c.size limit ?", from, Math.min(HEADS, Math.max(8, enough)));
            for (var row : rows) {
                taker.accept(row);
                found += row.head.isPresent() ? 1 : 0;
            }
            if (rows.isEmpty() || found >= enough || rows.get(rows.size() - 1).size == Long.MAX_VALUE) {
                return;
            }
            from = rows.get(rows.size() - 1).size + 1;
        }
    }

    /** With the lines of known witnesses first: of those that anybody may have made up there is room for some only. */
    private List<HeadRow> rows(Algorithm tree, String condition, Object... numbers) {
        var known = keys == null ? null : keys.get();
        var witnesses = known == null
                ? new String[0]
                : known.stream()
                        .filter(key -> key.kind() instanceof Cosigned)
                        .map(VerifierKey::toString)
                        .toArray(String[]::new);
        return jdbc.sql("""
                        select c.size, c.note, s.witnesses, s.lines
                        from audit.checkpoint c left join lateral (
                            select array_agg(witness) as witnesses, array_agg(line) as lines from (
                                select witness, line from audit.cosignature
                                where tree = c.tree and size = c.size
                                order by (witness = any(?)) desc, witness limit\s""" + (Note.MOST_SIGNATURES - 1) + """
                            ) o) s on true
                        where c.tree = ? and\s""" + condition)
                .param(witnesses)
                .param(tree.key())
                .params(numbers)
                .query((row, count) -> {
                    var head = signed(tree, row.getLong(1), String.valueOf(row.getString(2)), known);
                    return new HeadRow(
                            row.getLong(1),
                            head.isEmpty() ? head : Optional.of(cosigned(head.get(), texts(row, 3), texts(row, 4))));
                })
                .list();
    }

    private static List<String> texts(ResultSet row, int column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    private static Optional<SignedHead> signed(
            Algorithm tree, long size, String text, @Nullable Collection<VerifierKey> known) {
        try {
            var note = Note.parse(text.getBytes(StandardCharsets.UTF_8));
            var checkpoint = Checkpoint.parse(note.text());
            return checkpoint.size() == size
                            && note.signatures().size() == 1
                            && (known == null || SignedHeads.isSigned(tree, note, checkpoint.origin(), known))
                    ? Optional.of(new SignedHead(tree, size, note))
                    : Optional.empty();
        } catch (MalformedNote malformed) {
            return Optional.empty();
        }
    }

    private static SignedHead cosigned(SignedHead head, List<String> witnesses, List<String> lines) {
        var note = head.note();
        for (var at = 0; at < lines.size(); at++) {
            var line = cosignature(head, witnesses.get(at), lines.get(at));
            note = line.isPresent() ? note.with(line.get()) : note;
        }
        return new SignedHead(head.tree(), head.size(), note);
    }

    /** The line if it is that witness's own over the head. */
    private static Optional<Signature> cosignature(SignedHead head, String witness, String line) {
        try {
            var key = witness(head.tree(), witness);
            var text = head.note().text();
            var parsed = Note.parse((text + "\n" + line + "\n").getBytes(StandardCharsets.UTF_8))
                    .signatures();
            return parsed.size() == 1
                            && key.verifies(text, parsed.get(0))
                            && Cosigned.seconds(parsed.get(0)) < LAST_SECOND
                    ? Optional.of(parsed.get(0))
                    : Optional.empty();
        } catch (MalformedNote malformed) {
            return Optional.empty();
        }
    }

    private static VerifierKey witness(Algorithm tree, String vkey) {
        return VerifierKey.parse(vkey, List.of(tree == Algorithm.SHA256 ? Cosigned.ED25519 : Sm2.COSIGNED));
    }

    /**
     * All that stands among a tree's signed heads and cosignatures.
     *
     * @param heads those that are
     * @param strays what is said of rows that no signer or witness of the log wrote
     */
    public record Reading(List<SignedHead> heads, List<Discrepancy> strays) {}

    /** Each row read and verified once. */
    public Reading reading(Algorithm tree) {
        var heads = new ArrayList<SignedHead>();
        var all = new ArrayList<Discrepancy>();
        rowsFrom(
                tree,
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                row -> row.head.ifPresentOrElse(heads::add, () -> all.add(SignedHeads.unsigned(row.size))));
        jdbc.sql("""
                        select s.size, s.witness, s.line, c.note
                        from audit.cosignature s left join audit.checkpoint c using (tree, size)
                        where tree = ? order by s.size, s.witness
                        """)
                .param(tree.key())
                .query((row, number) -> {
                    var head = signed(tree, row.getLong(1), String.valueOf(row.getString(4)), null);
                    return head.isPresent()
                                    && cosignature(head.get(), row.getString(2), row.getString(3))
                                            .isPresent()
                            ? Optional.<Discrepancy>empty()
                            : Optional.of(SignedHeads.notCosigned(row.getLong(1), row.getString(2)));
                })
                .list()
                .forEach(found -> found.ifPresent(all::add));
        return new Reading(heads, all);
    }

    /** That an event is in the log, under the first head that covers it; empty until there is one. */
    public Optional<TlogProof> receipt(Algorithm tree, String stream, long sequence) {
        return leaf(stream, sequence)
                .flatMap(leaf -> covering(tree, leaf.index()).map(head -> inclusion(head, leaf.index())));
    }

    public TlogProof inclusion(SignedHead head, long index) {
        var proofs = new Proofs(Head.hash(head.tree()), nodes(head.tree(), head.size()));
        return new TlogProof(new byte[0], index, proofs.inclusion(index, head.size()), head.note());
    }

    /** @throws IndexOutOfBoundsException unless 0 &lt; earlier ≤ later ≤ the newest head */
    public List<byte[]> consistency(Algorithm tree, long earlier, long later) {
        var newest = newest(tree).map(SignedHead::size).orElse(0L);
        return new Proofs(Head.hash(tree), nodes(tree, newest)).consistency(earlier, later);
    }

    /**
     * What a bundle of some streams is made from, as of a signed head. With every head it would repeat the tree; it shows
     * the first that covers the streams' last leaf, and that one.
     *
     * @param size of the head, as {@link #vouched} finds it; 0 if nothing is signed
     * @param whole whether every other leaf below the head comes along, without its event: only that proves that the
     *     streams have no later event
     * @param keys all that may have signed: the log's own, old and new, and its witnesses'
     * @throws Discrepancy if the rows do not make the leaves that are to be shown
     */
    public BundleSource bundle(
            long size,
            Collection<String> streams,
            boolean whole,
            Collection<VerifierKey> keys,
            Collection<byte[]> evidence,
            Map<String, byte[]> unproven) {
        var leaves = whole ? leaves(streams, size) : LoggedBundle.shown(entries(streams, size), streams);
        var last = leaves.isEmpty()
                ? 0
                : Leaf.decode(leaves.get(leaves.size() - 1).leaf()).index();
        var shown = new HashMap<Algorithm, List<Note>>();
        var known = new HashSet<VerifierKey>();
        for (var tree : Algorithm.values()) {
            var heads = new TreeMap<Long, SignedHead>();
            covering(tree, last).ifPresent(head -> heads.put(head.size(), head));
            head(tree, size).ifPresent(head -> heads.put(head.size(), head));
            shown.put(tree, heads.values().stream().map(SignedHead::note).toList());
            heads.values().forEach(head -> known.addAll(cosigners(head)));
        }
        var signers = new HashSet<String>();
        shown.values()
                .forEach(notes -> notes.forEach(
                        note -> note.signatures().forEach(one -> signers.add(one.name() + " " + one.keyId()))));
        keys.stream()
                .filter(key -> signers.contains(key.name() + " " + key.keyId()))
                .forEach(known::add);
        return new LoggedBundle(this, size, leaves, shown, known, evidence, unproven);
    }

    /** Every leaf below a size, a page at a time so that the events of other streams are not kept. */
    private List<BundleSource.Shown> leaves(Collection<String> streams, long size) {
        var all = new ArrayList<BundleSource.Shown>();
        while (all.size() < size) {
            var from = (long) all.size();
            var page = jdbc.sql(SHOWN + "l.leaf_index >= ? and l.leaf_index < ? order by l.leaf_index")
                    .params(from, Math.min(from + PAGE, size))
                    .query(entries())
                    .list();
            for (var entry : page) {
                if (entry.leaf().index() != all.size()) {
                    break;
                }
                all.addAll(LoggedBundle.shown(List.of(entry), streams));
            }
            if (all.size() < Math.min(from + PAGE, size)) {
                throw new Discrepancy(all.size(), "日志记录或它的事件不在", "the leaf or its event is not there");
            }
        }
        return all;
    }

    /** Those whose lines stand under a head and hold, also if the log takes no more of theirs. */
    private List<VerifierKey> cosigners(SignedHead head) {
        var all = new ArrayList<VerifierKey>();
        jdbc.sql("select witness, line from audit.cosignature where tree = ? and size = ?")
                .params(head.tree().key(), head.size())
                .query(row -> {
                    var line = cosignature(head, row.getString(1), row.getString(2));
                    if (line.isPresent() && head.note().signatures().contains(line.get())) {
                        all.add(witness(head.tree(), row.getString(1)));
                    }
                });
        return all;
    }

    private static RowMapper<Entry> entries() {
        var hashing = new LeafHashing(TreeHash.sha256(), Sm3.tree());
        return (found, number) -> {
            var row = StoredRow.of(found);
            var kept = LeafRow.of(found, StoredRow.WIDTH + 1);
            var before = found.getLong(StoredRow.WIDTH + 7);
            var previous = found.wasNull()
                    ? null
                    : previous(before, found.getBytes(StoredRow.WIDTH + 8), found.getBytes(StoredRow.WIDTH + 9));
            var leaf = row.leaf(kept.index(), hashing.of(row.payload()), hashing.of(row.metadata()), previous);
            return new Entry(leaf, row, kept.hashes());
        };
    }

    private static Leaf.Previous previous(long index, byte @Nullable [] sha256, byte @Nullable [] sm3) {
        if (sha256 == null || sm3 == null) {
            throw new Discrepancy(index, "日志记录不完整", "the leaf is not whole");
        }
        return new Leaf.Previous(index, new Digests(sha256, sm3));
    }

    /** Whether the leaf made anew from the row has the hashes that the log keeps. */
    static boolean agrees(Entry entry) {
        var hashes =
                new LeafHashing(TreeHash.sha256(), Sm3.tree()).leaf(entry.leaf().encode());
        return Arrays.equals(hashes.sha256(), entry.keptHashes().sha256())
                && Arrays.equals(hashes.sm3(), entry.keptHashes().sm3());
    }
}
