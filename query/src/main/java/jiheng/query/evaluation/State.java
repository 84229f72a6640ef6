package jiheng.query.evaluation;

/** Where a form stands within its stage. */
public enum State {
    DRAFT,
    SUBMITTED,
    RETURNED,
    APPROVED,
    SETTLED,
    CORRECTING,
    CANCELLED
}
