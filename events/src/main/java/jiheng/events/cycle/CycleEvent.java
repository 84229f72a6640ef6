package jiheng.events.cycle;

/** What happens to a cycle. */
public sealed interface CycleEvent permits CycleOpened, DeadlinesMoved, CycleClosed, CycleReopened {
    CycleId cycle();
}
