package jiheng.command.recheck;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import jiheng.events.recheck.Member;
import org.axonframework.eventhandling.EventMessage;

/** The drawn forms as their own events tell. */
public final class SettledForms {
    private final Function<String, Stream<? extends EventMessage<?>>> eventsOf;

    /** @param eventsOf the events of a stream by its id, empty for an unknown one */
    public SettledForms(Function<String, Stream<? extends EventMessage<?>>> eventsOf) {
        this.eventsOf = eventsOf;
    }

    Optional<Settled> find(Member member) {
        return Settled.of(eventsOf.apply(member.evaluation().value()), member.digest());
    }
}
