package jiheng.events.definition;

import jiheng.events.StoredAs;

/** A draft was given up; its number is not used again. */
@StoredAs("definition.discarded")
public record DefinitionDiscarded(DefinitionId definition, int version, String reason) implements DefinitionEvent {}
