package jiheng.events.evaluation;

public record RuleSetVersion(String id, int version) {}
