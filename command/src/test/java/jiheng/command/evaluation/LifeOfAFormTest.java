package jiheng.command.evaluation;

import static jiheng.command.evaluation.AForm.APPROVER;
import static jiheng.command.evaluation.AForm.AUDITOR;
import static jiheng.command.evaluation.AForm.BENEFIT;
import static jiheng.command.evaluation.AForm.BOTH;
import static jiheng.command.evaluation.AForm.COLLEAGUE;
import static jiheng.command.evaluation.AForm.FINANCE2;
import static jiheng.command.evaluation.AForm.ID;
import static jiheng.command.evaluation.AForm.OUTPUT;
import static jiheng.command.evaluation.AForm.SATISFACTION;
import static jiheng.command.organisation.Region.FINANCE;
import static jiheng.command.organisation.Region.PREPARER;
import static jiheng.command.organisation.Region.REVIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import jiheng.command.CommandRefused;
import jiheng.events.evaluation.BaselineLocked;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.CellCorrected;
import jiheng.events.evaluation.CellFilled;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.CorrectionAbandoned;
import jiheng.events.evaluation.CorrectionGranted;
import jiheng.events.evaluation.CorrectionId;
import jiheng.events.evaluation.CorrectionRequested;
import jiheng.events.evaluation.DisclosurePrepared;
import jiheng.events.evaluation.EvaluationCancelled;
import jiheng.events.evaluation.EvaluationEvent;
import jiheng.events.evaluation.EvaluationReopened;
import jiheng.events.evaluation.EvidenceAttached;
import jiheng.events.evaluation.EvidenceId;
import jiheng.events.evaluation.EvidenceWithdrawn;
import jiheng.events.evaluation.FindingId;
import jiheng.events.evaluation.FormPublished;
import jiheng.events.evaluation.FormReturned;
import jiheng.events.evaluation.FormSettled;
import jiheng.events.evaluation.FormSubmitted;
import jiheng.events.evaluation.IndicatorAdded;
import jiheng.events.evaluation.IndicatorId;
import jiheng.events.evaluation.IndicatorRemoved;
import jiheng.events.evaluation.Redaction;
import jiheng.events.evaluation.RowReason;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.StepApproved;
import jiheng.events.evaluation.SubmissionWithdrawn;
import jiheng.events.evaluation.TemplateChanged;
import jiheng.events.evaluation.TemplateVersion;
import jiheng.events.organisation.AccountId;
import org.axonframework.eventhandling.EventMessage;
import org.junit.jupiter.api.Test;

/**
 * Random acts by random people. Whatever is accepted keeps what a form promises, checked on its events by a second,
 * naive reading of them. A failure names its seed.
 */
class LifeOfAFormTest {
    private static final int LIVES = 200;
    private static final int ACTS = 40;
    private static final long FIRST_SEED = 20_260_301;

    private static final List<AccountId> PEOPLE =
            List.of(PREPARER, PREPARER, COLLEAGUE, APPROVER, BOTH, REVIEWER, FINANCE, FINANCE, FINANCE2, AUDITOR);

    private static final List<AForm> BEGINNINGS = List.of(
            withASpareRow(AForm.targeted()),
            withASpareRow(AForm.correcting()),
            AForm.targeted(),
            AForm.filled(),
            AForm.doubted(),
            AForm.together(),
            AForm.settled(),
            AForm.settled().requested(),
            AForm.settled().prepared(),
            AForm.settled().prepared().published(),
            AForm.correcting());

    /** Each kind of step that changes where a form stands, and where it may start from. */
    private static final Map<Class<?>, Set<State>> EDGES = Map.ofEntries(
            Map.entry(FormSubmitted.class, Set.of(State.DRAFT, State.RETURNED, State.CORRECTING)),
            Map.entry(SubmissionWithdrawn.class, Set.of(State.SUBMITTED)),
            Map.entry(StepApproved.class, Set.of(State.SUBMITTED)),
            Map.entry(FormReturned.class, Set.of(State.SUBMITTED, State.APPROVED)),
            Map.entry(FormSettled.class, Set.of(State.APPROVED)),
            Map.entry(CorrectionGranted.class, Set.of(State.SETTLED)),
            Map.entry(CorrectionAbandoned.class, Set.of(State.CORRECTING)),
            Map.entry(DisclosurePrepared.class, Set.of(State.SETTLED)),
            Map.entry(FormPublished.class, Set.of(State.SETTLED)),
            Map.entry(EvaluationCancelled.class, Set.of(State.DRAFT, State.SUBMITTED, State.RETURNED, State.APPROVED)),
            Map.entry(EvaluationReopened.class, Set.of(State.CANCELLED)),
            Map.entry(CellFilled.class, Set.of(State.DRAFT, State.RETURNED)),
            Map.entry(TemplateChanged.class, Set.of(State.DRAFT, State.RETURNED)));

    @Test
    void whateverIsAcceptedKeepsWhatAFormPromises() {
        var reached = new TreeSet<String>();
        for (long seed = FIRST_SEED; seed < FIRST_SEED + LIVES; seed++) {
            live(seed, reached);
        }
        // The lives were not spent on refusals: each kind of event was lived through.
        var names = new TreeSet<String>();
        for (var kind : EvaluationEvent.class.getPermittedSubclasses()) {
            names.add(kind.getSimpleName());
        }
        assertThat(reached).isEqualTo(names);
    }

    private static AForm withASpareRow(AForm form) {
        return form.by(PREPARER, new AddIndicator(ID, IndicatorId.of("n0"), "output", "cost", List.of()));
    }

    private static void live(long seed, Set<String> reached) {
        var chance = new Random(seed);
        var begin = BEGINNINGS.get((int) (seed % BEGINNINGS.size()));
        try (var bench = new Bench(begin)) {
            for (int act = 0; act < ACTS; act++) {
                var who = PEOPLE.get(chance.nextInt(PEOPLE.size()));
                try {
                    bench.send(who, command(chance, bench.form()));
                } catch (CommandRefused refused) {
                    assertThat(refused.code()).isNotBlank();
                }
            }
            keeps(bench.form());
            bench.form().told().forEach(event -> reached.add(event.getClass().getSimpleName()));
        } catch (AssertionError | RuntimeException failed) {
            throw new AssertionError("a life with seed " + seed, failed);
        }
    }

    private static Object command(Random chance, AForm form) {
        var seen = chance.nextInt(12) == 0 ? chance.nextInt(form.events().size() + 2) : form.seen();
        var asked = form.told().filter(CorrectionRequested.class::isInstance).count();
        var correction = CorrectionId.of("" + asked);
        return switch (chance.nextInt(34)) {
            case 0, 1 -> new FillCells(ID, seen, edits(chance));
            case 2 -> new CorrectTargets(ID, seen, List.of(target(chance)), "other", "随机更正");
            case 3 -> new AddIndicator(ID, IndicatorId.of("n" + chance.nextInt(3)), "output", "cost", List.of());
            case 4 -> new RemoveIndicator(ID, form.seen(), IndicatorId.of("n0"));
            case 5, 6, 7 -> new FillCells(ID, seen, complete(form));
            case 8, 9, 10 -> new SubmitForm(ID, seen);
            case 11 -> new WithdrawSubmission(ID);
            case 12, 13, 14, 15 -> new ApproveStep(ID, seen, "", chance.nextInt(3) == 0 ? "" : "随机说明");
            case 16 -> new ReturnForm(ID, seen, "退回", List.of(new RowReason("indicator-1", "核对")));
            case 17, 18 -> new SettleForm(ID, seen, "", chance.nextInt(3) == 0 ? "" : "随机说明");
            case 19 -> new RequestCorrection(ID, CorrectionId.of("" + (asked + 1)), "other", "随机申请");
            case 20 ->
                chance.nextInt(3) == 0
                        ? new RefuseCorrection(ID, correction, "不准")
                        : new GrantCorrection(ID, correction, "");
            case 21 -> new AbandonCorrection(ID, correction, "放弃");
            case 22 -> new CancelEvaluation(ID, seen, "取消");
            case 23 -> evidence(chance, seen);
            case 24 -> new WithdrawEvidence(ID, seen, EvidenceId.of("" + chance.nextInt(6)), "误传");
            case 25 -> new PrepareDisclosure(ID, seen, hidden(chance, form));
            case 26 -> new PublishForm(ID, seen);
            case 27 -> new RefuseDisclosure(ID, seen, "漏隐");
            case 28 -> new WithdrawPublication(ID, 1 + chance.nextInt(2), "撤下");
            case 29 -> new RaiseFinding(ID, "", "随机疑点");
            case 30 -> new AnswerFinding(ID, finding(chance), "随机答复");
            case 31 -> new AcceptFinding(ID, finding(chance), "");
            case 32 -> new CloseFinding(ID, finding(chance), "随机关闭");
            default ->
                chance.nextInt(3) == 0
                        ? new MoveToTemplate(ID, seen, new TemplateVersion("department-2022", 2), null)
                        : new ReopenEvaluation(ID, "恢复");
        };
    }

    private static FindingId finding(Random chance) {
        return FindingId.of("" + (1 + chance.nextInt(3)));
    }

    private static List<Redaction> hidden(Random chance, AForm form) {
        var cell = Cell.narrative("results");
        return chance.nextBoolean() || form.content().value(cell).isEmpty()
                ? List.of()
                : List.of(new Redaction(cell, null));
    }

    private static AttachEvidence evidence(Random chance, long seen) {
        var row = chance.nextBoolean() ? Cell.TOTAL : OUTPUT.value();
        var hash = "%064x".formatted(chance.nextInt(3));
        var id = EvidenceId.of("" + chance.nextInt(6));
        return new AttachEvidence(ID, seen, id, row, "随机.pdf", "application/pdf", 1, hash);
    }

    private static List<CellEntry> edits(Random chance) {
        var entries = new ArrayList<CellEntry>();
        for (int i = 0; i <= chance.nextInt(3); i++) {
            var row = List.of(OUTPUT, BENEFIT, SATISFACTION).get(chance.nextInt(3));
            entries.add(
                    switch (chance.nextInt(6)) {
                        case 0 -> CellEntry.typed(Cell.indicator(row, "score"), "" + chance.nextInt(60));
                        case 1 -> CellEntry.typed(Cell.indicator(row, "reason"), chance.nextBoolean() ? "原因" : "");
                        case 2 -> CellEntry.typed(Cell.narrative("results"), "结果" + chance.nextInt(5));
                        case 3 -> CellEntry.typed(Cell.fund("fiscal", "executed"), "" + chance.nextInt(1000));
                        case 4 -> CellEntry.typed(Cell.indicator(row, "actuals"), chance.nextInt(20) + " 期");
                        default -> target(chance);
                    });
        }
        return entries;
    }

    private static CellEntry target(Random chance) {
        return switch (chance.nextInt(3)) {
            case 0 ->
                CellEntry.typed(
                        Cell.indicator(OUTPUT, "weight"),
                        List.of("50", "49", "0").get(chance.nextInt(3)));
            case 1 -> CellEntry.typed(Cell.indicator(BENEFIT, "name"), "名称" + chance.nextInt(5));
            default -> CellEntry.typed(Cell.narrative("goals"), "目标" + chance.nextInt(5));
        };
    }

    /** What a careful person types to have the form complete. */
    private static List<CellEntry> complete(AForm form) {
        var locked = form.told().anyMatch(BaselineLocked.class::isInstance);
        var entries = new ArrayList<CellEntry>();
        if (!locked) {
            entries.addAll(AForm.cells("indicators/indicator-1/weight", "50"));
        }
        for (var row : form.content().indicators()) {
            if (row.id().value().startsWith("indicator-n") && !locked) {
                entries.add(CellEntry.typed(Cell.indicator(row.id(), "weight"), "0"));
            } else if (locked) {
                var weight = form.content().number(Cell.indicator(row.id(), "weight"));
                entries.add(CellEntry.typed(
                        Cell.indicator(row.id(), "score"),
                        weight.map(one -> one.toPlainString()).orElse("0")));
                entries.add(CellEntry.typed(Cell.indicator(row.id(), "actual"), "已完成"));
            }
        }
        if (locked) {
            entries.addAll(AForm.cells("narratives/results/text", "都已办完", "funds/fiscal/budget", "100"));
            entries.addAll(AForm.cells("funds/fiscal/executed", "90"));
        }
        if (form.told().anyMatch(TemplateChanged.class::isInstance)) {
            entries.addAll(AForm.cells("signoff/form/preparer", "甲", "signoff/form/leader", "乙"));
            entries.addAll(AForm.cells("signoff/form/date", "三月一日"));
        }
        return entries;
    }

    /** Reads the events once more, naively, and holds them to the promises. */
    private static void keeps(AForm form) {
        var content = Content.EMPTY;
        var state = State.DRAFT;
        var stage = Stage.RESULTS;
        var beforeSubmission = State.DRAFT;
        var beforeCancelling = State.DRAFT;
        var hands = new HashSet<String>();
        var versions = new EnumMap<Stage, Integer>(Stage.class);
        var granted = false;
        var proposer = "";
        for (EventMessage<?> message : form.events()) {
            var event = (EvaluationEvent) message.getPayload();
            var account = (String) message.getMetaData().get("account");
            if (EDGES.containsKey(event.getClass())) {
                assertThat(EDGES.get(event.getClass())).as(event.toString()).contains(state);
            }
            if (event instanceof CellFilled
                    || event instanceof CellCorrected
                    || event instanceof IndicatorAdded
                    || event instanceof IndicatorRemoved
                    || event instanceof EvidenceAttached
                    || event instanceof EvidenceWithdrawn) {
                assertThat(state).isIn(State.DRAFT, State.RETURNED, State.CORRECTING);
                hands.add(account);
            }
            if (event instanceof CellFilled) {
                assertThat(granted).as("a settled form is only corrected").isFalse();
            }
            content = content.after(event);
            if (event instanceof FormSubmitted submitted) {
                hands.add(account);
                assertThat(submitted.version()).isEqualTo(versions.merge(submitted.stage(), 1, Integer::sum));
                assertThat(submitted.digest()).isEqualTo(content.digest());
                noScoreAboveItsWeight(content);
                stage = submitted.stage();
                beforeSubmission = state;
                state = State.SUBMITTED;
            } else if (event instanceof StepApproved approved) {
                assertThat(hands).doesNotContain(account);
                assertThat(approved.version()).isEqualTo(versions.get(approved.stage()));
                if (approved.stage() == Stage.RESULTS && approved.step().equals("finance")) {
                    state = State.APPROVED;
                }
            } else if (event instanceof FormReturned returned) {
                assertThat(hands).doesNotContain(account);
                assertThat(returned.version()).isEqualTo(versions.get(returned.stage()));
                state = State.RETURNED;
            } else if (event instanceof BaselineLocked && stage == Stage.TARGETS) {
                state = State.DRAFT;
            } else if (event instanceof FormSettled settled) {
                assertThat(hands).doesNotContain(account);
                assertThat(settled.digest()).isEqualTo(content.digest());
                state = State.SETTLED;
                granted = false;
            } else if (event instanceof SubmissionWithdrawn) {
                state = beforeSubmission;
            } else if (event instanceof CorrectionGranted) {
                state = State.CORRECTING;
                granted = true;
            } else if (event instanceof CorrectionAbandoned) {
                state = State.SETTLED;
                granted = false;
            } else if (event instanceof DisclosurePrepared) {
                proposer = account;
            } else if (event instanceof FormPublished) {
                assertThat(account).isNotEqualTo(proposer);
            } else if (event instanceof EvaluationCancelled) {
                beforeCancelling = state;
                state = State.CANCELLED;
            } else if (event instanceof EvaluationReopened) {
                state = beforeCancelling;
            }
        }
    }

    private static void noScoreAboveItsWeight(Content content) {
        for (var row : content.indicators()) {
            var score = content.number(Cell.indicator(row.id(), "score"));
            var weight = content.number(Cell.indicator(row.id(), "weight"));
            if (score.isPresent()) {
                assertThat(score.get()).as(row.toString()).isBetween(BigDecimal.ZERO, weight.orElseThrow());
            }
        }
    }
}
