package jiheng.events.evaluation;

/** The project a project form is about; the code is unique within its unit. */
public record Project(String code, String name) {}
