package jiheng.command.cycle;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import jiheng.events.cycle.CycleClosed;
import jiheng.events.cycle.CycleEvent;
import jiheng.events.cycle.CycleId;
import jiheng.events.cycle.CycleOpened;
import jiheng.events.cycle.CycleReopened;
import jiheng.events.cycle.DeadlinesMoved;
import org.jspecify.annotations.Nullable;

/** The cycles as their own events tell, read at the moment a command is handled. */
public final class Cycles {
    private final Function<String, Stream<?>> eventsOf;

    /** @param eventsOf the events of a stream by its id, empty for an unknown one */
    public Cycles(Function<String, Stream<?>> eventsOf) {
        this.eventsOf = eventsOf;
    }

    /** A cycle's year and deadlines as they stand. */
    public record Standing(int year, LocalDate targetsDue, LocalDate resultsDue, boolean closed) {}

    public Optional<Standing> find(CycleId cycle) {
        Standing[] standing = {null};
        eventsOf.apply(cycle.value())
                .map(CycleEvent.class::cast)
                .forEach(event -> standing[0] = after(standing[0], event));
        return Optional.ofNullable(standing[0]);
    }

    private static @Nullable Standing after(@Nullable Standing before, CycleEvent event) {
        if (event instanceof CycleOpened opened) {
            return new Standing(opened.year(), opened.targetsDue(), opened.resultsDue(), false);
        }
        if (before != null && event instanceof DeadlinesMoved moved) {
            return new Standing(before.year(), moved.targetsDue(), moved.resultsDue(), before.closed());
        }
        if (before != null && (event instanceof CycleClosed || event instanceof CycleReopened)) {
            return new Standing(before.year(), before.targetsDue(), before.resultsDue(), event instanceof CycleClosed);
        }
        return before;
    }
}
