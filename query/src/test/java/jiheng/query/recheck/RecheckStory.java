package jiheng.query.recheck;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jiheng.events.cycle.CycleId;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.Points;
import jiheng.events.organisation.UnitId;
import jiheng.events.recheck.Deviation;
import jiheng.events.recheck.FormRechecked;
import jiheng.events.recheck.Member;
import jiheng.events.recheck.RecheckEvent;
import jiheng.events.recheck.RecheckId;
import jiheng.events.recheck.RowRechecked;
import jiheng.events.recheck.SampleDrawn;
import jiheng.events.recheck.SeedOrigin;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/** A sample drawn twice; in the second draw a row is scored, scored otherwise, and the form finished. */
public final class RecheckStory {
    static final RecheckId ID = RecheckId.of(CycleId.of("2022"));
    static final EvaluationId CENTRE = EvaluationId.of("2022-centre-department");
    static final EvaluationId SCHOOL = EvaluationId.of("2022-school-department");
    private static final Map<String, String> BY = Map.of("account", "account-finance", "name", "财政乙");
    private static final List<Member> POPULATION = List.of(
            new Member(CENTRE, UnitId.of("centre"), "职工服务中心", 3, "c".repeat(64)),
            new Member(SCHOOL, UnitId.of("school"), "第一中学", 1, "a".repeat(64)));

    private RecheckStory() {}

    public static List<DomainEventMessage<?>> whole() {
        var events = List.of(
                drawn(1, SeedOrigin.SYSTEM, "f00d", "", List.of(SCHOOL), ""),
                drawn(2, SeedOrigin.PUBLIC, "3087.53", "上证综合指数收盘", List.of(SCHOOL, CENTRE), "又有一张表审定"),
                row(null, "3", "一半"),
                row("3", "2.5", "目标 40 家，实际 20 家"),
                new FormRechecked(ID, 2, CENTRE, Points.of("94.53"), Points.of("92.03"), Deviation.of("2.72"), "属实"));
        var messages = new ArrayList<DomainEventMessage<?>>();
        for (int i = 0; i < events.size(); i++) {
            messages.add(new GenericDomainEventMessage<>(
                    "Recheck",
                    ID.value(),
                    i,
                    new GenericMessage<>(events.get(i), MetaData.from(BY)),
                    Instant.parse("2026-04-01T01:00:00Z").plusSeconds(i)));
        }
        return List.copyOf(messages);
    }

    private static RecheckEvent drawn(
            int draw, SeedOrigin origin, String seed, String source, List<EvaluationId> drawn, String reason) {
        return new SampleDrawn(
                ID,
                draw,
                "sha256-order",
                1,
                origin,
                seed,
                source,
                POPULATION,
                "b".repeat(64),
                drawn.size(),
                drawn,
                reason);
    }

    private static RecheckEvent row(@Nullable String before, String reviewed, String reason) {
        return new RowRechecked(
                ID,
                2,
                CENTRE,
                "indicator-9",
                "审计数量",
                Points.of("5"),
                Points.of("5"),
                before == null ? null : Points.of(before),
                Points.of(reviewed),
                "K2",
                reason);
    }
}
