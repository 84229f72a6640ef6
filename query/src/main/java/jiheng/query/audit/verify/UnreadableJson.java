package jiheng.query.audit.verify;

/** Stored JSON that cannot be read, or does not say what an event of its name says. */
final class UnreadableJson extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnreadableJson(String what) {
        super(what);
    }
}
