package jiheng.events.cycle;

import jiheng.events.StoredAs;

/** A closed cycle goes on; its deadlines are those it had. */
@StoredAs("cycle.reopened")
public record CycleReopened(CycleId cycle, String reason) implements CycleEvent {}
