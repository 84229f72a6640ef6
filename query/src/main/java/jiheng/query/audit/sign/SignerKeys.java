package jiheng.query.audit.sign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collection;
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
 * on, the public key in its first line, the secret in its second until the key is retired. The last one signs. A key
 * that is to come is in {@code sha256-0002.next} and signs nothing.
 */
public final class SignerKeys {
    private static final int SECRET = 32;
    private static final String ENDING = ".key";
    private static final String NEXT = ".next";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;
    private final Map<Algorithm, List<Kept>> keys = new EnumMap<>(Algorithm.class);

    private record Kept(Path file, VerifierKey key, Optional<Signer> signer) {}

    /** @param number counted from 1 within its tree */
    public record Numbered(Algorithm tree, int number, VerifierKey key) {}

    private SignerKeys(Path folder) throws IOException {
        this.folder = folder;
        for (var tree : Algorithm.values()) {
            keys.put(tree, new ArrayList<>());
            for (var number = 1; Files.exists(file(tree, number, ENDING)); number++) {
                of(tree).add(read(tree, file(tree, number, ENDING)));
            }
        }
    }

    /** The keys that are there; none if the folder is empty or not there. */
    public static SignerKeys in(Path folder) throws IOException {
        return new SignerKeys(folder);
    }

    /** A name that no other log has. */
    public static String anyOrigin() {
        var bytes = new byte[6];
        RANDOM.nextBytes(bytes);
        return "jiheng.local/" + HexFormat.of().formatHex(bytes);
    }

    /**
     * One more key for a tree, which signs nothing before it is adopted; the one that was prepared before, if it was not
     * adopted.
     *
     * @param origin the log's name, if the tree has no key yet; that of the second tree ends in {@code /sm3}
     */
    public Numbered prepare(Algorithm tree, String origin) throws IOException {
        WholeFile.makeSecret(folder);
        var all = of(tree);
        var number = all.size() + 1;
        var name = all.isEmpty()
                ? tree == Algorithm.SHA256 ? origin : origin + "/" + tree.key()
                : all.get(all.size() - 1).key.name();
        var file = file(tree, number, NEXT);
        var before = Files.exists(file) ? read(tree, file).key : null;
        var key = before != null && before.name().equals(name) ? before : make(tree, name, file);
        return new Numbered(tree, number, key);
    }

    /** Puts the prepared keys to use that are among these: from now on they sign. */
    public void adopt(Collection<VerifierKey> introduced) throws IOException {
        for (var tree : Algorithm.values()) {
            var number = of(tree).size() + 1;
            var next = file(tree, number, NEXT);
            if (Files.exists(next) && introduced.contains(read(tree, next).key)) {
                var file = file(tree, number, ENDING);
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
                WholeFile.force(folder);
                of(tree).add(read(tree, file));
            }
        }
    }

    /**
     * Forgets the secrets of these keys, except that of a tree's newest; the public ones stay.
     *
     * @return those that were forgotten now
     */
    public List<VerifierKey> retire(Collection<VerifierKey> retired) throws IOException {
        var forgotten = new ArrayList<VerifierKey>();
        for (var all : keys.values()) {
            for (var at = 0; at < all.size() - 1; at++) {
                var old = all.get(at);
                if (old.signer.isPresent() && retired.contains(old.key)) {
                    WholeFile.writeSecret(old.file, old.key + "\n");
                    all.set(at, new Kept(old.file, old.key, Optional.empty()));
                    forgotten.add(old.key);
                }
            }
        }
        return forgotten;
    }

    /** The keys whose secrets are here. */
    public List<VerifierKey> withSecret() {
        return keys.values().stream()
                .flatMap(List::stream)
                .filter(one -> one.signer.isPresent())
                .map(Kept::key)
                .toList();
    }

    /** Whether a key is the last of its tree, the one that signs. */
    public boolean isNewest(VerifierKey key) {
        return keys.values().stream()
                .anyMatch(all -> !all.isEmpty() && all.get(all.size() - 1).key.equals(key));
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
        return numbered().stream().map(Numbered::key).toList();
    }

    /** The public keys tree by tree, in the order they came. */
    public List<Numbered> numbered() {
        var all = new ArrayList<Numbered>();
        keys.forEach((tree, kept) -> {
            for (var at = 0; at < kept.size(); at++) {
                all.add(new Numbered(tree, at + 1, kept.get(at).key));
            }
        });
        return all;
    }

    private static VerifierKey make(Algorithm tree, String name, Path file) throws IOException {
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
        return signer.key();
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

    private Path file(Algorithm tree, int number, String ending) {
        return folder.resolve("%s-%04d%s".formatted(tree.key(), number, ending));
    }

    private List<Kept> of(Algorithm tree) {
        return keys.computeIfAbsent(tree, none -> new ArrayList<>());
    }
}
