package jiheng.events.definition;

import jiheng.events.StoredAs;

/** A proposed draft was sent back to be revised. */
@StoredAs("definition.declined")
public record DefinitionDeclined(DefinitionId definition, int version, String reason) implements DefinitionEvent {}
