package jiheng.ui.reads;

import java.util.regex.Pattern;

/** What a path shows, the narrowest first; whatever has no kind of its own is a page, so that nothing goes unrecorded. */
enum Kind {
    EXPORT("(/api/v1)?/(exports|cycles/[^/]+/export).*|.*\\.(csv|xlsx|zip)|.*/(workbook|archive|bundle)(/.*)?"),
    EVIDENCE("(/api/v1)?(/evaluations/[^/]+)?/evidence(/.*)?"),
    DOCUMENT("(/api/v1)?/evaluations/[^/]+/(documents?(/.*)?|print)|.*\\.(pdf|docx|ofd)"),
    HISTORY("(/api/v1)?(/evaluations/[^/]+(/rows/[^/]+)?)?/(history|cell-history|replay|compare)(/.*)?|/admin/acts.*"
            + "|(/api/v1)?/definitions/[^/]+/history"),
    DOUBT("(/api/v1/evaluations/[^/]+|/evaluations/[^/]+)?/findings"),
    OVERSIGHT("(/api/v1)?/rechecks(/[^/]+(/[^/]+(/population.txt)?)?)?|/patterns|/reads"),
    LOG("/audit(/.*)?|(/api/v1)?/log(/.*)?|(/api/v1)?/evaluations/[^/]+/(proof|verify)(/.*)?"),
    ADMIN("/admin(/.*)?|/api/v1/(accounts|units)"),
    FORM("(/api/v1)?/evaluations/[^/]+(/.*)?|(/api/v1)?/rechecks/[^/]+/[^/]+/evaluation-[^/]+"),
    PAGE(".*");

    private static final Pattern SUBJECT = Pattern.compile("/(evaluation-[a-z0-9-]+)");

    private final Pattern paths;

    Kind(String paths) {
        this.paths = Pattern.compile(paths);
    }

    static Kind of(String path) {
        for (var kind : values()) {
            if (kind.paths.matcher(path).matches()) {
                return kind;
            }
        }
        throw new IllegalStateException("every path is a page at least");
    }

    /** The form that the path is about, or empty. */
    static String subject(String path) {
        var found = SUBJECT.matcher(path);
        return found.find() ? found.group(1) : "";
    }
}
