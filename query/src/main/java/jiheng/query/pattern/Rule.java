package jiheng.query.pattern;

/** What is looked for; the thresholds are those of {@link Rules}. */
public enum Rule {
    NIGHT_WORK,
    BULK_EDIT,
    BOTH_SIDES,
    QUICK_APPROVAL,
    BEFORE_DEADLINE
}
