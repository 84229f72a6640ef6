package jiheng.query.audit.verify;

/** Where a form stands after its last event shown. */
enum FormState {
    DRAFT("填报中", "being filled in"),
    SUBMITTED("已送审，尚未审定", "submitted, not settled"),
    RETURNED("已退回", "returned"),
    SETTLED("已审定", "settled"),
    CORRECTING("审定后更正中", "being corrected after it was settled"),
    CANCELLED("已作废", "cancelled");

    private final Line line;

    FormState(String zh, String en) {
        this.line = new Line(zh, en);
    }

    Line line() {
        return line;
    }
}
