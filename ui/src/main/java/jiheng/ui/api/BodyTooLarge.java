package jiheng.ui.api;

import java.io.IOException;

/** A body longer than its address needs. */
final class BodyTooLarge extends IOException {
    /** For a body of JSON: the largest form is a tenth of it. */
    static final int MOST_BYTES = 8 << 20;

    static final String LIMIT = words(MOST_BYTES);

    private static final long serialVersionUID = 1L;

    private final String limit;

    BodyTooLarge(int most) {
        super("a body of more than " + words(most));
        this.limit = words(most);
    }

    String limit() {
        return limit;
    }

    private static String words(int most) {
        return most >= 1 << 20 ? (most >> 20) + " MB" : (most >> 10) + " KB";
    }
}
