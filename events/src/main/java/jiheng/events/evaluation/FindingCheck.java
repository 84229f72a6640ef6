package jiheng.events.evaluation;

/** The check that a finding came of; a check that finds otherwise is a new version. */
public record FindingCheck(String code, int version) {}
