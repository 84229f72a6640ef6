package jiheng.ui.sheet;

/**
 * Where the sheet sends its edits. A batch is a POST of {@code {"changes":[{"cell":…,"value":…}]}} with the sequence it
 * was made on in {@code If-Match} and an {@code Idempotency-Key}; an empty value empties the cell. The answer is
 * {@code {"sequence":…,"cells":[{"cell":…,"value":…}],"computed":[{"id":…,"text":…,"title":…}],"problems":[…]}}: the
 * cells that changed since that sequence, whoever changed them, the {@link Figure}s that changed, and all problems. Else
 * a problem document whose {@code cells} name what is to blame ({@code detail}; for 412 also {@code theirs}, {@code by}
 * and {@code at}, and {@code sequence} beside them); nothing of the batch is then done.
 *
 * @param form and {@code account} name the place where the browser keeps what it could not send
 * @param sequence the version of the form that the sheet shows
 * @param saveUrl takes a batch of cell changes
 * @param rowsUrl takes {@code {"add":{"branch":…,"child":…}}} or {@code {"remove":"indicator-3"}}; may be empty
 * @param signInUrl opens beside the form when the session is over
 */
public record Saving(String form, String account, long sequence, String saveUrl, String rowsUrl, String signInUrl) {}
