package jiheng.events.definition;

import jiheng.events.StoredAs;

/** A proposed draft can be used from now on and never changes again. */
@StoredAs("definition.published")
public record DefinitionPublished(DefinitionId definition, int version, Body body, String opinion)
        implements DefinitionEvent {}
