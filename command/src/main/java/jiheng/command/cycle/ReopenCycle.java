package jiheng.command.cycle;

import jiheng.events.cycle.CycleId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Lets a closed cycle go on; its deadlines stay as they are. */
public record ReopenCycle(@TargetAggregateIdentifier CycleId cycle, String reason) {}
