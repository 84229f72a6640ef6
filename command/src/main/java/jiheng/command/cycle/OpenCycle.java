package jiheng.command.cycle;

import java.time.LocalDate;
import jiheng.events.cycle.CycleId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Opens one year's round of forms. */
public record OpenCycle(
        @TargetAggregateIdentifier CycleId cycle, int year, LocalDate targetsDue, LocalDate resultsDue) {}
