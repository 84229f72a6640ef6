package jiheng.query.audit.note;

/** A text that is not, to the letter, what its format demands. */
public final class MalformedNote extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public MalformedNote(String what) {
        super(what);
    }
}
