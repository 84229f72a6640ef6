package jiheng.query.audit.check;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javax.sql.DataSource;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.log.Discrepancy;
import jiheng.query.audit.log.Head;
import jiheng.query.audit.log.LedgerWalk;
import jiheng.query.audit.log.LogReader;
import jiheng.query.audit.log.NodeCheck;
import jiheng.query.audit.log.Protection;
import jiheng.query.audit.log.SignedHeads;
import jiheng.query.audit.log.Undone;
import jiheng.query.audit.note.VerifierKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Makes everything anew from the raw rows, from the first on, and compares: each row with its leaf, the trees with every
 * signed head and with the one that the signer remembers outside the database, the kept nodes with the leaves, each
 * witness's line with its key. Reads one state of the database and disturbs nobody.
 */
public final class AuditCheck {
    private final DataSource source;
    private final Collection<VerifierKey> keys;
    private final @Nullable Head remembered;

    /** Without the head that the signer remembers. */
    public AuditCheck(DataSource source, Collection<VerifierKey> keys) {
        this(source, keys, null);
    }

    /**
     * @param keys of the log, old ones too, from wherever the caller trusts
     * @param remembered the signer's own last head, read before the check runs; null if it is not at hand
     */
    public AuditCheck(DataSource source, Collection<VerifierKey> keys, @Nullable Head remembered) {
        this.source = source;
        this.keys = List.copyOf(keys);
        this.remembered = remembered;
    }

    /** How far a check has come; {@code nodes} once all rows are walked. */
    public record Progress(long walked, long all, boolean nodes) {}

    /**
     * What came of a check.
     *
     * @param head the ledger's head as it follows from its rows; null if something differs
     * @param heads how many signed heads were compared
     * @param newest the size of the newest of them
     * @param discrepancy the first that was found
     * @param remembered the size of the head that the signer remembers, which was compared too; empty if it was not at
     *     hand, so that a history cut or rewritten together with its signed heads would not have been found out
     * @param unguarded tables whose trigger is gone or off
     */
    public record Report(
            @Nullable Head head,
            int heads,
            long newest,
            @Nullable Discrepancy discrepancy,
            OptionalLong remembered,
            List<String> unguarded,
            Duration took) {
        public boolean agrees() {
            return discrepancy == null;
        }
    }

    /**
     * @param trees both for the whole check; with SHA-256 alone, which proves the rows as well, SM3 is not computed and
     *     the nodes, of which proofs are made, are not compared
     */
    public Report run(List<Algorithm> trees, Consumer<Progress> progress) throws SQLException {
        var began = System.nanoTime();
        var unguarded = Protection.unguarded(source);
        var signed = new ArrayList<LedgerWalk.SignedRoot>();
        try (var connection = source.getConnection();
                var undone = Undone.snapshot(connection)) {
            connection.setReadOnly(true);
            var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            var log = new LogReader(jdbc, () -> keys);
            var all = log.size();
            var strays = new ArrayList<Discrepancy>();
            for (var tree : trees) {
                var reading = log.reading(tree);
                signed.addAll(SignedHeads.roots(reading.heads()));
                strays.addAll(reading.strays());
            }
            var due = new ArrayList<>(signed);
            if (remembered != null) {
                trees.stream()
                        .filter(remembered.ranges()::containsKey)
                        .forEach(tree ->
                                due.add(new LedgerWalk.SignedRoot(tree, remembered.size(), remembered.root(tree))));
            }
            var head = new LedgerWalk(
                            Head.beginning(trees),
                            due,
                            (stream, sequence) -> null,
                            (tree, level, index, root) -> {},
                            walked -> progress.accept(new Progress(walked, all, false)))
                    .run(connection);
            var newest = newest(signed);
            if (trees.size() == Algorithm.values().length) {
                progress.accept(new Progress(all, all, true));
                for (var tree : trees) {
                    NodeCheck.of(connection, tree, newest);
                }
            }
            strays.stream().findFirst().ifPresent(stray -> {
                throw stray;
            });
            for (var tree : trees) {
                requireHeads(tree, head, signed);
            }
            return report(head, signed, null, unguarded, began);
        } catch (Discrepancy found) {
            return report(null, signed, found, unguarded, began);
        }
    }

    private static void requireHeads(Algorithm tree, Head head, List<LedgerWalk.SignedRoot> signed) {
        if (head.size() > 0 && signed.stream().noneMatch(one -> one.tree() == tree)) {
            throw new Discrepancy(
                    0,
                    "日志有 " + head.size() + " 条记录，却没有一个 " + tree + " 的签名检查点：已被删除，或从未签名",
                    "the log has " + head.size() + " leaves and not one signed head of " + tree
                            + ": they were deleted, or nothing was ever signed");
        }
    }

    private Report report(
            @Nullable Head head,
            List<LedgerWalk.SignedRoot> signed,
            @Nullable Discrepancy found,
            List<String> unguarded,
            long began) {
        return new Report(
                head,
                signed.size(),
                newest(signed),
                found,
                remembered == null ? OptionalLong.empty() : OptionalLong.of(remembered.size()),
                unguarded,
                Duration.ofNanos(System.nanoTime() - began));
    }

    private static long newest(List<LedgerWalk.SignedRoot> signed) {
        return signed.stream().mapToLong(LedgerWalk.SignedRoot::size).max().orElse(0);
    }
}
