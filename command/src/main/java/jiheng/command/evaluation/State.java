package jiheng.command.evaluation;

/** Where a form stands within its stage. */
enum State {
    DRAFT,
    SUBMITTED,
    RETURNED,
    APPROVED,
    SETTLED,
    CORRECTING,
    CANCELLED
}
