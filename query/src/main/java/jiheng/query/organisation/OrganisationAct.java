package jiheng.query.organisation;

import java.time.Instant;
import jiheng.events.cycle.CycleId;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/** What was done to the organisation or to the keys of the log, by whom and to whom, in the names of that time. */
public record OrganisationAct(
        String stream,
        long sequence,
        Instant at,
        AccountId actor,
        String actorName,
        @Nullable AccountId account,
        @Nullable UnitId unit,
        @Nullable CycleId cycle,
        Sentence sentence) {}
