package jiheng.events.definition;

import jiheng.events.StoredAs;

/** A new version was begun; nobody can use it yet. */
@StoredAs("definition.drafted")
public record DefinitionDrafted(DefinitionId definition, int version, Body body) implements DefinitionEvent {}
