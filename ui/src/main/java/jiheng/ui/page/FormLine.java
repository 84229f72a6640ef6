package jiheng.ui.page;

/**
 * One form in a list, ready to be shown.
 *
 * @param title the project, or empty for a department's form
 * @param step the step it waits at, in the language of the page, or empty
 * @param grade with {@code total} and {@code ruleTotal} empty before anything is scored
 */
record FormLine(
        String id,
        String unit,
        String title,
        int year,
        String stage,
        String state,
        int version,
        String total,
        String ruleTotal,
        boolean differs,
        String grade,
        String step,
        String role,
        String since) {}
