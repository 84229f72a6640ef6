package jiheng.ui.sheet;

/**
 * A figure that is worked out, never typed.
 *
 * @param key stable within a form: {@code rule/indicator-3}, {@code funds/total/budget}, {@code total/self} …
 * @param text what stands in the form, empty where there is nothing to show yet
 * @param title how it came to be, in the language of the page; may be empty
 */
public record Figure(String key, String text, String title) {
    static Figure none(String key) {
        return new Figure(key, "", "");
    }
}
