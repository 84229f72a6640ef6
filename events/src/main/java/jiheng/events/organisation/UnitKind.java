package jiheng.events.organisation;

public enum UnitKind {
    FINANCE_BUREAU,
    SUPERVISING_DEPARTMENT,
    BUDGET_UNIT
}
