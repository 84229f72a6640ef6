package jiheng.command.cycle;

import jiheng.events.cycle.CycleId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Ends a cycle; its deadlines stay as they are. */
public record CloseCycle(@TargetAggregateIdentifier CycleId cycle, String reason) {}
