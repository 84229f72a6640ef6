package jiheng.ui.importing.batch;

/** What became of a file. */
public enum FileState {
    WAITING,
    IMPORTED,
    /** The same bytes had opened the same form before. */
    ALREADY,
    /** It is not clear which unit it is for: a person may tell, and it is tried again. */
    UNASSIGNED,
    REFUSED
}
