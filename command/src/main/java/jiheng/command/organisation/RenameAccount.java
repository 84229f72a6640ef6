package jiheng.command.organisation;

import jiheng.events.organisation.AccountId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Gives an account's person another name. */
public record RenameAccount(@TargetAggregateIdentifier AccountId account, String name) {}
