package jiheng.events.definition;

import jiheng.events.StoredAs;

/** No form is opened with this version any more; those that are keep it. */
@StoredAs("definition.retired")
public record DefinitionRetired(DefinitionId definition, int version, String reason) implements DefinitionEvent {}
