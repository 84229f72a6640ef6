package jiheng.ui.page;

/**
 * Who looks at a page, under the model attribute {@code viewer}; absent where nobody has signed in.
 *
 * @param role the role in the language of the page
 * @param admin whether the administration is offered
 * @param overseer whether re-checks, unusual acts and the log of reads are offered
 * @param auditor whether the audit log is offered
 */
public record Viewer(String name, String role, boolean admin, boolean overseer, boolean auditor) {}
