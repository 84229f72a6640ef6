package jiheng.events.audit;

/** Why a key was introduced. */
public enum Occasion {
    /** The log had none. */
    FIRST,
    /** It signed before keys had a history. */
    FOUND,
    /** It takes the place of the one before it. */
    ROTATED
}
