package jiheng.ui.sheet;

/**
 * Where the sheet sends its edits.
 *
 * @param form and {@code account} name the place where the browser keeps what it could not send
 * @param sequence the version of the form that the sheet shows
 * @param saveUrl takes a batch of cell changes
 * @param rowsUrl takes {@code {"add":{"branch":…,"child":…}}} or {@code {"remove":"indicator-3"}}; may be empty
 * @param signInUrl opens beside the form when the session is over
 */
public record Saving(String form, String account, long sequence, String saveUrl, String rowsUrl, String signInUrl) {}
