package jiheng.query.audit.sign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.note.Ed25519;
import jiheng.query.audit.note.Ed25519Signer;
import jiheng.query.audit.note.MalformedNote;
import jiheng.query.audit.note.Signer;
import jiheng.query.audit.note.Strict;
import jiheng.query.audit.note.VerifierKey;
import jiheng.query.audit.sm.Sm2;
import jiheng.query.audit.sm.Sm2Signer;

/**
 * The log's keys in a folder that only its owner may read: for each tree one file a key, {@code sha256-0001.key} and so
 * on, the public key in its first line, the secret in its second until the key is retired. The last one signs.
 */
public final class SignerKeys {
    private static final int SECRET = 32;
    private static final String ENDING = ".key";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;
    private final Map<Algorithm, List<Kept>> keys = new EnumMap<>(Algorithm.class);

    private record Kept(Path file, VerifierKey key, Optional<Signer> signer) {}

    private SignerKeys(Path folder) throws IOException {
        this.folder = folder;
        for (var tree : Algorithm.values()) {
            keys.put(tree, new ArrayList<>());
            for (var number = 1; Files.exists(file(tree, number)); number++) {
                of(tree).add(read(tree, file(tree, number)));
            }
        }
    }

    /** The keys that are there; none if the folder is empty or not there. */
    public static SignerKeys in(Path folder) throws IOException {
        return new SignerKeys(folder);
    }

    public boolean isEmpty() {
        return keys.values().stream().anyMatch(List::isEmpty);
    }

    /**
     * Makes the first keys.
     *
     * @param origin the log's name; that of the second tree ends in {@code /sm3}
     */
    public void make(String origin) throws IOException {
        Files.createDirectories(folder);
        for (var tree : Algorithm.values()) {
            if (of(tree).isEmpty()) {
                add(tree, tree == Algorithm.SHA256 ? origin : origin + "/" + tree.key());
            }
        }
    }

    /** A name that no other log has. */
    public static String anyOrigin() {
        var bytes = new byte[6];
        RANDOM.nextBytes(bytes);
        return "jiheng.local/" + HexFormat.of().formatHex(bytes);
    }

    /** One more key for each tree, which signs from now on. */
    public void rotate() throws IOException {
        for (var tree : Algorithm.values()) {
            add(tree, signer(tree).key().name());
        }
    }

    /** Forgets the secrets of all but the last keys; the public ones stay. */
    public void retire() throws IOException {
        for (var tree : Algorithm.values()) {
            var all = of(tree);
            for (var at = 0; at < all.size() - 1; at++) {
                var old = all.get(at);
                WholeFile.writeSecret(old.file, old.key + "\n");
                all.set(at, new Kept(old.file, old.key, Optional.empty()));
            }
        }
    }

    /** Who signs a tree's heads now. */
    public Signer signer(Algorithm tree) {
        var all = of(tree);
        if (all.isEmpty()) {
            throw new IllegalStateException("there is no key for " + tree);
        }
        var last = all.get(all.size() - 1);
        return last.signer.orElseThrow(() -> new IllegalStateException(last.file + " holds no secret"));
    }

    /** The public keys, old ones too. */
    public List<VerifierKey> known() {
        return keys.values().stream().flatMap(List::stream).map(Kept::key).toList();
    }

    private void add(Algorithm tree, String name) throws IOException {
        var file = file(tree, of(tree).size() + 1);
        var secret = new byte[SECRET];
        Signer signer;
        while (true) {
            RANDOM.nextBytes(secret);
            try {
                signer = signer(tree, name, secret);
                break;
            } catch (IllegalArgumentException outOfRange) {
                // one in 2^32: not a private key of the curve
            }
        }
        WholeFile.writeSecret(file, signer.key() + "\n" + Strict.base64(secret) + "\n");
        of(tree).add(new Kept(file, signer.key(), Optional.of(signer)));
    }

    private static Kept read(Algorithm tree, Path file) throws IOException {
        var lines = Strict.lines(Files.readString(file));
        if (lines.isEmpty() || lines.size() > 2) {
            throw new MalformedNote(file + " is not a key's file");
        }
        var key = VerifierKey.parse(lines.get(0), List.of(Ed25519.KIND, Sm2.KIND));
        if (lines.size() == 1) {
            return new Kept(file, key, Optional.empty());
        }
        var signer = signer(tree, key.name(), Strict.base64(lines.get(1)));
        if (!signer.key().equals(key)) {
            throw new MalformedNote(file + " holds a secret of another key");
        }
        return new Kept(file, key, Optional.of(signer));
    }

    private static Signer signer(Algorithm tree, String name, byte[] secret) {
        return tree == Algorithm.SHA256 ? new Ed25519Signer(name, secret) : new Sm2Signer(name, secret, RANDOM);
    }

    private Path file(Algorithm tree, int number) {
        return folder.resolve("%s-%04d%s".formatted(tree.key(), number, ENDING));
    }

    private List<Kept> of(Algorithm tree) {
        return keys.computeIfAbsent(tree, none -> new ArrayList<>());
    }
}
