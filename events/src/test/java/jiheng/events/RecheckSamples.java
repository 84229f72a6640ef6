package jiheng.events;

import java.util.List;
import jiheng.events.cycle.CycleId;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.Points;
import jiheng.events.organisation.UnitId;
import jiheng.events.recheck.Deviation;
import jiheng.events.recheck.FormRechecked;
import jiheng.events.recheck.Member;
import jiheng.events.recheck.RecheckId;
import jiheng.events.recheck.RowRechecked;
import jiheng.events.recheck.SampleDrawn;
import jiheng.events.recheck.SeedOrigin;

/** One event of each kind, as the approved files say it. */
final class RecheckSamples {
    private static final RecheckId ID = RecheckId.of(CycleId.of("2022"));
    private static final EvaluationId SCHOOL = EvaluationId.of("2022-school-department");
    private static final EvaluationId CENTRE = EvaluationId.of("2022-centre-department");

    private RecheckSamples() {}

    static List<Object> all() {
        return List.of(
                new SampleDrawn(
                        ID,
                        2,
                        "sha256-order",
                        1,
                        SeedOrigin.PUBLIC,
                        "3087.53",
                        "2023-03-20 上证综合指数收盘",
                        List.of(
                                new Member(CENTRE, UnitId.of("centre"), "临江区职工服务中心", 3, "c".repeat(64)),
                                new Member(SCHOOL, UnitId.of("school"), "临江区第一中学", 1, "a".repeat(64))),
                        "b".repeat(64),
                        1,
                        List.of(CENTRE),
                        "首次抽取后又有一张表审定"),
                new RowRechecked(
                        ID,
                        2,
                        CENTRE,
                        "indicator-9",
                        "工会审计数量",
                        Points.of("5"),
                        Points.of("5"),
                        Points.of("3"),
                        Points.of("2.50"),
                        "K2",
                        "目标 40 家，实际 20 家"),
                new FormRechecked(
                        ID, 2, CENTRE, Points.of("94.53"), Points.of("92.03"), Deviation.of("2.72"), "一行扣分，其余属实"));
    }
}
