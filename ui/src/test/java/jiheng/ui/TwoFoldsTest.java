package jiheng.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import jiheng.command.Actor;
import jiheng.command.CommandRefused;
import jiheng.command.cycle.Cycles;
import jiheng.command.evaluation.AbandonCorrection;
import jiheng.command.evaluation.AcceptFinding;
import jiheng.command.evaluation.AddIndicator;
import jiheng.command.evaluation.AnswerFinding;
import jiheng.command.evaluation.ApproveStep;
import jiheng.command.evaluation.AttachEvidence;
import jiheng.command.evaluation.CancelEvaluation;
import jiheng.command.evaluation.CellEntry;
import jiheng.command.evaluation.CloseFinding;
import jiheng.command.evaluation.CorrectTargets;
import jiheng.command.evaluation.FillCells;
import jiheng.command.evaluation.GrantCorrection;
import jiheng.command.evaluation.MoveToTemplate;
import jiheng.command.evaluation.OpenEvaluation;
import jiheng.command.evaluation.PrepareDisclosure;
import jiheng.command.evaluation.PublishForm;
import jiheng.command.evaluation.RaiseFinding;
import jiheng.command.evaluation.RefuseCorrection;
import jiheng.command.evaluation.RefuseDisclosure;
import jiheng.command.evaluation.RemoveIndicator;
import jiheng.command.evaluation.ReopenEvaluation;
import jiheng.command.evaluation.RequestCorrection;
import jiheng.command.evaluation.ReturnForm;
import jiheng.command.evaluation.SettleForm;
import jiheng.command.evaluation.SubmitForm;
import jiheng.command.evaluation.WithdrawEvidence;
import jiheng.command.evaluation.WithdrawPublication;
import jiheng.command.evaluation.WithdrawSubmission;
import jiheng.command.organisation.EventSourcedAuthority;
import jiheng.command.scoring.RuleSets;
import jiheng.command.template.Templates;
import jiheng.events.cycle.CycleId;
import jiheng.events.cycle.CycleOpened;
import jiheng.events.evaluation.ApprovalLapsed;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.CorrectionId;
import jiheng.events.evaluation.EvaluationEvent;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.EvidenceId;
import jiheng.events.evaluation.FindingId;
import jiheng.events.evaluation.FormKind;
import jiheng.events.evaluation.IndicatorId;
import jiheng.events.evaluation.RouteStep;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.TemplateVersion;
import jiheng.events.organisation.AccountEvent;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.AccountOpened;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.RoleGranted;
import jiheng.events.organisation.UnitEvent;
import jiheng.events.organisation.UnitId;
import jiheng.events.organisation.UnitKind;
import jiheng.events.organisation.UnitRegistered;
import jiheng.query.evaluation.Act;
import jiheng.query.evaluation.Fold;
import jiheng.query.evaluation.Form;
import jiheng.query.evaluation.State;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The side that decides and the side that shows fold the same events by code of their own. Random lives of forms, made
 * by real commands, must leave both with the same form after every act.
 */
class TwoFoldsTest {
    private static final int LIVES = 60;
    private static final int ACTS = 70;
    private static final UnitId BUREAU = UnitId.of("bureau");
    private static final UnitId EDUCATION = UnitId.of("education");
    private static final UnitId SCHOOL = UnitId.of("school");
    private static final CycleId CYCLE = CycleId.of("2026");
    private static final EvaluationId ID = OpenEvaluation.idFor(CYCLE, SCHOOL, FormKind.DEPARTMENT, null);
    private static final AccountId FINANCE = AccountId.of("finance");
    private static final AccountId PUBLISHER = AccountId.of("finance2");
    private static final Map<Role, AccountId> PEOPLE = Map.of(
            Role.PREPARER, AccountId.of("preparer"),
            Role.UNIT_APPROVER, AccountId.of("approver"),
            Role.SUPERVISING_REVIEWER, AccountId.of("supervisor"),
            Role.FINANCE_REVIEWER, FINANCE);

    /** What both folds must agree on. */
    private record Standing(
            String stage, String state, int version, boolean locked, String awaiting, String approved, String digest) {}

    @Test
    void bothSidesHaveTheSameFormAfterEveryActOfAnyLife() {
        var told = new HashSet<Class<?>>();
        for (int seed = 0; seed < LIVES; seed++) {
            var life = new Life(seed);
            for (int act = 0; act < ACTS; act++) {
                life.act();
                assertThat(shown(life.events(event -> true)))
                        .as("life %s after %s", seed, life.acts)
                        .isEqualTo(life.decided());
            }
            life.messages().forEach(message -> told.add(message.getPayloadType()));
        }
        assertThat(told).containsAll(List.of(EvaluationEvent.class.getPermittedSubclasses()));
    }

    /** The control: a fold that is deaf to one kind of event is found out. */
    @Test
    void aFoldThatMissesAnEventIsFoundOut() {
        var foundOut = false;
        for (int seed = 0; seed < LIVES && !foundOut; seed++) {
            var life = new Life(seed);
            for (int act = 0; act < ACTS && !foundOut; act++) {
                life.act();
                foundOut = !shown(life.events(event -> !(event instanceof ApprovalLapsed)))
                        .equals(life.decided());
            }
        }
        assertThat(foundOut).isTrue();
    }

    private static Standing shown(Form form) {
        return new Standing(
                form.stage().name(),
                // What the public reads is settled for the side that decides.
                (form.settled() ? State.SETTLED : form.state()).name(),
                form.version(),
                form.locked(),
                form.awaiting().map(RouteStep::key).orElse(""),
                form.route().stream()
                        .filter(step -> form.standing(step).isPresent())
                        .map(RouteStep::key)
                        .toList()
                        .toString(),
                form.content().digest());
    }

    /** One form, its events in memory, and chance. */
    private static final class Life {
        private final Random random;
        private final List<String> acts = new ArrayList<>();
        private final EmbeddedEventStore store = EmbeddedEventStore.builder()
                .storageEngine(new InMemoryEventStorageEngine())
                .build();
        private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
        private final EventSourcingRepository<?> repository;
        private int rows;
        private int files;

        Life(int seed) {
            random = new Random(seed);
            var clock = Clock.fixed(Instant.parse("2026-03-01T04:00:00Z"), ZoneOffset.UTC);
            var type = aggregate();
            var resolvers = MultiParameterResolverFactory.ordered(
                    ClasspathParameterResolverFactory.forClass(type),
                    new SimpleResourceParameterResolverFactory(List.of(
                            new EventSourcedAuthority(organisation(), clock),
                            new Cycles(cycle -> cycle.equals(CYCLE.value())
                                    ? List.of(new CycleOpened(
                                                    CYCLE, 2026, LocalDate.of(2026, 3, 10), LocalDate.of(2026, 3, 20)))
                                            .stream()
                                    : List.of().stream()),
                            Templates.shipped(),
                            RuleSets.shipped(),
                            clock)));
            repository = subscribe(type, resolvers);
            var stage = random.nextInt(3) == 0 ? Stage.RESULTS : Stage.TARGETS;
            send(
                    Role.PREPARER,
                    new OpenEvaluation(
                            ID, SCHOOL, CYCLE, new TemplateVersion("department-2022", 1), null, null, stage));
        }

        private static Class<?> aggregate() {
            try {
                return Class.forName("jiheng.command.evaluation.Evaluation");
            } catch (ClassNotFoundException moved) {
                throw new IllegalStateException(moved);
            }
        }

        private <T> EventSourcingRepository<T> subscribe(Class<T> type, MultiParameterResolverFactory resolvers) {
            var repository = EventSourcingRepository.builder(type)
                    .eventStore(store)
                    .parameterResolverFactory(resolvers)
                    .build();
            AggregateAnnotationCommandHandler.<T>builder()
                    .aggregateType(type)
                    .repository(repository)
                    .parameterResolverFactory(resolvers)
                    .build()
                    .subscribe(bus);
            return repository;
        }

        List<? extends DomainEventMessage<?>> messages() {
            return store.readEvents(ID.value()).asStream().toList();
        }

        /** The form as the query side folds the events. */
        Form events(Predicate<Object> heard) {
            @Nullable Form form = null;
            for (var message : messages()) {
                var event = (EvaluationEvent) message.getPayload();
                if (heard.test(event)) {
                    var by = Act.from(message.getMetaData(), message.getTimestamp());
                    form = Fold.after(form, event, message.getSequenceNumber(), by);
                }
            }
            return Optional.ofNullable(form).orElseThrow();
        }

        /** The form as the aggregate has it. */
        Standing decided() {
            var work = DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>("look"));
            try {
                return repository.load(ID.value()).invoke(root -> standing(read(root, "form")));
            } finally {
                work.rollback();
            }
        }

        private static Standing standing(Object form) {
            var stage = (Stage) call(form, "stage");
            var state = String.valueOf(call(form, "state"));
            var out = state.equals("SUBMITTED") || state.equals("APPROVED");
            var next = ((Optional<?>) call(form, "awaiting"))
                    .map(Object.class::cast)
                    .orElseGet(() -> call(form, "lastStep"));
            var approved = ((List<?>) call(form, "route"))
                    .stream()
                            .map(RouteStep.class::cast)
                            .filter(step -> (Boolean) call(form, "isApproved", stage, step))
                            .map(RouteStep::key)
                            .toList();
            return new Standing(
                    stage.name(),
                    state,
                    (Integer) call(form, "version", stage),
                    (Boolean) call(form, "locked"),
                    out ? ((RouteStep) next).key() : "",
                    approved.toString(),
                    String.valueOf(call(call(form, "content"), "digest")));
        }

        /** Does something that is likely, at times something that is not. */
        void act() {
            var form = events(event -> true);
            var seen = form.sequence();
            var likely = random.nextInt(8) != 0;
            var decider = form.awaiting().map(RouteStep::role).orElse(Role.FINANCE_REVIEWER);
            var correction = form.correction() == null
                    ? CorrectionId.of("none")
                    : form.correction().id();
            var settling = likely
                    && form.stage() == Stage.RESULTS
                    && decider == Role.FINANCE_REVIEWER
                    && form.awaiting().isPresent();
            if (form.settled() && random.nextInt(2) == 0) {
                disclose(form, seen);
                return;
            }
            if (form.version() > 0 && random.nextInt(5) == 0) {
                doubt(form);
                return;
            }
            switch (likely ? form.state().name() : any()) {
                case "SUBMITTED", "APPROVED" -> {
                    switch (random.nextInt(settling ? 8 : 7)) {
                        case 0 -> send(Role.PREPARER, new WithdrawSubmission(ID));
                        case 1, 2 -> send(decider, new ReturnForm(ID, seen, "请核对", List.of()));
                        case 3 -> send(Role.FINANCE_REVIEWER, new CancelEvaluation(ID, seen, "并入"));
                        default ->
                            send(
                                    decider,
                                    settling
                                            ? new SettleForm(ID, seen, "同意", "已当面说明")
                                            : new ApproveStep(ID, seen, "同意", "已当面说明"));
                    }
                }
                case "SETTLED", "PUBLISHED" -> {
                    if (form.correction() == null) {
                        var asked = CorrectionId.of("" + random.nextInt(1_000_000));
                        send(Role.PREPARER, new RequestCorrection(ID, asked, "figure-wrong", "漏计"));
                    } else if (random.nextInt(3) == 0) {
                        send(Role.FINANCE_REVIEWER, new RefuseCorrection(ID, correction, "依据不足"));
                    } else {
                        send(Role.FINANCE_REVIEWER, new GrantCorrection(ID, correction, "准予"));
                    }
                }
                case "CANCELLED" -> send(Role.FINANCE_REVIEWER, new ReopenEvaluation(ID, "仍须自评"));
                default -> fill(form, seen, correction);
            }
        }

        private void disclose(Form form, long seen) {
            var copies = form.disclosure().publications().size();
            if (form.disclosure().prepared() == null) {
                send(FINANCE, new PrepareDisclosure(ID, seen, List.of()));
            } else if (random.nextInt(4) == 0) {
                send(FINANCE, new RefuseDisclosure(ID, seen, "再核"));
            } else {
                send(PUBLISHER, new PublishForm(ID, seen));
            }
            if (copies > 0 && random.nextInt(4) == 0) {
                send(PUBLISHER, new WithdrawPublication(ID, copies, "撤下"));
            }
        }

        private void doubt(Form form) {
            var finding = FindingId.of(
                    "" + (1 + random.nextInt(1 + form.findings().threads().size())));
            switch (random.nextInt(5)) {
                case 0, 1 -> send(Role.FINANCE_REVIEWER, new RaiseFinding(ID, "", "数字与决算不符"));
                case 2 -> send(Role.PREPARER, new AnswerFinding(ID, finding, "已附说明"));
                case 3 -> send(Role.FINANCE_REVIEWER, new AcceptFinding(ID, finding, "属实"));
                default -> send(Role.FINANCE_REVIEWER, new CloseFinding(ID, finding, "不再追问"));
            }
        }

        private String any() {
            return List.of("SUBMITTED", "SETTLED", "CANCELLED", "DRAFT").get(random.nextInt(4));
        }

        private void fill(Form form, long seen, CorrectionId correction) {
            switch (random.nextInt(15)) {
                case 0 -> send(Role.PREPARER, new CancelEvaluation(ID, seen, "并入"));
                case 1 -> send(Role.PREPARER, new AbandonCorrection(ID, correction, "无须更正"));
                case 2 -> {
                    var goals = CellEntry.typed(Cell.narrative("goals"), "目标" + random.nextInt(9));
                    send(Role.PREPARER, new CorrectTargets(ID, seen, List.of(goals), "basis-changed", "计划调整"));
                }
                case 3 -> row("output", "cost", "0");
                case 4 -> {
                    var all = form.content().indicators();
                    var spare = all.isEmpty()
                            ? "none"
                            : all.get(all.size() - 1).id().key();
                    send(Role.PREPARER, new RemoveIndicator(ID, seen, IndicatorId.of(spare)));
                }
                case 5, 6 -> {
                    var text = CellEntry.typed(Cell.narrative("results"), "结果" + random.nextInt(9));
                    send(Role.PREPARER, new FillCells(ID, seen, List.of(text)));
                }
                case 7 -> {
                    var file = EvidenceId.of("" + ++files);
                    send(
                            Role.PREPARER,
                            new AttachEvidence(
                                    ID, seen, file, Cell.TOTAL, "凭证.pdf", "application/pdf", 9, "a".repeat(64)));
                }
                case 9 ->
                    send(Role.PREPARER, new MoveToTemplate(ID, seen, new TemplateVersion("department-2022", 2), null));
                case 8 -> send(Role.PREPARER, new WithdrawEvidence(ID, seen, EvidenceId.of("" + files), "传错了"));
                default -> {
                    complete(form);
                    send(Role.PREPARER, new SubmitForm(ID, events(event -> true).sequence()));
                }
            }
        }

        /** Adds what a form owes before it can be submitted. */
        private void complete(Form form) {
            if (form.content().indicators().stream()
                    .noneMatch(row -> row.branch().equals("benefit"))) {
                row("output", "quantity", "50");
                row("benefit", "social", "30");
                row("satisfaction", "served", "10");
            }
            var entries = new ArrayList<CellEntry>();
            form.layout().signoff().forEach(one -> entries.add(CellEntry.typed(Cell.signOff(one.key()), "甲")));
            if (form.content().text(Cell.narrative("goals")).isEmpty()) {
                entries.add(CellEntry.typed(Cell.narrative("goals"), "办好五期培训"));
            }
            if (form.stage() == Stage.RESULTS) {
                var now = events(event -> true).content();
                entries.add(CellEntry.typed(Cell.narrative("results"), "均已完成"));
                entries.add(CellEntry.typed(Cell.fund("fiscal", "budget"), "548.74"));
                entries.add(CellEntry.typed(Cell.fund("fiscal", "executed"), "" + (400 + random.nextInt(400))));
                for (var row : now.indicators()) {
                    var weight = now.text(Cell.indicator(row.id(), "weight"));
                    entries.add(CellEntry.typed(Cell.indicator(row.id(), "actual"), "已完成"));
                    entries.add(CellEntry.typed(Cell.indicator(row.id(), "score"), weight));
                    entries.add(CellEntry.typed(Cell.indicator(row.id(), "reason"), "不适用"));
                }
            }
            send(Role.PREPARER, new FillCells(ID, events(event -> true).sequence(), entries));
        }

        private void row(String branch, String child, String weight) {
            var row = IndicatorId.of("" + ++rows);
            send(
                    Role.PREPARER,
                    new AddIndicator(
                            ID,
                            row,
                            branch,
                            child,
                            List.of(
                                    CellEntry.typed(Cell.indicator(row, "name"), "指标" + rows),
                                    CellEntry.typed(Cell.indicator(row, "target"), "目标" + rows),
                                    CellEntry.typed(Cell.indicator(row, "weight"), weight))));
        }

        private void send(Role role, Object command) {
            send(Optional.ofNullable(PEOPLE.get(role)).orElseThrow(), command);
        }

        private void send(AccountId who, Object command) {
            var actor = new Actor(who, "s", "127.0.0.1", "r", "a" + acts.size(), "1");
            var done = new FutureCallback<Object, Object>();
            bus.dispatch(new GenericCommandMessage<>(command, actor.asMetaData()), done);
            var result = done.getResult();
            acts.add(command.getClass().getSimpleName()
                    + (result.isExceptional() ? "!" + result.exceptionResult().getMessage() : ""));
            if (result.isExceptional() && !(result.exceptionResult() instanceof CommandRefused)) {
                throw new IllegalStateException(result.exceptionResult());
            }
        }
    }

    private static Function<String, List<Object>> organisation() {
        var streams = new HashMap<String, List<Object>>();
        for (var unit : List.of(
                new UnitRegistered(BUREAU, "财政局", UnitKind.FINANCE_BUREAU, null),
                new UnitRegistered(EDUCATION, "教育局", UnitKind.SUPERVISING_DEPARTMENT, BUREAU),
                new UnitRegistered(SCHOOL, "第一中学", UnitKind.BUDGET_UNIT, EDUCATION))) {
            streams.put(((UnitEvent) unit).unit().value(), List.of(unit));
        }
        var held = Map.of(
                Role.PREPARER, SCHOOL,
                Role.UNIT_APPROVER, SCHOOL,
                Role.SUPERVISING_REVIEWER, EDUCATION,
                Role.FINANCE_REVIEWER, BUREAU);
        PEOPLE.forEach((role, account) -> {
            var unit = Optional.ofNullable(held.get(role)).orElseThrow();
            List<AccountEvent> events =
                    List.of(new AccountOpened(account, account.key(), unit), new RoleGranted(account, role, unit));
            streams.put(account.value(), List.copyOf(events));
        });
        streams.put(
                PUBLISHER.value(),
                List.of(
                        new AccountOpened(PUBLISHER, "publisher", BUREAU),
                        new RoleGranted(PUBLISHER, Role.FINANCE_REVIEWER, BUREAU)));
        return stream -> streams.getOrDefault(stream, List.of());
    }

    private static Object read(Object from, String field) {
        try {
            var found = from.getClass().getDeclaredField(field);
            found.setAccessible(true);
            return Optional.ofNullable(found.get(from)).orElseThrow();
        } catch (ReflectiveOperationException moved) {
            throw new IllegalStateException(moved);
        }
    }

    private static Object call(Object on, String name, Object... arguments) {
        var method = Arrays.stream(on.getClass().getDeclaredMethods())
                .filter(one -> one.getName().equals(name) && one.getParameterCount() == arguments.length)
                .findFirst()
                .orElseThrow();
        return call(on, method, arguments);
    }

    private static Object call(Object on, Method method, Object... arguments) {
        try {
            method.setAccessible(true);
            return Optional.ofNullable(method.invoke(on, arguments)).orElseThrow();
        } catch (IllegalAccessException | InvocationTargetException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
