package jiheng.command.cycle;

import java.time.LocalDate;
import jiheng.events.cycle.CycleId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Moves either deadline of a cycle, or both. */
public record MoveDeadlines(
        @TargetAggregateIdentifier CycleId cycle, LocalDate targetsDue, LocalDate resultsDue, String reason) {}
