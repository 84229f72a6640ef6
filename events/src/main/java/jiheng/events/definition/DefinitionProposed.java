package jiheng.events.definition;

import jiheng.events.StoredAs;

/** A draft was handed to another person for review, as it stands. */
@StoredAs("definition.proposed")
public record DefinitionProposed(DefinitionId definition, int version, String note) implements DefinitionEvent {}
