package jiheng.events.audit;

import jiheng.events.StoredAs;

/** From here on the key signs nothing; what it signed before stays signed. */
@StoredAs("audit.key-retired")
public record KeyRetired(LogId log, LogKey key, String reason) implements LogKeyEvent {}
