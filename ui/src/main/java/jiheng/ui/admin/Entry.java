package jiheng.ui.admin;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person sent with a form that was refused, and why: the page shows both again, in the same form. Under the
 * model attribute {@code entry}; on a page where nothing was refused it is {@link #none()}.
 *
 * @param form which of the page's forms it was
 * @param field which of its fields stood in the way, null if none did by itself
 * @param typed without passwords
 */
record Entry(String form, @Nullable String field, String words, int status, Map<String, String> typed) {
    static final String ATTRIBUTE = "entry";

    Entry {
        typed = Map.copyOf(typed);
    }

    static Entry none() {
        return new Entry("", null, "", 200, Map.of());
    }

    public boolean in(String asked) {
        return !form.isEmpty() && form.equals(asked);
    }

    /** What was typed into a field, or else what it begins with. */
    public @Nullable String value(String asked, String name, @Nullable String otherwise) {
        return in(asked) && typed.containsKey(name) ? typed.get(name) : otherwise;
    }

    /** The words for a field, null if it did not stand in the way. */
    public @Nullable String at(String asked, String name) {
        return in(asked) && name.equals(field) ? words : null;
    }

    /** The words where no field stood in the way: at the head of the page, since the form itself may be gone by now. */
    public @Nullable String over() {
        return !form.isEmpty() && field == null ? words : null;
    }

    /** The idempotency key: a refused act leaves no note, so its form keeps the key. */
    public String key(String asked) {
        var typedKey = in(asked) ? typed.get("key") : null;
        return typedKey == null ? UUID.randomUUID().toString() : typedKey;
    }
}
