package jiheng.events.evaluation;

public enum FormKind {
    DEPARTMENT,
    PROJECT
}
