package jiheng.command.audit;

import jiheng.events.audit.KeyKind;
import jiheng.events.audit.LogId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A key that was replaced never signs again. */
public record RetireKey(@TargetAggregateIdentifier LogId log, KeyKind kind, int number, String reason) {}
