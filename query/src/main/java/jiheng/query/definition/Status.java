package jiheng.query.definition;

/** Where a version of a definition stands. */
public enum Status {
    DRAFT,
    PROPOSED,
    PUBLISHED,
    RETIRED,
    DISCARDED
}
