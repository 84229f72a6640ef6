package jiheng.command.recheck;

import java.util.List;
import jiheng.events.cycle.CycleId;
import jiheng.events.recheck.Member;

/** Which forms of a cycle can be drawn: those that are settled, published or not, as they stand at this moment. */
@FunctionalInterface
public interface Populations {
    List<Member> of(CycleId cycle);
}
