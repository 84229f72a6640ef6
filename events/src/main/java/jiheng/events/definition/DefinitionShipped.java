package jiheng.events.definition;

import jiheng.events.StoredAs;

/** A version came with the product and can be used from now on. */
@StoredAs("definition.shipped")
public record DefinitionShipped(DefinitionId definition, int version, Body body) implements DefinitionEvent {}
