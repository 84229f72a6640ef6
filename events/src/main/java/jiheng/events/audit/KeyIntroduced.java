package jiheng.events.audit;

import jiheng.events.StoredAs;

/**
 * From here on the key signs the log, in place of the one of its kind before it.
 *
 * @param reason empty unless a person introduced it
 */
@StoredAs("audit.key-introduced")
public record KeyIntroduced(LogId log, LogKey key, Occasion occasion, String reason) implements LogKeyEvent {}
