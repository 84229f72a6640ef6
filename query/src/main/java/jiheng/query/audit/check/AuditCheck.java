package jiheng.query.audit.check;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
 * signed head, the kept nodes with the leaves. Reads one state of the database and disturbs nobody.
 */
public final class AuditCheck {
    private final DataSource source;
    private final Collection<VerifierKey> keys;

    /** @param keys of the log, old ones too, from wherever the caller trusts */
    public AuditCheck(DataSource source, Collection<VerifierKey> keys) {
        this.source = source;
        this.keys = List.copyOf(keys);
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
     * @param unguarded tables whose trigger is gone or off
     */
    public record Report(
            @Nullable Head head,
            int heads,
            long newest,
            @Nullable Discrepancy discrepancy,
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
            var log = new LogReader(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
            var all = log.size();
            trees.forEach(tree -> signed.addAll(SignedHeads.from(log, tree, 0, keys)));
            var head = new LedgerWalk(
                            Head.beginning(trees),
                            signed,
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
            return new Report(head, signed.size(), newest, null, unguarded, since(began));
        } catch (Discrepancy found) {
            return new Report(null, signed.size(), newest(signed), found, unguarded, since(began));
        }
    }

    private static long newest(List<LedgerWalk.SignedRoot> signed) {
        return signed.stream().mapToLong(LedgerWalk.SignedRoot::size).max().orElse(0);
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
