package jiheng.command.evaluation;

import java.util.List;
import jiheng.events.evaluation.EvaluationId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Fills in cells as one act. {@code seen} is the sequence number of the last event the person had seen. */
public record FillCells(@TargetAggregateIdentifier EvaluationId evaluation, long seen, List<CellEntry> entries) {}
