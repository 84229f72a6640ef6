package jiheng.command.evaluation;

import static jiheng.command.organisation.Region.ARCHIVE;
import static jiheng.command.organisation.Region.BUREAU;
import static jiheng.command.organisation.Region.FINANCE;
import static jiheng.command.organisation.Region.PREPARER;
import static jiheng.command.organisation.Region.REVIEWER;
import static jiheng.command.organisation.Region.SCHOOL;
import static jiheng.command.organisation.Region.TODAY;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import jiheng.command.Actor;
import jiheng.command.cycle.Cycles;
import jiheng.command.organisation.Region;
import jiheng.command.scoring.RuleSets;
import jiheng.command.template.Templates;
import jiheng.events.cycle.CycleClosed;
import jiheng.events.cycle.CycleId;
import jiheng.events.cycle.CycleOpened;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.CorrectionId;
import jiheng.events.evaluation.EvaluationEvent;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.EvaluationOpened;
import jiheng.events.evaluation.Finding;
import jiheng.events.evaluation.FindingCheck;
import jiheng.events.evaluation.FindingFact;
import jiheng.events.evaluation.FindingId;
import jiheng.events.evaluation.FormKind;
import jiheng.events.evaluation.IndicatorId;
import jiheng.events.evaluation.Points;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.TemplateVersion;
import jiheng.events.evaluation.Words;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.AccountOpened;
import jiheng.events.organisation.DelegationGiven;
import jiheng.events.organisation.DelegationId;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.RoleGranted;
import jiheng.events.organisation.UnitId;
import jiheng.events.template.Template;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;

/**
 * A form as far as its events go, immutable; every act on it is a real command on an aggregate rebuilt from those
 * events. The form has one row a branch: {@link #OUTPUT} of 50, {@link #BENEFIT} of 30, {@link #SATISFACTION} of 10.
 */
record AForm(Region region, Instant now, Templates templates, List<EventMessage<?>> events) {
    static final CycleId CYCLE = CycleId.of("2026");
    static final CycleId CLOSED = CycleId.of("2024");
    static final TemplateVersion DEPARTMENT = new TemplateVersion("department-2022", 1);
    static final TemplateVersion PROJECT = new TemplateVersion("project-standard", 1);
    static final EvaluationId ID = OpenEvaluation.idFor(CYCLE, SCHOOL, FormKind.DEPARTMENT, null);
    static final CorrectionId CORRECTION = CorrectionId.of("1");

    static final IndicatorId OUTPUT = IndicatorId.of("1");
    static final IndicatorId BENEFIT = IndicatorId.of("2");
    static final IndicatorId SATISFACTION = IndicatorId.of("3");

    /** A second preparer of the school. */
    static final AccountId COLLEAGUE = AccountId.of("colleague");

    static final AccountId APPROVER = AccountId.of("approver");

    /** Prepares for the school and approves for it too. */
    static final AccountId BOTH = AccountId.of("both");

    /** Holds no role; acts for others by delegation. */
    static final AccountId DEPUTY = AccountId.of("deputy");

    /** A second reviewer of the finance bureau. */
    static final AccountId FINANCE2 = AccountId.of("finance2");

    static final AccountId AUDITOR = AccountId.of("auditor");
    static final AccountId ARCHIVIST = AccountId.of("archivist");

    static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    private static final Map<String, List<?>> CYCLES = Map.of(
            CYCLE.value(),
            List.of(new CycleOpened(CYCLE, 2026, LocalDate.of(2026, 3, 10), LocalDate.of(2026, 3, 20))),
            CLOSED.value(),
            List.of(
                    new CycleOpened(CLOSED, 2024, LocalDate.of(2024, 3, 10), LocalDate.of(2024, 3, 20)),
                    new CycleClosed(CLOSED, "年度已结")));

    private static final RuleSets RULES = RuleSets.shipped();
    private static final Templates TEMPLATES = Templates.shipped();

    static final List<String> ASKED = List.of("missed-target", "far-from-target");
    static final Finding OWED = finding("missed-target", true, OUTPUT, "20");
    static final Finding HINT = finding("far-from-target", false, BENEFIT, "31");
    static final FindingId FIRST = FindingId.of("1");
    static final FindingId SECOND = FindingId.of("2");

    private static final AForm TARGETS = opened(Stage.TARGETS).withTargets();
    private static final AForm BASELINED =
            TARGETS.submitted().approvedBy(APPROVER).approvedBy(REVIEWER).approvedBy(FINANCE);
    private static final AForm FILLED = BASELINED.withResults();
    private static final AForm SETTLED =
            FILLED.submitted().approvedBy(APPROVER).approvedBy(REVIEWER).settledBy(FINANCE);

    AForm {
        events = List.copyOf(events);
    }

    /** With the templates that are shipped. */
    AForm(Region region, Instant now, List<EventMessage<?>> events) {
        this(region, now, TEMPLATES, events);
    }

    /** No form yet. */
    static AForm none() {
        return new AForm(people(), NOON, List.of());
    }

    static AForm opened(Stage stage) {
        return none().by(PREPARER, opening(stage));
    }

    /** All targets are there, nothing is submitted. */
    static AForm targeted() {
        return TARGETS;
    }

    /** The targets are approved and locked. */
    static AForm baselined() {
        return BASELINED;
    }

    /** Targets locked, all results there, complete. */
    static AForm filled() {
        return FILLED;
    }

    /** Targets and results come together; complete and not yet submitted. */
    static AForm together() {
        return opened(Stage.RESULTS).withTargets().withResults();
    }

    static AForm settled() {
        return SETTLED;
    }

    /** Settled, and a correction asked for and granted. */
    static AForm correcting() {
        return SETTLED.requested().granted();
    }

    static OpenEvaluation opening(Stage stage) {
        return new OpenEvaluation(ID, SCHOOL, CYCLE, DEPARTMENT, null, null, stage);
    }

    static Cycles cycles() {
        return new Cycles(cycle -> CYCLES.getOrDefault(cycle, List.of()).stream());
    }

    private static Region people() {
        var region = new Region();
        held(region, COLLEAGUE, "同事", SCHOOL, Role.PREPARER);
        held(region, APPROVER, "审核", SCHOOL, Role.UNIT_APPROVER);
        held(region, BOTH, "兼任", SCHOOL, Role.PREPARER);
        held(region, BOTH, null, SCHOOL, Role.UNIT_APPROVER);
        held(region, FINANCE2, "财政己", BUREAU, Role.FINANCE_REVIEWER);
        held(region, AUDITOR, "审计", BUREAU, Role.AUDITOR);
        held(region, ARCHIVIST, "档案", ARCHIVE, Role.PREPARER);
        region.add(new AccountOpened(DEPUTY, "代理", SCHOOL));
        return region;
    }

    private static void held(Region region, AccountId account, @Nullable String name, UnitId unit, Role role) {
        if (name != null) {
            region.add(new AccountOpened(account, name, unit));
        }
        region.add(new RoleGranted(account, role, unit));
    }

    /** One more role held, from now on. */
    AForm granting(AccountId account, Role role, UnitId unit) {
        var now = people();
        now.add(new RoleGranted(account, role, unit));
        return new AForm(now, this.now, templates, events);
    }

    /** A delegation in force today, from now on. */
    AForm delegating(AccountId from, Role role, UnitId unit, AccountId to) {
        return delegating(List.of(from), role, unit, to);
    }

    /** Delegations of the same role by several, in this order. */
    AForm delegating(List<AccountId> givers, Role role, UnitId unit, AccountId to) {
        var now = people();
        givers.forEach(from -> now.add(
                new DelegationGiven(to, DelegationId.of("by-" + from.key()), from, "委托人", role, unit, TODAY, TODAY)));
        return new AForm(now, this.now, templates, events);
    }

    AForm at(Instant moment) {
        return new AForm(region, moment, templates, events);
    }

    /** These versions of templates are published beside the shipped ones, from now on. */
    AForm offering(Template... published) {
        var before = templates;
        var offered = new Templates(
                version -> Stream.of(published)
                        .filter(one -> one.version().equals(version))
                        .findFirst()
                        .or(() -> before.find(version)),
                () -> Stream.concat(Stream.of(published), before.all()).toList());
        return new AForm(region, now, offered, events);
    }

    /** The same form, had it been opened otherwise. */
    AForm hadItBeenOpened(UnaryOperator<EvaluationOpened> otherwise) {
        var changed = new ArrayList<>(events);
        var first = events.get(0);
        changed.set(
                0,
                new GenericEventMessage<>(otherwise.apply((EvaluationOpened) first.getPayload()), first.getMetaData()));
        return new AForm(region, now, templates, changed);
    }

    /** The same form, had its cycle been closed since. */
    AForm withItsCycleClosed() {
        return hadItBeenOpened(opened -> new EvaluationOpened(
                opened.evaluation(),
                opened.unit(),
                opened.unitName(),
                CLOSED,
                2024,
                opened.kind(),
                opened.project(),
                opened.template(),
                opened.ruleSet(),
                opened.layout(),
                opened.route(),
                opened.stage()));
    }

    Outcome when(AccountId who, Object command) {
        var fixture = new AggregateTestFixture<>(Evaluation.class);
        fixture.registerInjectableResource(region.authority());
        fixture.registerInjectableResource(cycles());
        fixture.registerInjectableResource(templates);
        fixture.registerInjectableResource(RULES);
        fixture.registerInjectableResource(Clock.fixed(now, ZoneOffset.UTC));
        return new Outcome(
                this,
                fixture.givenCurrentTime(now)
                        .andGiven(events)
                        .when(command, Region.as(who).asMetaData()));
    }

    /** The form after the command, which must be accepted. */
    AForm by(AccountId who, Object command) {
        return when(who, command).accepted();
    }

    AForm after(List<EventMessage<?>> told) {
        var all = new ArrayList<>(events);
        told.forEach(one -> all.add(new GenericEventMessage<>(one.getPayload(), one.getMetaData())));
        return new AForm(region, now, templates, all);
    }

    /** The number of the last event, as a person sees it who looks now. */
    long seen() {
        return events.size() - 1L;
    }

    Stream<EvaluationEvent> told() {
        return events.stream().map(event -> (EvaluationEvent) event.getPayload());
    }

    List<EvaluationEvent> toldSince(AForm before) {
        return told().skip(before.events.size()).toList();
    }

    /** What stands in the form by the fold that both sides share. */
    Content content() {
        return told().reduce(Content.EMPTY, Content::after, (one, other) -> other);
    }

    /** Cells as {@code path, text, path, text, …}. */
    static List<CellEntry> cells(String... pathsAndTexts) {
        var entries = new ArrayList<CellEntry>();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            entries.add(CellEntry.typed(new Cell(pathsAndTexts[i]), pathsAndTexts[i + 1]));
        }
        return entries;
    }

    FillCells filling(String... pathsAndTexts) {
        return new FillCells(ID, seen(), cells(pathsAndTexts));
    }

    AForm fills(String... pathsAndTexts) {
        return by(PREPARER, filling(pathsAndTexts));
    }

    static Finding finding(String check, boolean owed, IndicatorId row, String fact) {
        var cell = Cell.indicator(row, "score");
        return new Finding(
                new FindingCheck(check, 1),
                owed,
                List.of(row.value()),
                List.of(cell),
                List.of(new FindingFact(new Words("得分", "Score"), fact, cell)),
                Points.of("5"),
                new Words("不符", "Disagrees"));
    }

    AForm withTargets() {
        return row(OUTPUT, "output", "quantity", "50", "≥5 期；≥500 人")
                .row(BENEFIT, "benefit", "social", "30", "定性")
                .row(SATISFACTION, "satisfaction", "served", "10", "≥90%")
                .fills("narratives/goals/text", "办好五期培训");
    }

    private AForm row(IndicatorId row, String branch, String child, String weight, String targets) {
        var at = "indicators/" + row + "/";
        return by(
                PREPARER,
                new AddIndicator(
                        ID,
                        row,
                        branch,
                        child,
                        cells(at + "name", "指标" + row.key(), at + "weight", weight, at + "targets", targets)));
    }

    AForm withResults() {
        return fills(
                "funds/fiscal/budget", "548.74",
                "funds/fiscal/executed", "739.39",
                "funds/fiscal/transfers", "0",
                "narratives/results/text", "五期培训都已办完",
                "indicators/indicator-1/actuals", "9 期；1391 人",
                "indicators/indicator-1/score", "50",
                "indicators/indicator-2/actuals", "达成",
                "indicators/indicator-2/score", "30",
                "indicators/indicator-3/actuals", "95%",
                "indicators/indicator-3/score", "10");
    }

    AForm submitted() {
        return by(PREPARER, new SubmitForm(ID, seen()));
    }

    AForm withdrawn() {
        return by(PREPARER, new WithdrawSubmission(ID));
    }

    AForm approvedBy(AccountId who) {
        return by(who, new ApproveStep(ID, seen(), ""));
    }

    AForm returnedBy(AccountId who) {
        return by(who, new ReturnForm(ID, seen(), "请核对", List.of()));
    }

    AForm settledBy(AccountId who) {
        return by(who, new SettleForm(ID, seen(), "同意"));
    }

    AForm requested() {
        return by(PREPARER, new RequestCorrection(ID, CORRECTION, "typing-error", "录入有误"));
    }

    AForm granted() {
        return by(FINANCE, new GrantCorrection(ID, CORRECTION, "可以更正"));
    }

    /** The first version is out and a check found two things in it, of which one is owed a word. */
    static AForm doubted() {
        return filled().submitted().by(Actor.SYSTEM, new RaiseFindings(ID, ASKED, List.of(OWED, HINT)));
    }

    /** A public copy waits in which nothing is blacked out. */
    AForm prepared() {
        return by(FINANCE, new PrepareDisclosure(ID, seen(), List.of()));
    }

    AForm published() {
        return by(FINANCE2, new PublishForm(ID, seen()));
    }
}
