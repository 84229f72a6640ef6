package jiheng.query.audit.verify;

/** One statement, in both languages. */
public record Line(String zh, String en) {
    @Override
    public String toString() {
        return zh + "\n    " + en;
    }
}
