package jiheng.ui.database;

/** Where the events are kept; demo accounts, for one, exist on the embedded default only. */
public enum DatabaseKind {
    EMBEDDED,
    EXTERNAL
}
