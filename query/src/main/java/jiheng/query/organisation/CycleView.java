package jiheng.query.organisation;

import java.time.LocalDate;
import jiheng.events.cycle.CycleId;

/** One year's round of forms. */
public record CycleView(CycleId cycle, int year, LocalDate targetsDue, LocalDate resultsDue, boolean closed) {}
