package jiheng.query.audit.log;

/** The ledger and its log do not agree, or not with what was signed. */
public final class Discrepancy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long index;
    private final String zh;
    private final String en;

    /** @param index of the first leaf where it shows */
    public Discrepancy(long index, String zh, String en) {
        super("第 " + index + " 条：" + zh + "。 Leaf " + index + ": " + en + ".");
        this.index = index;
        this.zh = zh;
        this.en = en;
    }

    public long index() {
        return index;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
