package jiheng.events.cycle;

import java.time.LocalDate;
import jiheng.events.StoredAs;

@StoredAs("cycle.deadlines-moved")
public record DeadlinesMoved(
        CycleId cycle,
        LocalDate targetsDueBefore,
        LocalDate targetsDue,
        LocalDate resultsDueBefore,
        LocalDate resultsDue,
        String reason)
        implements CycleEvent {}
