package jiheng.command.recheck;

import static jiheng.command.CommandRefused.Kind.ABSENT;
import static jiheng.command.CommandRefused.Kind.FORBIDDEN;
import static jiheng.command.CommandRefused.Kind.RULE;
import static jiheng.command.CommandRefused.Kind.STALE;
import static jiheng.command.organisation.Region.BUREAU;
import static jiheng.command.organisation.Region.FINANCE;
import static jiheng.command.organisation.Region.PREPARER;
import static jiheng.command.organisation.Region.SCHOOL;
import static jiheng.command.organisation.Region.TODAY;
import static jiheng.command.organisation.Region.as;
import static jiheng.command.organisation.Region.malformed;
import static jiheng.command.organisation.Region.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jiheng.command.CommandRefused;
import jiheng.command.cycle.Cycles;
import jiheng.command.organisation.Region;
import jiheng.command.scoring.RuleSets;
import jiheng.command.template.Templates;
import jiheng.events.cycle.CycleId;
import jiheng.events.cycle.CycleOpened;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.CellFilled;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.Derivation;
import jiheng.events.evaluation.DisclosurePrepared;
import jiheng.events.evaluation.EvaluationEvent;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.EvaluationOpened;
import jiheng.events.evaluation.FormScored;
import jiheng.events.evaluation.FormSettled;
import jiheng.events.evaluation.Grade;
import jiheng.events.evaluation.IndicatorAdded;
import jiheng.events.evaluation.IndicatorId;
import jiheng.events.evaluation.Points;
import jiheng.events.evaluation.RuleSetVersion;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.TemplateVersion;
import jiheng.events.evaluation.Value;
import jiheng.events.evaluation.Words;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.AccountOpened;
import jiheng.events.organisation.DelegationGiven;
import jiheng.events.organisation.DelegationId;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.RoleGranted;
import jiheng.events.recheck.Deviation;
import jiheng.events.recheck.Drawing;
import jiheng.events.recheck.FormRechecked;
import jiheng.events.recheck.Member;
import jiheng.events.recheck.RecheckId;
import jiheng.events.recheck.RowRechecked;
import jiheng.events.recheck.SampleDrawn;
import jiheng.events.recheck.SeedOrigin;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sample from the draw to its last row, and every way that is barred. */
class RecheckTest {
    private static final CycleId CYCLE = CycleId.of("2022");
    private static final RecheckId ID = RecheckId.of(CYCLE);
    private static final EvaluationId FORM = EvaluationId.of("2022-school-department");
    private static final EvaluationId OTHER_FORM = EvaluationId.of("2022-archive-department");
    private static final RuleSetVersion WITH_CODES = new RuleSetVersion("process", 1);

    /** Settled the form. */
    private static final AccountId SETTLER = FINANCE;

    /** Had no hand in the form. */
    private static final AccountId REVIEWER = AccountId.of("finance2");

    private static final AccountId DEPUTY = AccountId.of("deputy");

    /** A finance reviewer whose own unit filled the form in. */
    private static final AccountId OF_THE_SCHOOL = AccountId.of("seconded");

    private static final IndicatorId AUDITS = IndicatorId.of("1");
    private static final IndicatorId OTHERS = IndicatorId.of("2");
    private static final IndicatorId NOTHING = IndicatorId.of("3");

    private final List<EventMessage<?>> form = form();
    private final String digest = settled().digest();
    private final Member member = new Member(FORM, SCHOOL, "第一中学", 1, digest);
    private List<Member> population = List.of(member);
    private final AggregateTestFixture<Recheck> fixture = new Region()
            .add(new AccountOpened(REVIEWER, "财政己", BUREAU))
            .add(new RoleGranted(REVIEWER, Role.FINANCE_REVIEWER, BUREAU))
            .add(new AccountOpened(OF_THE_SCHOOL, "借调庚", SCHOOL))
            .add(new RoleGranted(OF_THE_SCHOOL, Role.FINANCE_REVIEWER, BUREAU))
            .add(new AccountOpened(DEPUTY, "代理辛", BUREAU))
            .add(new DelegationGiven(
                    DEPUTY, DelegationId.of("1"), SETTLER, "财政乙", Role.FINANCE_REVIEWER, BUREAU, TODAY, TODAY))
            .fixture(Recheck.class);

    @BeforeEach
    void world() {
        Map<String, List<?>> cycles = Map.of(
                CYCLE.value(),
                List.of(new CycleOpened(CYCLE, 2022, LocalDate.of(2023, 3, 10), LocalDate.of(2023, 3, 20))));
        Populations populations = cycle -> cycle.equals(CYCLE) ? population : List.of();
        Seeds seeds = () -> "the-systems";
        fixture.registerInjectableResource(new Cycles(id -> cycles.getOrDefault(id, List.of()).stream()));
        fixture.registerInjectableResource(populations);
        fixture.registerInjectableResource(seeds);
        fixture.registerInjectableResource(RuleSets.shipped());
        fixture.registerInjectableResource(
                new SettledForms(id -> id.equals(FORM.value()) ? form.stream() : Stream.empty()));
    }

    @Test
    void aPublicSeedDrawsTheFormsItsRecipeSays() {
        population = List.of(new Member(OTHER_FORM, SCHOOL, "档案馆", 2, "a".repeat(64)), member);
        fixture.givenNoPriorActivity()
                .when(drawing(0, 1, "3087.53", ""), as(FINANCE).asMetaData())
                .expectEvents(new SampleDrawn(
                        ID,
                        1,
                        "sha256-order",
                        1,
                        SeedOrigin.PUBLIC,
                        "3087.53",
                        "上证综合指数收盘",
                        population,
                        Drawing.digest(population),
                        1,
                        Drawing.draw("3087.53", List.of(FORM, OTHER_FORM), 1),
                        ""));
    }

    @Test
    void theSystemMakesASeedWhereNobodyGivesOne() {
        fixture.givenNoPriorActivity()
                .when(
                        new DrawSample(ID, 0, 1, SeedOrigin.SYSTEM, "mine", "mine", ""),
                        as(FINANCE).asMetaData())
                .expectEvents(new SampleDrawn(
                        ID,
                        1,
                        "sha256-order",
                        1,
                        SeedOrigin.SYSTEM,
                        "the-systems",
                        "",
                        population,
                        Drawing.digest(population),
                        1,
                        List.of(FORM),
                        ""));
    }

    @Test
    void drawingAgainIsASecondEventWithAReason() {
        fixture.given(drawn())
                .when(drawing(0, 1, "3087.53", "再抽"), as(FINANCE).asMetaData())
                .expectException(refusal(STALE, "drawn-meanwhile"));
        fixture.given(drawn())
                .when(drawing(1, 1, "3087.53", " "), as(FINANCE).asMetaData())
                .expectException(malformed("reason-blank", "reason"));
        fixture.given(drawn())
                .when(drawing(1, 1, "3087.53", "又有一张表审定"), as(FINANCE).asMetaData())
                .expectEvents(draw(2, "又有一张表审定"));
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        fixture.givenNoPriorActivity()
                .when(drawing(0, 1, "1", ""), as(PREPARER).asMetaData())
                .expectException(refusal(FORBIDDEN, "role-missing"));
        fixture.givenNoPriorActivity()
                .when(drawing(0, 0, "1", ""), as(FINANCE).asMetaData())
                .expectException(malformed("bad-sample-size", "size"));
        fixture.givenNoPriorActivity()
                .when(drawing(0, 2, "1", ""), as(FINANCE).asMetaData())
                .expectException(malformed("bad-sample-size", "size"));
        fixture.givenNoPriorActivity()
                .when(drawing(0, 1, " ", ""), as(FINANCE).asMetaData())
                .expectException(malformed("bad-seed", "seed"));
        fixture.givenNoPriorActivity()
                .when(
                        new DrawSample(ID, 0, 1, SeedOrigin.PUBLIC, "3", "", ""),
                        as(FINANCE).asMetaData())
                .expectException(malformed("bad-seed-source", "seedSource"));
        population = List.of();
        fixture.givenNoPriorActivity()
                .when(drawing(0, 1, "1", ""), as(FINANCE).asMetaData())
                .expectException(refusal(RULE, "nothing-to-draw"));
    }

    @Test
    void aCycleThatIsNotThereHasNoSample() {
        fixture.givenNoPriorActivity()
                .when(
                        new DrawSample(RecheckId.of(CycleId.of("1999")), 0, 1, SeedOrigin.SYSTEM, "", "", ""),
                        as(FINANCE).asMetaData())
                .expectException(refusal(ABSENT, "no-such-cycle"));
    }

    @Test
    void aRowIsScoredBesideItsSelfScoreUnderACodeOfTheTable() {
        fixture.given(drawn())
                .when(
                        scoring(0, entry(AUDITS, "2.5", "J01", "目标 40 家，实际 20 家")),
                        as(REVIEWER).asMetaData())
                .expectEvents(row(AUDITS, "审计数量", "5", "5", null, "2.5", "J01", "目标 40 家，实际 20 家"));
        fixture.given(drawn(), row(AUDITS, "审计数量", "5", "5", null, "2.5", "J01", "目标 40 家，实际 20 家"))
                .when(
                        scoring(1, entry(AUDITS, "2.50", "J01", "目标 40 家，实际 20 家"), entry(OTHERS, "85", "", "")),
                        as(REVIEWER).asMetaData())
                .expectEvents(row(OTHERS, "其他", "85", "85", null, "85", "", ""));
        fixture.given(drawn(), row(AUDITS, "审计数量", "5", "5", null, "2.5", "J01", "一半"))
                .when(scoring(1, entry(AUDITS, "5", "", "另有凭证")), as(REVIEWER).asMetaData())
                .expectEvents(row(AUDITS, "审计数量", "5", "5", "2.5", "5", "", "另有凭证"));
    }

    @Test
    void whatStandsBesideARowWronglyIsNamedAndNothingOfItIsKept() {
        refusedRow(entry(AUDITS, "2.5", "", "少一半"), "deduction-code-owed");
        refusedRow(entry(AUDITS, "2.5", "Z99", "少一半"), "no-such-deduction");
        refusedRow(entry(AUDITS, "2.5", "J01", " "), "reason-blank");
        refusedRow(entry(AUDITS, "5", "J01", "满分"), "deduction-without-loss");
        refusedRow(entry(AUDITS, "5.01", "", "多"), "bad-recheck-score");
        refusedRow(entry(AUDITS, "2.505", "J01", "少"), "bad-recheck-score");
        refusedRow(entry(AUDITS, "-1", "J01", "少"), "bad-recheck-score");
        refusedRow(entry(AUDITS, "", "J01", "少"), "bad-recheck-score");
        refusedRow(entry(NOTHING, "0", "", ""), "no-such-row");
    }

    @Test
    void whoHadAHandInTheFormOrIsOfItsUnitDoesNotRecheckIt() {
        for (var barred : List.of(SETTLER, DEPUTY, OF_THE_SCHOOL)) {
            fixture.given(drawn())
                    .when(scoring(0, entry(OTHERS, "85", "", "")), as(barred).asMetaData())
                    .expectException(refusal(FORBIDDEN, "own-recheck"));
            fixture.given(drawn(), scored())
                    .when(new FinishRecheck(ID, 1, FORM, 0, ""), as(barred).asMetaData())
                    .expectException(refusal(FORBIDDEN, "own-recheck"));
        }
        fixture.given(drawn())
                .when(scoring(0, entry(OTHERS, "85", "", "")), as(PREPARER).asMetaData())
                .expectException(refusal(FORBIDDEN, "not-entitled"));
    }

    @Test
    void whoOnlyMadeItPublicMayRecheckIt() {
        form.add(by(REVIEWER, new DisclosurePrepared(FORM, 1, 17, List.of())));
        fixture.given(drawn())
                .when(scoring(0, entry(OTHERS, "85", "", "")), as(REVIEWER).asMetaData())
                .expectEvents(row(OTHERS, "其他", "85", "85", null, "85", "", ""));
    }

    @Test
    void aFinishedRecheckSaysHowFarTheTotalsStandApart() {
        fixture.given(drawn(), scored())
                .when(new FinishRecheck(ID, 1, FORM, 1, ""), as(REVIEWER).asMetaData())
                .expectException(refusal(RULE, "recheck-incomplete"));
        fixture.given(whole())
                .when(new FinishRecheck(ID, 1, FORM, 3, "一行扣分"), as(REVIEWER).asMetaData())
                .expectEvents(finished());
        var after = new ArrayList<Object>(whole());
        after.add(finished());
        fixture.given(after)
                .when(scoring(4, entry(AUDITS, "5", "", "有凭证")), as(REVIEWER).asMetaData())
                .expectException(refusal(RULE, "recheck-finished"));
    }

    @Test
    void whatWasNotSeenIsNotScoredAndWhatWasNotDrawnNever() {
        fixture.given(drawn(), scored())
                .when(scoring(0, entry(OTHERS, "85", "", "")), as(REVIEWER).asMetaData())
                .expectException(refusal(STALE, "recheck-changed"));
        fixture.given(drawn())
                .when(
                        new ScoreRows(ID, 2, FORM, 0, List.of(entry(OTHERS, "85", "", ""))),
                        as(REVIEWER).asMetaData())
                .expectException(refusal(ABSENT, "not-drawn"));
        fixture.given(drawn())
                .when(new FinishRecheck(ID, 1, OTHER_FORM, 0, ""), as(REVIEWER).asMetaData())
                .expectException(refusal(ABSENT, "not-drawn"));
    }

    private void refusedRow(ScoreRows.Entry entry, String code) {
        fixture.given(drawn())
                .when(
                        scoring(0, entry(OTHERS, "85", "", ""), entry),
                        as(REVIEWER).asMetaData())
                .expectException(rows("rows/" + entry.row(), code))
                .expectNoEvents();
    }

    private static Matcher<Throwable> rows(String field, String code) {
        return new CustomTypeSafeMatcher<>(field + " " + code) {
            @Override
            protected boolean matchesSafely(Throwable thrown) {
                return thrown instanceof CommandRefused refused
                        && refused.code().equals("recheck-rows-wrong")
                        && refused.details().stream()
                                .allMatch(one ->
                                        one.field().equals(field) && one.code().equals(code));
            }
        };
    }

    private static DrawSample drawing(int seen, int size, String seed, String reason) {
        return new DrawSample(ID, seen, size, SeedOrigin.PUBLIC, seed, "上证综合指数收盘", reason);
    }

    private SampleDrawn drawn() {
        return draw(1, "");
    }

    private SampleDrawn draw(int number, String reason) {
        return new SampleDrawn(
                ID,
                number,
                "sha256-order",
                1,
                SeedOrigin.PUBLIC,
                "3087.53",
                "上证综合指数收盘",
                List.of(member),
                Drawing.digest(List.of(member)),
                1,
                List.of(FORM),
                reason);
    }

    private static ScoreRows scoring(long seen, ScoreRows.Entry... entries) {
        return new ScoreRows(ID, 1, FORM, seen, List.of(entries));
    }

    private static ScoreRows.Entry entry(IndicatorId row, String score, String code, String reason) {
        return new ScoreRows.Entry(row.value(), score, code, reason);
    }

    private static RowRechecked row(
            IndicatorId row,
            String title,
            String weight,
            String self,
            @Nullable String before,
            String reviewed,
            String code,
            String reason) {
        return new RowRechecked(
                ID,
                1,
                FORM,
                row.value(),
                title,
                Points.of(weight),
                Points.of(self),
                before == null ? null : Points.of(before),
                Points.of(reviewed),
                code,
                reason);
    }

    private static RowRechecked scored() {
        return row(AUDITS, "审计数量", "5", "5", null, "2.5", "J01", "一半");
    }

    private List<Object> whole() {
        var funds = new RowRechecked(
                ID, 1, FORM, Cell.TOTAL, "", Points.of("10"), Points.of("4.53"), null, Points.of("4.53"), "", "");
        return List.of(drawn(), scored(), row(OTHERS, "其他", "85", "85", null, "85", "", ""), funds);
    }

    /** 94.53 − 2.50 = 92.03, and 2.50 ÷ 92.03 = 2.716 %. */
    private static FormRechecked finished() {
        return new FormRechecked(ID, 1, FORM, Points.of("94.53"), Points.of("92.03"), Deviation.of("2.72"), "一行扣分");
    }

    private static List<EventMessage<?>> form() {
        var template = Templates.shipped()
                .find(new TemplateVersion("department-2022", 1))
                .orElseThrow();
        var told = new ArrayList<EventMessage<?>>();
        told.add(by(
                PREPARER,
                new EvaluationOpened(
                        FORM,
                        SCHOOL,
                        "第一中学",
                        CYCLE,
                        2022,
                        template.kind(),
                        null,
                        template.version(),
                        WITH_CODES,
                        template.layout(),
                        template.route(),
                        Stage.RESULTS)));
        told.add(by(PREPARER, new CellFilled(FORM, Cell.branch(Cell.FUNDS, "weight"), null, number("10"), null)));
        told.add(by(PREPARER, new CellFilled(FORM, Cell.fund(Cell.TOTAL, "score"), null, number("4.53"), null)));
        row(told, AUDITS, "审计数量", "5", "5");
        row(told, OTHERS, "其他", "85", "85");
        row(told, NOTHING, "不适用", "0", "0");
        told.add(by(
                PREPARER,
                new FormScored(
                        FORM,
                        List.of(),
                        Points.of("94.53"),
                        Points.of("94.53"),
                        Grade.EXCELLENT,
                        new Derivation(
                                "sum-of-rows",
                                WITH_CODES,
                                Map.of("sum", "94.53"),
                                List.of(),
                                new Words("合计", "sum")))));
        told.add(by(
                SETTLER,
                new FormSettled(
                        FORM,
                        1,
                        content(told).digest(),
                        Points.of("94.53"),
                        Points.of("94.53"),
                        Grade.EXCELLENT,
                        "同意")));
        return told;
    }

    private Content settled() {
        var content = content(form);
        assertThat(content.totals()).isNotNull();
        return content;
    }

    private static Content content(List<EventMessage<?>> told) {
        var content = Content.EMPTY;
        for (var message : told) {
            content = content.after((EvaluationEvent) message.getPayload());
        }
        return content;
    }

    private static void row(List<EventMessage<?>> told, IndicatorId row, String name, String weight, String score) {
        told.add(by(PREPARER, new IndicatorAdded(FORM, row, "output", "quantity", told.size(), null)));
        told.add(by(PREPARER, new CellFilled(FORM, Cell.indicator(row, "name"), null, new Value.Text(name), null)));
        told.add(by(PREPARER, new CellFilled(FORM, Cell.indicator(row, "weight"), null, number(weight), null)));
        told.add(by(PREPARER, new CellFilled(FORM, Cell.indicator(row, "score"), null, number(score), null)));
    }

    private static Value number(String text) {
        return new Value.Number(new BigDecimal(text));
    }

    private static EventMessage<?> by(AccountId who, EvaluationEvent event) {
        return new GenericEventMessage<>(event, Map.of("account", who.value()));
    }
}
