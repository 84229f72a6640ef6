package jiheng.command.recheck;

import jiheng.events.recheck.RecheckId;
import jiheng.events.recheck.SeedOrigin;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Draws a sample of the cycle's settled forms.
 *
 * @param seen how many draws of the cycle the caller knows of
 * @param seed left empty where the system makes it
 * @param seedSource where a public seed can be looked up
 * @param reason why it is drawn again; owed from the second draw on
 */
public record DrawSample(
        @TargetAggregateIdentifier RecheckId recheck,
        int seen,
        int size,
        SeedOrigin seedOrigin,
        String seed,
        String seedSource,
        String reason) {}
