package jiheng.events.cycle;

import jiheng.events.StoredAs;

@StoredAs("cycle.closed")
public record CycleClosed(CycleId cycle, String reason) implements CycleEvent {}
