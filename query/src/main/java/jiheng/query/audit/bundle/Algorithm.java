package jiheng.query.audit.bundle;

import java.util.Locale;

/** The two trees over the same leaves. */
public enum Algorithm {
    /** SHA-256, heads signed with Ed25519. */
    SHA256,
    /** SM3, heads signed with SM2. */
    SM3;

    /** How entries and lines name it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
