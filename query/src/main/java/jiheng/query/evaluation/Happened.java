package jiheng.query.evaluation;

import jiheng.events.evaluation.EvaluationEvent;

/** An event and whose act it was. */
public record Happened(EvaluationEvent event, Act by) {}
