package jiheng.events.recheck;

import java.util.List;
import jiheng.events.StoredAs;
import jiheng.events.evaluation.EvaluationId;

/**
 * A sample was drawn of the cycle's settled forms. With {@link Drawing} anyone can draw it again from what is here.
 *
 * @param method what {@link Drawing#METHOD} is called; its version may not change what an old draw means
 * @param seedSource where a public seed can be looked up; empty for one of the system's
 * @param population every form that could be drawn, in the order of the ids
 * @param populationDigest {@link Drawing#digest} of the population
 * @param reason why it was drawn again; empty for a first draw
 */
@StoredAs("recheck.drawn")
public record SampleDrawn(
        RecheckId recheck,
        int draw,
        String method,
        int methodVersion,
        SeedOrigin seedOrigin,
        String seed,
        String seedSource,
        List<Member> population,
        String populationDigest,
        int size,
        List<EvaluationId> drawn,
        String reason)
        implements RecheckEvent {
    public SampleDrawn {
        population = List.copyOf(population);
        drawn = List.copyOf(drawn);
    }
}
