package jiheng.events.evaluation;

public record TemplateVersion(String id, int version) {}
