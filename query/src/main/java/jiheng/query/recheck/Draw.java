package jiheng.query.recheck;

import java.time.Instant;
import jiheng.events.recheck.SampleDrawn;

/** One draw as it was recorded. */
public record Draw(SampleDrawn drawn, Instant at, String by) {}
