package jiheng.query.audit.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.bundle.MalformedBundle;
import jiheng.query.audit.note.Signature;
import jiheng.query.audit.note.VerifierKey;
import jiheng.query.audit.verify.BundleReader.Bundle;
import jiheng.query.audit.verify.BundleReader.Head;

/**
 * The signatures on the heads: every one of them holds, by a key of the user's or of the bundle's, and every key of the
 * bundle signed something. Only the user's keys count as trust.
 */
final class HeadCheck {
    /**
     * Who vouched for the last head of a tree, among those whom the user trusts.
     *
     * @param strangers witnesses who did whose keys the user did not give
     */
    record Vouched(Algorithm tree, Head head, Set<String> logs, Set<String> witnesses, Set<String> strangers) {}

    private final Bundle bundle;
    private final Trust trust;
    private final Set<VerifierKey> used = new HashSet<>();

    private HeadCheck(Bundle bundle, Trust trust) {
        this.bundle = bundle;
        this.trust = trust;
    }

    static List<Vouched> check(Bundle bundle, Trust trust) {
        var one = new HeadCheck(bundle, trust);
        var all = new ArrayList<Vouched>();
        bundle.heads().forEach((tree, heads) -> all.add(one.tree(tree, heads)));
        if (!one.used.equals(bundle.keys())) {
            throw new MalformedBundle("a key that signed nothing, or a signer whose key is not there");
        }
        return all;
    }

    private Vouched tree(Algorithm tree, List<Head> heads) {
        var origin = heads.get(0).checkpoint().origin();
        for (var head : heads) {
            if (!head.checkpoint().origin().equals(origin)) {
                throw new MalformedBundle("checkpoints of two logs");
            }
            signatures(tree, head);
        }
        var last = heads.get(heads.size() - 1);
        var logs = new LinkedHashSet<String>();
        var witnesses = new TreeSet<String>();
        for (var signature : last.note().signatures()) {
            for (var key : trust.keys()) {
                if (key.isNamedBy(signature) && key.kind() == Trust.log(tree)) {
                    logs.add(key.name());
                } else if (key.isNamedBy(signature)) {
                    witnesses.add(key.name() + " " + Times.of(signature));
                }
            }
        }
        var strangers = new TreeSet<String>();
        for (var key : bundle.keys()) {
            if (key.kind() == Trust.witness(tree)
                    && !trust.keys().contains(key)
                    && last.note().signatures().stream().anyMatch(key::isNamedBy)) {
                strangers.add(key.name());
            }
        }
        return new Vouched(tree, last, logs, witnesses, strangers);
    }

    private void signatures(Algorithm tree, Head head) {
        var text = head.note().text();
        var signers = new HashSet<VerifierKey>();
        for (var signature : head.note().signatures()) {
            var key = key(signature);
            var log = key.kind() == Trust.log(tree);
            if (!log && key.kind() != Trust.witness(tree) || !signers.add(key)) {
                throw new MalformedBundle("a signature twice, or of a kind that this tree does not have");
            }
            if (log && !key.name().equals(head.checkpoint().origin())) {
                throw new MalformedBundle("a log's key of another name than the log");
            }
            if (!key.verifies(text, signature)) {
                throw new Tampered(
                        -1,
                        "大小为 " + head.checkpoint().size() + " 的检查点上“" + key.name() + "”的签名无效",
                        "the signature of " + key.name() + " on the checkpoint of size "
                                + head.checkpoint().size() + " is not valid");
            }
            used.add(key);
        }
        if (signers.stream().noneMatch(key -> key.kind() == Trust.log(tree))) {
            throw new MalformedBundle("a checkpoint that its log did not sign");
        }
    }

    /** The key that a signature names: the user's before the bundle's, which then has to be the same. */
    private VerifierKey key(Signature signature) {
        var own = trust.keys().stream().filter(key -> key.isNamedBy(signature)).findFirst();
        var given = bundle.keys().stream()
                .filter(key -> key.isNamedBy(signature))
                .findFirst()
                .orElseThrow(() -> new MalformedBundle("a signer whose key is not there"));
        if (own.isPresent() && !own.get().equals(given)) {
            throw new Tampered(-1, "随附的公钥冒用了所信任的名称", "a key in the bundle takes a trusted key's name");
        }
        return given;
    }
}
