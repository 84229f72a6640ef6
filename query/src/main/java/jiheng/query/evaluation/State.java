package jiheng.query.evaluation;

/** Where a form stands within its stage. */
public enum State {
    DRAFT,
    SUBMITTED,
    RETURNED,
    APPROVED,
    SETTLED,
    /** Settled, and the public reads it so. */
    PUBLISHED,
    CORRECTING,
    CANCELLED
}
