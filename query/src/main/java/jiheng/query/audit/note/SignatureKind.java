package jiheng.query.audit.note;

/** An algorithm that notes are signed with. */
public interface SignatureKind {
    /** The type byte, and what follows it where the byte is 0xff, as hashed into a key id and written in a vkey. */
    byte[] identifier();

    /** Bytes in a public key. */
    int keyLength();

    /**
     * Whether a signature (without its key id) over a note's text is by this key. Never throws on bad input.
     *
     * @param text the whole text with its final newline, in UTF-8
     */
    boolean verifies(byte[] publicKey, byte[] text, byte[] signature);
}
