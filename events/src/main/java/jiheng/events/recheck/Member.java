package jiheng.events.recheck;

import jiheng.events.evaluation.EvaluationId;
import jiheng.events.organisation.UnitId;

/** A form that could be drawn, as it was settled; {@code digest} is that of its content. */
public record Member(EvaluationId evaluation, UnitId unit, String unitName, int version, String digest) {}
