package jiheng.events.store;

/** Nothing may be appended: the ledger holds what its acts did not put there. */
public final class AppendRefused extends RuntimeException {
    /** What the table itself answers to a row that is not the next. */
    static final String NOT_THE_NEXT = "JH001";

    private static final long serialVersionUID = 1L;

    private final String zh;
    private final String en;

    public AppendRefused(String zh, String en) {
        super(zh + "。 " + en + ".");
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
