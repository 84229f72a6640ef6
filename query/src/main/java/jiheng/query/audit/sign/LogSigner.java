package jiheng.query.audit.sign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.log.Discrepancy;
import jiheng.query.audit.log.Head;
import jiheng.query.audit.log.LedgerWalk;
import jiheng.query.audit.log.LogReader;
import jiheng.query.audit.log.NodeWriter;
import jiheng.query.audit.log.SignedHeads;
import jiheng.query.audit.log.SignedTree;
import jiheng.query.audit.log.Undone;
import jiheng.query.audit.note.Strict;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Signs the log's head, but only after it read the rows since its own last head again, made their leaves and both trees
 * from them, and found the log's tables and earlier signatures to agree. Its last head is in a file beside the keys,
 * outside the database: a store that is shorter, or another, is refused.
 */
public final class LogSigner {
    /** One signer at a time, on any number of nodes. */
    private static final long SIGN_LOCK = 0x6A68_0003L;

    private final DataSource source;
    private final SignerKeys keys;
    private final Path folder;
    private final boolean adopt;

    /** @param folder where the signer keeps its last head */
    public LogSigner(DataSource source, SignerKeys keys, Path folder) {
        this(source, keys, folder, false);
    }

    /** @param adopt whether it may go on from what is stored though its own last head is lost or older than it was */
    public LogSigner(DataSource source, SignerKeys keys, Path folder, boolean adopt) {
        this.source = source;
        this.keys = keys;
        this.folder = folder;
        this.adopt = adopt;
    }

    /**
     * Signs what was committed by now, if anything is new.
     *
     * @return the head that is signed now; empty while another program signs, or there is nothing to sign
     * @throws Discrepancy if there is something that must not be signed
     */
    public synchronized Optional<Head> sign() {
        try (var connection = source.getConnection();
                var undone = Undone.snapshot(connection)) {
            var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            var free = jdbc.sql("select pg_try_advisory_xact_lock(?)")
                    .param(SIGN_LOCK)
                    .query(Boolean.class)
                    .single();
            var signed = free ? sign(connection, new LogReader(jdbc, keys::known)) : Optional.<Head>empty();
            connection.commit();
            return signed;
        } catch (SQLException silent) {
            throw new IllegalStateException("the database does not answer", silent);
        } catch (IOException unwritable) {
            throw new IllegalStateException("the signer's head cannot be kept in " + folder, unwritable);
        }
    }

    /**
     * That every row of the ledger has its leaf, also those far below the last head, which {@link #sign} reads no more.
     *
     * @throws Discrepancy if one has none
     */
    public void requireLeaves() {
        new LogReader(source).requireLeaves();
    }

    /** Whether an event is under the last head that was signed here, its row unchanged since. */
    public boolean vouches(String stream, long sequence) throws IOException {
        return new SignedTree(new LogReader(source), last()).holds(stream, sequence);
    }

    private Optional<Head> sign(Connection connection, LogReader log) throws SQLException, IOException {
        var head = last();
        if (!adopt) {
            requireRemembered(log, head);
        }
        var before = new SignedTree(log, head);
        before.recognise();
        var size = log.size();
        log.requireEndHasLeaf();
        var done = List.of(Algorithm.values()).stream()
                .allMatch(
                        tree -> log.newest(tree).map(LogReader.SignedHead::size).orElse(0L) == size);
        if (head.size() == size && done) {
            return size == 0 ? Optional.empty() : Optional.of(head);
        }
        var known = SignedHeads.from(log, head.size());
        Head now;
        try (var writing = source.getConnection();
                var undone = Undone.begin(writing);
                var nodes = new NodeWriter(writing)) {
            now = new LedgerWalk(head, known, before, nodes, walked -> {}).run(connection);
            nodes.flush();
            writing.commit();
        }
        if (now.size() == 0) {
            return Optional.empty();
        }
        // Remembered before the signature exists: what was signed once cannot be signed otherwise later.
        WholeFile.write(headFile(folder), now.text());
        keep(log, now);
        return Optional.of(now);
    }

    /** In a transaction of its own, beside the one that still sees the state that was walked. */
    private void keep(LogReader log, Head head) throws SQLException {
        var notes = new ArrayList<String>();
        for (var tree : Algorithm.values()) {
            var signer = keys.signer(tree);
            notes.add(
                    head.checkpoint(tree, signer.key().name()).signedBy(signer).toString());
        }
        try (var connection = source.getConnection()) {
            var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            for (var tree : Algorithm.values()) {
                if (log.head(tree, head.size()).isEmpty()
                        && jdbc.sql("insert into audit.checkpoint (tree, size, note) values (?, ?, ?)"
                                                + " on conflict do nothing")
                                        .params(tree.key(), head.size(), notes.get(tree.ordinal()))
                                        .update()
                                == 0
                        && new LogReader(jdbc, keys::known)
                                .head(tree, head.size())
                                .isEmpty()) {
                    throw new Discrepancy(
                            head.size() - 1,
                            "检查点（" + head.size() + " 条）的位置上是别人写入的一行",
                            "where the checkpoint of size " + head.size()
                                    + " belongs is a row that the signer did not write");
                }
            }
        }
    }

    /**
     * That the signer's own last head was not lost or put back: without it a history that was written anew together with
     * its signed heads would be signed.
     */
    private void requireRemembered(LogReader log, Head head) throws IOException {
        var published = published();
        var advice =
                "：请从备份放回 " + headFile(folder) + "；确已丢失的，先以 audit-check 和外部留存的检查点核对，再以 JIHENG_AUDIT_ADOPT=true 启动一次";
        var advised =
                ": put " + headFile(folder) + " back from a backup; if it is lost, compare the store with the heads"
                        + " kept outside by audit-check, then start once with JIHENG_AUDIT_ADOPT=true";
        if (Files.notExists(headFile(folder)) && (published > 0 || log.hasHeads())) {
            throw new Discrepancy(
                    0,
                    "日志已签过名，而签名程序自己的最后检查点不在" + advice,
                    "the log was signed, but the signer's own last head is gone" + advised);
        }
        if (head.size() < published) {
            throw new Discrepancy(
                    head.size(),
                    "签名程序自己的最后检查点（" + head.size() + " 条）比已发布的（" + published + " 条）旧" + advice,
                    "the signer's own last head, of size " + head.size() + ", is older than the one published, of size "
                            + published + advised);
        }
    }

    /** The largest size in the file of heads that were published, lines {@code TREE SIZE PLACE} beside the signer's own. */
    private long published() throws IOException {
        var file = folder.resolve("published.txt");
        var largest = 0L;
        for (var line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            var words = line.split(" ", 3);
            try {
                largest = words.length == 3 ? Math.max(largest, Strict.decimal(words[1])) : largest;
            } catch (IllegalArgumentException unreadable) {
                // counts as nothing published, as it does for whoever publishes
            }
        }
        return largest;
    }

    /** The signer's own last head; the beginning if it never signed here. */
    public Head last() throws IOException {
        return lastIn(folder).orElseGet(() -> Head.beginning(List.of(Algorithm.values())));
    }

    /** The last head of the signer whose folder it is, if it ever signed. */
    public static Optional<Head> lastIn(Path folder) throws IOException {
        var file = headFile(folder);
        return Files.exists(file) ? Optional.of(Head.parse(Files.readString(file))) : Optional.empty();
    }

    private static Path headFile(Path folder) {
        return folder.resolve("head.txt");
    }
}
