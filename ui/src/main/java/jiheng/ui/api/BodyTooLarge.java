package jiheng.ui.api;

import java.io.IOException;

/** A JSON body that no form needs: the largest form is a tenth of it. */
final class BodyTooLarge extends IOException {
    static final int MOST_BYTES = 8 << 20;
    static final String LIMIT = (MOST_BYTES >> 20) + " MB";

    private static final long serialVersionUID = 1L;

    BodyTooLarge() {
        super("a body of more than " + LIMIT);
    }
}
