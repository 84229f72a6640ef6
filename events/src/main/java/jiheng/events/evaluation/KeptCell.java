package jiheng.events.evaluation;

/**
 * What was filled in under a version of the template that had a place for it; the form's version has none.
 *
 * @param label what the place was called there
 * @param template the version that had it
 */
public record KeptCell(Cell cell, Value value, Words label, TemplateVersion template) {}
