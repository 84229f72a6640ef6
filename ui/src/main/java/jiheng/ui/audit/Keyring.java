package jiheng.ui.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import jiheng.command.CommandRefused;
import jiheng.command.audit.IntroduceKeys;
import jiheng.command.audit.NextKeys;
import jiheng.events.audit.KeyKind;
import jiheng.events.audit.LogId;
import jiheng.events.audit.LogKey;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.key.KeyView;
import jiheng.query.audit.key.LogKeys;
import jiheng.query.audit.note.Ed25519;
import jiheng.query.audit.note.VerifierKey;
import jiheng.query.audit.sign.LogSigner;
import jiheng.query.audit.sign.SignerKeys;
import jiheng.query.audit.sm.Sm2;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The folder of the log's keys beside the ledger, which decides: a key is made in a file that signs nothing, introduced
 * by an event, and only then put to use; its secret is forgotten once the event that retires it is signed. Whatever
 * stops between two of these steps, the next {@link #settled} and {@link #forget} go on from what the ledger says.
 */
@Component
class Keyring implements NextKeys {
    private static final Logger LOG = LoggerFactory.getLogger(Keyring.class);

    private final Path folder;
    private final String origin;
    private final LogKeys known;
    /** Keys whose secrets the ledger wants forgotten and that are not, each told once. */
    private final Set<LogKey> kept = ConcurrentHashMap.newKeySet();

    private volatile List<VerifierKey> published = List.of();

    Keyring(
            @Value("${jiheng.audit.keys:${jiheng.data:${JIHENG_DATA:./data}}/audit/keys}") String folder,
            @Value("${jiheng.audit.origin:}") String origin,
            LogKeys known) {
        this.folder = Path.of(folder);
        this.origin = origin.isBlank() ? SignerKeys.anyOrigin() : origin;
        this.known = known;
    }

    Path folder() {
        return folder;
    }

    /**
     * What begins the keys' history: those that are there, and new ones where there are none.
     *
     * @param signed whether something was signed before; such a log gets no new keys in silence
     */
    IntroduceKeys beginning(boolean signed) throws IOException {
        var keys = SignerKeys.in(folder);
        var found = told(keys);
        var made = new ArrayList<LogKey>();
        for (var tree : Algorithm.values()) {
            if (found.stream().noneMatch(one -> one.kind() == kind(tree))) {
                if (signed) {
                    throw new IOException("签名密钥不在 " + folder + " The signer's keys are not in " + folder);
                }
                made.add(told(keys.prepare(tree, origin)));
            }
        }
        return new IntroduceKeys(LogId.LEDGER, found, made);
    }

    /**
     * The keys after all that the ledger says of them was done.
     *
     * @throws IOException if the folder's keys are not those of the ledger: with others nothing is signed
     */
    SignerKeys settled() throws IOException {
        var all = known.all();
        var keys = SignerKeys.in(folder);
        keys.adopt(vkeys(all.stream()));
        var due = all.stream().map(KeyView::key).toList();
        var there = told(keys);
        for (var one : due) {
            if (!there.contains(one)) {
                throw new IOException("台账登记的 " + name(one) + " 不在 " + folder + " The key " + name(one)
                        + " of the ledger is not in " + folder);
            }
        }
        for (var one : there) {
            if (!due.contains(one)) {
                throw new IOException(folder + " 中的 " + name(one) + " 未在台账登记，不用它签名 The key " + name(one) + " in "
                        + folder + " is not in the ledger; nothing is signed with it");
            }
        }
        published = keys.known();
        return keys;
    }

    /** The log's public keys, old ones too: those of the folder, or while it was not read yet those of the ledger. */
    List<VerifierKey> known() {
        var folders = published;
        return folders.isEmpty() ? vkeys(known.all().stream()) : folders;
    }

    /**
     * Forgets the secrets of retired keys whose retirement the signer has signed: before that, a row of the ledger may
     * be anybody's. A tree's newest key is never forgotten, whatever the ledger says.
     */
    void forget(SignerKeys keys, LogSigner signer) throws IOException {
        var secret = keys.withSecret();
        for (var one : known.retirements().entrySet()) {
            var key = vkey(one.getKey());
            if (!secret.contains(key)) {
                continue;
            }
            if (keys.isNewest(key)) {
                if (kept.add(one.getKey())) {
                    LOG.error(
                            "台账中有一条停用正在签名的 {} 的记录，产品从不这样写，私钥未销毁，请立即核查。 The ledger retires the key"
                                    + " {} that signs now, which the product never does: its secret is kept, look at once.",
                            name(one.getKey()),
                            name(one.getKey()));
                }
            } else if (signer.vouches(LogId.LEDGER.value(), one.getValue())) {
                keys.retire(List.of(key));
                LOG.info(
                        "已停用的 {} 的私钥已销毁 The secret of the retired key {} is forgotten",
                        name(one.getKey()),
                        name(one.getKey()));
            } else if (kept.add(one.getKey())) {
                LOG.warn(
                        "停用 {} 的记录尚未签名，其私钥暂不销毁 The retirement of the key {} is not signed yet, its secret is kept until then",
                        name(one.getKey()),
                        name(one.getKey()));
            }
        }
    }

    @Override
    public List<LogKey> prepared() {
        try {
            var keys = settled();
            var next = new ArrayList<LogKey>();
            for (var tree : Algorithm.values()) {
                next.add(told(keys.prepare(tree, origin)));
            }
            return next;
        } catch (IOException unusable) {
            throw CommandRefused.rule("log-keys-unusable", Map.of("why", String.valueOf(unusable.getMessage())));
        }
    }

    private static List<VerifierKey> vkeys(Stream<KeyView> all) {
        return all.map(one -> vkey(one.key())).toList();
    }

    private static VerifierKey vkey(LogKey key) {
        return VerifierKey.parse(key.vkey(), List.of(Ed25519.KIND, Sm2.KIND));
    }

    private static List<LogKey> told(SignerKeys keys) {
        return keys.numbered().stream().map(Keyring::told).toList();
    }

    private static LogKey told(SignerKeys.Numbered one) {
        return new LogKey(
                kind(one.tree()), one.number(), one.key().name(), one.key().toString());
    }

    private static KeyKind kind(Algorithm tree) {
        return tree == Algorithm.SHA256 ? KeyKind.ED25519 : KeyKind.SM2;
    }

    private static String name(LogKey key) {
        return key.kind().title() + " " + key.number();
    }
}
