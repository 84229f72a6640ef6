package jiheng.command.audit;

import jiheng.events.audit.LogId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A new key of each kind signs the log from now on. */
public record RotateKeys(@TargetAggregateIdentifier LogId log, String reason) {}
