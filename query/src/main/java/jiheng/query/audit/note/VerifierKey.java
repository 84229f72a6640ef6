package jiheng.query.audit.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import jiheng.query.audit.merkle.TreeHash;

/** A named public key of one kind. Written as a vkey: {@code name+id+base64(identifier || key)}. */
public record VerifierKey(String name, SignatureKind kind, byte[] publicKey) {
    private static final int HEX = 8;

    public VerifierKey {
        checkName(name);
        publicKey = publicKey.clone();
        if (publicKey.length != kind.keyLength()) {
            throw new MalformedNote("a key of " + publicKey.length + " bytes");
        }
    }

    /** @throws MalformedNote unless the text is a vkey of one of the kinds, with the id that belongs to it */
    public static VerifierKey parse(String vkey, List<? extends SignatureKind> kinds) {
        var parts = vkey.split("\\+", 3);
        if (parts.length != 3) {
            throw new MalformedNote("not a key: name+id+base64 expected");
        }
        var all = Strict.base64(parts[2]);
        for (var kind : kinds) {
            var type = kind.identifier();
            if (all.length == type.length + kind.keyLength() && Arrays.mismatch(type, all) == type.length) {
                var key = new VerifierKey(parts[0], kind, Arrays.copyOfRange(all, type.length, all.length));
                if (!key.toString().equals(vkey)) {
                    throw new MalformedNote("the key's id is not that of its name and bytes");
                }
                return key;
            }
        }
        throw new MalformedNote("a key of unknown kind");
    }

    static void checkName(String name) {
        if (name.isEmpty() || name.chars().anyMatch(VerifierKey::separates)) {
            throw new MalformedNote("a key's name is not empty and has no spaces, plus or control characters");
        }
    }

    /** The first four bytes of SHA-256 over name, newline, identifier and key. */
    public int keyId() {
        var hashed = name.getBytes(StandardCharsets.UTF_8);
        var type = kind.identifier();
        var all = ByteBuffer.allocate(hashed.length + 1 + type.length + publicKey.length)
                .put(hashed)
                .put((byte) '\n')
                .put(type)
                .put(publicKey);
        return ByteBuffer.wrap(TreeHash.sha256().of(all.array())).getInt();
    }

    /** Whether a signature line names this key; it may still be anybody's. */
    public boolean isNamedBy(Signature signature) {
        return signature.name().equals(name) && signature.keyId() == keyId();
    }

    /** Whether the line names this key and its signature over the text is by it. */
    public boolean verifies(String text, Signature signature) {
        return isNamedBy(signature)
                && kind.verifies(publicKey, text.getBytes(StandardCharsets.UTF_8), signature.bytes());
    }

    @Override
    public byte[] publicKey() {
        return publicKey.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey it && it.toString().equals(toString());
    }

    @Override
    public int hashCode() {
        return keyId();
    }

    @Override
    public String toString() {
        var type = kind.identifier();
        var all = ByteBuffer.allocate(type.length + publicKey.length).put(type).put(publicKey);
        var id = String.format(Locale.ROOT, "%0" + HEX + "x", keyId());
        return name + "+" + id + "+" + Strict.base64(all.array());
    }

    private static boolean separates(int letter) {
        return letter == '+' || letter < ' ' || Character.isWhitespace(letter) || Character.isSpaceChar(letter);
    }
}
