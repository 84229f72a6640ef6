package jiheng.query.audit.leaf;

/** Bytes that are not a leaf of a known version. */
public final class MalformedLeaf extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public MalformedLeaf(String what) {
        super(what);
    }
}
