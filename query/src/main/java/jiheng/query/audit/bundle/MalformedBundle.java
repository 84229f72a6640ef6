package jiheng.query.audit.bundle;

/** A file that is not a bundle to the letter. */
public final class MalformedBundle extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public MalformedBundle(String what) {
        super(what);
    }
}
