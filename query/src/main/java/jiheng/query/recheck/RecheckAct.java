package jiheng.query.recheck;

import java.time.Instant;
import jiheng.events.evaluation.Words;

/** What was done in a re-check, in one sentence; the evaluation is empty for a draw. */
public record RecheckAct(
        long sequence, int draw, String evaluation, String kind, Instant at, String account, Words sentence) {}
