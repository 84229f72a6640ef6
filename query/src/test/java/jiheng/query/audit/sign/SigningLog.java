package jiheng.query.audit.sign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.bundle.BundleSource;
import jiheng.query.audit.check.AuditCheck;
import jiheng.query.audit.log.LogReader;
import jiheng.query.audit.log.LogStore;
import jiheng.query.audit.note.VerifierKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A store with its signer, whose keys and head are in a folder of their own. */
public final class SigningLog implements AutoCloseable {
    public static final List<Algorithm> BOTH = List.of(Algorithm.values());

    private final LogStore store;
    private final Path folder;
    private final SignerKeys keys;
    private final LogSigner signer;
    /** One for many checks; none may be open while the store is copied. */
    private @Nullable SingleConnectionDataSource checking;

    public SigningLog(LogStore store, Path folder) {
        try {
            this.store = store;
            this.folder = folder;
            keys = SignerKeys.in(folder);
            if (keys.known().isEmpty()) {
                newKeys(keys);
            }
            signer = new LogSigner(store.application(), keys, folder);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The next key of each tree signs from now on. */
    public static SignerKeys newKeys(SignerKeys keys) throws IOException {
        for (var tree : BOTH) {
            keys.adopt(List.of(keys.prepare(tree, "log.example/test").key()));
        }
        return keys;
    }

    /** The same store as it is now under the same signer, both copied. */
    public SigningLog copy(Path into) {
        try {
            Files.createDirectories(into);
            try (var files = Files.list(folder)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, into.resolve(file.getFileName().toString()));
                }
            }
            letGo();
            return new SigningLog(store.copy(), into);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    public LogStore store() {
        return store;
    }

    public SignerKeys keys() {
        return keys;
    }

    public LogSigner signer() {
        return signer;
    }

    public LogReader log() {
        return new LogReader(JdbcClient.create(store.application()), keys::known);
    }

    public SigningLog growAndSign(int more) {
        store.grow(more);
        signer.sign();
        return this;
    }

    /** Of some streams, under the head that is taken for them. */
    public BundleSource bundle(List<String> streams, List<VerifierKey> keys) {
        var head = log().vouched(Algorithm.SHA256, streams, keys);
        return log().bundle(head.map(LogReader.SignedHead::size).orElse(0L), streams, false, keys, List.of(), Map.of());
    }

    /** Of all that is signed, with every leaf. */
    public BundleSource whole(List<String> streams) {
        var head = log().newest(Algorithm.SHA256).map(LogReader.SignedHead::size);
        return log().bundle(head.orElse(0L), streams, true, keys.known(), List.of(), Map.of());
    }

    public AuditCheck.Report check(List<Algorithm> trees) {
        try {
            if (checking == null) {
                checking = new SingleConnectionDataSource(store.application().getConnection(), true);
            }
            return new AuditCheck(
                            checking, keys.known(), LogSigner.lastIn(folder).orElse(null))
                    .run(trees, progress -> {});
        } catch (SQLException | IOException silent) {
            throw new IllegalStateException(silent);
        }
    }

    /** Without the signer's own last head, as by somebody who has the database alone. */
    public AuditCheck.Report checkAlone(List<Algorithm> trees) {
        try {
            return new AuditCheck(store.application(), keys.known()).run(trees, progress -> {});
        } catch (SQLException silent) {
            throw new IllegalStateException(silent);
        }
    }

    private void letGo() {
        if (checking != null) {
            checking.destroy();
            checking = null;
        }
    }

    @Override
    public void close() {
        letGo();
        store.close();
    }
}
