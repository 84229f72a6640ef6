package jiheng.events;

import java.util.regex.Pattern;

/** The shape every id shares: its kind, a hyphen, and a key of lower-case letters, digits and hyphens. */
public final class Ids {
    /** The most characters of a key. */
    public static final int LONGEST_KEY = 100;

    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,99}");

    private Ids() {}

    /** @throws IllegalArgumentException if the value is not an id of that kind */
    public static void check(String kind, String value) {
        if (!isA(kind, value)) {
            throw new IllegalArgumentException("not a " + kind + " id: " + value);
        }
    }

    public static boolean isA(String kind, String value) {
        return value.startsWith(kind + "-")
                && KEY.matcher(value.substring(kind.length() + 1)).matches();
    }
}
