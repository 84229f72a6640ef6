package jiheng.command.organisation;

import jiheng.events.organisation.AccountId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Records that a password was set, by the person or by an administrator; never which. */
public record NotePasswordChanged(@TargetAggregateIdentifier AccountId account) {}
