package jiheng.events.definition;

import jiheng.events.StoredAs;

/** A draft says something else from now on. */
@StoredAs("definition.revised")
public record DefinitionRevised(DefinitionId definition, int version, Body body) implements DefinitionEvent {}
