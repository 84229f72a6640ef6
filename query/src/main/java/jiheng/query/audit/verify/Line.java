package jiheng.query.audit.verify;

/** One statement, in both languages, or in both at once where the second is empty. */
public record Line(String zh, String en) {
    @Override
    public String toString() {
        return en.isEmpty() ? zh : zh + "\n    " + en;
    }
}
