package jiheng.events.definition;

/** What happens to a definition. */
public sealed interface DefinitionEvent
        permits DefinitionShipped,
                DefinitionDrafted,
                DefinitionRevised,
                DefinitionProposed,
                DefinitionDeclined,
                DefinitionPublished,
                DefinitionDiscarded,
                DefinitionRetired {
    DefinitionId definition();

    int version();
}
