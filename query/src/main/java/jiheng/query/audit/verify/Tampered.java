package jiheng.query.audit.verify;

/** The bundle can be read, and what it says of itself does not hold. */
final class Tampered extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long index;
    private final String zh;
    private final String en;

    /** @param index of the first leaf where it shows, or -1 */
    Tampered(long index, String zh, String en) {
        super(en, null, false, false);
        this.index = index;
        this.zh = zh;
        this.en = en;
    }

    long index() {
        return index;
    }

    Line line() {
        return index < 0 ? new Line(zh, en) : new Line("第 " + index + " 号：" + zh, "index " + index + ": " + en);
    }
}
