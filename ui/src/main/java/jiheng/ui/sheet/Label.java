package jiheng.ui.sheet;

/** Words of the program, by message key, or words of the form itself; the other is empty. */
public record Label(String message, String words) {
    static final Label NONE = new Label("", "");

    static Label message(String key) {
        return new Label(key, "");
    }

    static Label words(String words) {
        return new Label("", words);
    }
}
