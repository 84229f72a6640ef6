package jiheng.ui.security;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** Too many wrong passwords for one account from one address: none is looked at for a while. */
public final class TooManyAttempts extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    private final Duration left;

    TooManyAttempts(Duration left) {
        super("too many wrong passwords");
        this.left = left;
    }

    /** Whole seconds to wait, at least one. */
    public long seconds() {
        return Math.max(1, left.plusMillis(999).toSeconds());
    }

    /** Whole minutes to wait, at least one. */
    public long minutes() {
        return Math.max(1, (seconds() + 59) / 60);
    }
}
