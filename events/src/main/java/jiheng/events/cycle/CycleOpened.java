package jiheng.events.cycle;

import java.time.LocalDate;
import jiheng.events.StoredAs;

@StoredAs("cycle.opened")
public record CycleOpened(CycleId cycle, int year, LocalDate targetsDue, LocalDate resultsDue) implements CycleEvent {}
