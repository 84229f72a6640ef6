package jiheng.command.evaluation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import jiheng.command.Actor;
import jiheng.command.CommandRefused;
import jiheng.command.cycle.Cycles;
import jiheng.command.organisation.Authorised;
import jiheng.command.organisation.Authority;
import jiheng.command.scoring.RuleSets;
import jiheng.command.template.Templates;
import jiheng.events.evaluation.BaselineLocked;
import jiheng.events.evaluation.CorrectionAbandoned;
import jiheng.events.evaluation.CorrectionGranted;
import jiheng.events.evaluation.CorrectionRefused;
import jiheng.events.evaluation.CorrectionRequested;
import jiheng.events.evaluation.DisclosurePrepared;
import jiheng.events.evaluation.DisclosureRefused;
import jiheng.events.evaluation.EvaluationCancelled;
import jiheng.events.evaluation.EvaluationEvent;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.EvaluationReopened;
import jiheng.events.evaluation.FindingAccepted;
import jiheng.events.evaluation.FindingAnswered;
import jiheng.events.evaluation.FindingClosed;
import jiheng.events.evaluation.FindingId;
import jiheng.events.evaluation.FindingRaised;
import jiheng.events.evaluation.FindingsPassedOver;
import jiheng.events.evaluation.FormPublished;
import jiheng.events.evaluation.FormReturned;
import jiheng.events.evaluation.FormSettled;
import jiheng.events.evaluation.FormSubmitted;
import jiheng.events.evaluation.PublicationWithdrawn;
import jiheng.events.evaluation.Redactions;
import jiheng.events.evaluation.RouteStep;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.StepApproved;
import jiheng.events.evaluation.SubmissionWithdrawn;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.Role;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** One form. Handlers decide and apply; {@link Form} evolves. */
@Aggregate
class Evaluation {
    private static final List<Role> FILLERS = List.of(Role.PREPARER);
    private static final List<Role> DOUBTERS =
            List.of(Role.UNIT_APPROVER, Role.SUPERVISING_REVIEWER, Role.FINANCE_REVIEWER, Role.AUDITOR);
    private static final List<Role> PUBLISHERS = List.of(Role.FINANCE_REVIEWER);

    @AggregateIdentifier
    private @Nullable EvaluationId id;

    private final Form form = new Form();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            OpenEvaluation command,
            MetaData from,
            Authority authority,
            Cycles cycles,
            Templates templates,
            RuleSets rules) {
        Opening.open(form, command, Actor.from(from), authority, cycles, templates, rules, Opening.OPENING);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            ImportForm command,
            MetaData from,
            Authority authority,
            Cycles cycles,
            Templates templates,
            RuleSets rules) {
        var opening = command.opening();
        if (!opening.evaluation().equals(command.evaluation())) {
            throw CommandRefused.malformed(
                    "wrong-id",
                    "evaluation",
                    Map.of("owed", opening.evaluation().value()));
        }
        var by = Opening.open(form, opening, Actor.from(from), authority, cycles, templates, rules, Opening.IMPORTING);
        new Editing(form, by, rules).importing(command);
    }

    @CommandHandler
    void handle(AddIndicator command, MetaData from, Authority authority, Cycles cycles, RuleSets rules) {
        filling(from, authority, cycles, rules).add(command);
    }

    @CommandHandler
    void handle(RemoveIndicator command, MetaData from, Authority authority, Cycles cycles, RuleSets rules) {
        filling(from, authority, cycles, rules).remove(command);
    }

    @CommandHandler
    void handle(FillCells command, MetaData from, Authority authority, Cycles cycles, RuleSets rules) {
        filling(from, authority, cycles, rules).fill(command);
    }

    @CommandHandler
    void handle(CorrectTargets command, MetaData from, Authority authority, Cycles cycles, RuleSets rules) {
        filling(from, authority, cycles, rules).correctTargets(command);
    }

    @CommandHandler
    void handle(
            MoveToTemplate command,
            MetaData from,
            Authority authority,
            Cycles cycles,
            Templates templates,
            RuleSets rules) {
        Rules.requireState(form, State.DRAFT, State.RETURNED);
        var by = entitled(from, authority, Opening.OPENING);
        Rules.requireOpenCycle(form, form.state(), cycles);
        Rules.requireSeen(form, command.seen());
        var editing = new Editing(form, by, rules);
        editing.tell(new Moving(form, authority, templates, rules).to(command));
        editing.score();
    }

    @CommandHandler
    void handle(AttachEvidence command, MetaData from, Authority authority, Cycles cycles, RuleSets rules) {
        new Evidencing(form, filling(from, authority, cycles, rules)).attach(command);
    }

    @CommandHandler
    void handle(WithdrawEvidence command, MetaData from, Authority authority, Cycles cycles, RuleSets rules) {
        new Evidencing(form, filling(from, authority, cycles, rules)).withdraw(command);
    }

    @CommandHandler
    void handle(SubmitForm command, MetaData from, Authority authority, Cycles cycles, RuleSets rules, Clock clock) {
        var by = entitled(from, authority, FILLERS);
        Rules.requireState(form, State.DRAFT, State.RETURNED, State.CORRECTING);
        Rules.requireOpenCycle(form, form.state(), cycles);
        Rules.requireSeen(form, command.seen());
        Rules.requireComplete(form, rules);
        var step = Rules.requireAwaiting(form);
        var stage = form.stage();
        var version = form.version(stage) + 1;
        var digest = form.content().digest();
        tell(new FormSubmitted(id(), stage, version, digest, step.key(), Rules.isLate(form, cycles, clock)), by);
        if (stage == Stage.RESULTS && !form.locked()) {
            tell(new BaselineLocked(id(), version, digest), by);
        }
    }

    @CommandHandler
    void handle(WithdrawSubmission command, MetaData from, Authority authority, Cycles cycles) {
        var by = entitled(from, authority, FILLERS);
        Rules.requireState(form, State.SUBMITTED);
        Rules.requireOpenCycle(form, form.beforeSubmission(), cycles);
        if (form.acted()) {
            throw CommandRefused.rule("already-acted-on", Map.of());
        }
        tell(new SubmissionWithdrawn(id(), form.stage(), form.version(form.stage())), by);
    }

    @CommandHandler
    void handle(ApproveStep command, MetaData from, Authority authority) {
        var step = Rules.requireReview(form, State.SUBMITTED);
        var by = reviewing(from, authority, step.role());
        Rules.requireSeen(form, command.seen());
        var stage = form.stage();
        var version = form.version(stage);
        account(step, command.despite(), by);
        tell(new StepApproved(id(), stage, version, step.key(), Rules.opinion(command.opinion())), by);
        if (stage == Stage.TARGETS && form.awaiting().isEmpty()) {
            tell(new BaselineLocked(id(), version, form.content().digest()), by);
        }
    }

    @CommandHandler
    void handle(ReturnForm command, MetaData from, Authority authority) {
        var step = Rules.requireReview(form, State.SUBMITTED, State.APPROVED);
        var by = reviewing(from, authority, step.role());
        Rules.requireSeen(form, command.seen());
        var reason = Rules.reason(command.reason());
        var rows = Rules.rowReasons(form, command.rows());
        tell(new FormReturned(id(), form.stage(), form.version(form.stage()), step.key(), reason, rows), by);
    }

    @CommandHandler
    void handle(SettleForm command, MetaData from, Authority authority) {
        var step = Rules.requireReview(form, State.SUBMITTED, State.APPROVED);
        var by = reviewing(from, authority, form.lastStep().role());
        Rules.requireSettling(form, step);
        Rules.requireSeen(form, command.seen());
        var opinion = Rules.opinion(command.opinion());
        var version = form.version(Stage.RESULTS);
        account(step, command.despite(), by);
        if (form.state() == State.SUBMITTED) {
            tell(new StepApproved(id(), Stage.RESULTS, version, step.key(), opinion), by);
        }
        var totals = Rules.requireTotals(form);
        tell(
                new FormSettled(
                        id(), version, form.content().digest(), totals.self(), totals.rule(), totals.grade(), opinion),
                by);
    }

    @CommandHandler
    void handle(RequestCorrection command, MetaData from, Authority authority) {
        var by = entitled(from, authority, List.of(Role.PREPARER, Role.UNIT_APPROVER));
        Rules.requireState(form, State.SETTLED);
        if (form.correction().isPresent()) {
            throw CommandRefused.rule("correction-pending", Map.of());
        }
        var code = Rules.reasonCode(command.reasonCode());
        tell(new CorrectionRequested(id(), command.correction(), code, Rules.reason(command.reason())), by);
    }

    @CommandHandler
    void handle(GrantCorrection command, MetaData from, Authority authority) {
        var asked = Rules.requireCorrection(form, command.correction(), State.SETTLED);
        var by = uninvolved(
                from,
                authority,
                List.of(form.lastStep().role()),
                asked.requestedBy(),
                name -> CommandRefused.forbidden("own-request", Map.of("name", name)));
        tell(new CorrectionGranted(id(), command.correction(), Rules.opinion(command.opinion())), by);
    }

    @CommandHandler
    void handle(RefuseCorrection command, MetaData from, Authority authority) {
        Rules.requireCorrection(form, command.correction(), State.SETTLED);
        var by = entitled(from, authority, List.of(form.lastStep().role()));
        tell(new CorrectionRefused(id(), command.correction(), Rules.reason(command.reason())), by);
    }

    @CommandHandler
    void handle(AbandonCorrection command, MetaData from, Authority authority) {
        Rules.requireCorrection(form, command.correction(), State.CORRECTING);
        var by = entitled(from, authority, List.of(Role.PREPARER, Role.UNIT_APPROVER));
        if (form.corrected()) {
            throw CommandRefused.rule("already-corrected", Map.of());
        }
        tell(new CorrectionAbandoned(id(), command.correction(), Rules.reason(command.reason())), by);
    }

    @CommandHandler
    void handle(PrepareDisclosure command, MetaData from, Authority authority) {
        var by = entitled(from, authority, PUBLISHERS);
        Rules.requireState(form, State.SETTLED);
        Rules.requireSeen(form, command.seen());
        var disclosure = form.disclosure();
        var redactions = Disclosing.redactions(form.content(), command.redactions());
        tell(new DisclosurePrepared(id(), disclosure.version(), disclosure.settled(), redactions), by);
    }

    @CommandHandler
    void handle(RefuseDisclosure command, MetaData from, Authority authority) {
        var by = entitled(from, authority, PUBLISHERS);
        var waiting = form.disclosure().require(form, command.seen());
        tell(new DisclosureRefused(id(), waiting.version(), Rules.reason(command.reason())), by);
    }

    @CommandHandler
    void handle(PublishForm command, MetaData from, Authority authority) {
        entitled(from, authority, PUBLISHERS);
        Rules.requireState(form, State.SETTLED);
        var disclosure = form.disclosure();
        var waiting = disclosure.require(form, command.seen());
        var by = uninvolved(
                from,
                authority,
                PUBLISHERS,
                waiting.by(),
                name -> CommandRefused.forbidden("own-disclosure", Map.of("name", name)));
        var digest = Redactions.apply(form.content(), waiting.redactions()).digest();
        tell(new FormPublished(id(), disclosure.publications() + 1, waiting.version(), digest), by);
    }

    @CommandHandler
    void handle(WithdrawPublication command, MetaData from, Authority authority) {
        var by = entitled(from, authority, PUBLISHERS);
        form.disclosure().requireShown(command.publication());
        tell(new PublicationWithdrawn(id(), command.publication(), Rules.reason(command.reason())), by);
    }

    @CommandHandler
    void handle(RaiseFindings command, MetaData from, Authority authority) {
        var by = entitled(from, authority, List.of(Role.ADMINISTRATOR));
        if (!by.actor().account().equals(Actor.SYSTEM)) {
            throw CommandRefused.forbidden("checks-are-the-programs", Map.of());
        }
        form.findings().raised(id(), command.asked(), command.found()).forEach(event -> tell(event, by));
    }

    @CommandHandler
    void handle(RaiseFinding command, MetaData from, Authority authority) {
        var by = entitled(from, authority, DOUBTERS);
        var finding = Rules.finding(form, command.place(), command.text());
        tell(new FindingRaised(id(), form.findings().next(), finding), by);
    }

    @CommandHandler
    void handle(AnswerFinding command, MetaData from, Authority authority) {
        var by = entitled(from, authority, FILLERS);
        form.findings().requireOpen(command.finding());
        tell(new FindingAnswered(id(), command.finding(), Rules.text(command.answer(), "answer")), by);
    }

    @CommandHandler
    void handle(AcceptFinding command, MetaData from, Authority authority) {
        var by = judging(from, authority, command.finding());
        form.findings().requireAnswered(command.finding());
        tell(new FindingAccepted(id(), command.finding(), Rules.opinion(command.opinion())), by);
    }

    @CommandHandler
    void handle(CloseFinding command, MetaData from, Authority authority) {
        var by = judging(from, authority, command.finding());
        form.findings().requireOpen(command.finding());
        tell(new FindingClosed(id(), command.finding(), false, Rules.reason(command.reason())), by);
    }

    @CommandHandler
    void handle(CancelEvaluation command, MetaData from, Authority authority) {
        Rules.requireState(form, State.DRAFT, State.SUBMITTED, State.RETURNED, State.APPROVED);
        var by = entitled(from, authority, Rules.cancellers(form));
        Rules.requireSeen(form, command.seen());
        tell(new EvaluationCancelled(id(), Rules.reason(command.reason())), by);
    }

    @CommandHandler
    void handle(ReopenEvaluation command, MetaData from, Authority authority) {
        Rules.requireState(form, State.CANCELLED);
        var by = entitled(from, authority, Rules.cancellers(form));
        tell(new EvaluationReopened(id(), Rules.reason(command.reason())), by);
    }

    @EventSourcingHandler
    void on(EvaluationEvent event, MetaData by, @SequenceNumber long sequence, @Timestamp Instant at) {
        id = event.evaluation();
        form.evolve(event, sequence, at, handsIn(by), (String) by.getOrDefault("name", ""), (String)
                by.getOrDefault("role", ""));
    }

    private Editing filling(MetaData from, Authority authority, Cycles cycles, RuleSets rules) {
        var by = entitled(from, authority, FILLERS);
        Rules.requireOpenCycle(form, form.state(), cycles);
        return new Editing(form, by, rules);
    }

    private Authorised entitled(MetaData from, Authority authority, List<Role> roles) {
        return authority.require(Actor.from(from), roles, form.opened().unit());
    }

    /** Nobody decides on what they, or the person they act for, had a hand in. */
    private Authorised reviewing(MetaData from, Authority authority, Role role) {
        return uninvolved(
                from,
                authority,
                List.of(role),
                form.hands(),
                name -> CommandRefused.forbidden("own-work", Map.of("name", name)));
    }

    private Authorised judging(MetaData from, Authority authority, FindingId finding) {
        return uninvolved(
                from,
                authority,
                form.findings().judges(finding),
                form.hands(),
                name -> CommandRefused.forbidden("own-work", Map.of("name", name)));
    }

    /** Nobody approves over an open finding without saying why. */
    private void account(RouteStep step, String despite, Authorised by) {
        var reason = Rules.opinion(despite);
        var over = form.findings().requireAccount(step.key(), by.hands(), reason);
        if (!over.isEmpty()) {
            tell(new FindingsPassedOver(id(), form.stage(), form.version(form.stage()), step.key(), over, reason), by);
        }
    }

    /** Whoever may act in several ways, acts in the first whose hands are clean. */
    private Authorised uninvolved(
            MetaData from,
            Authority authority,
            List<Role> roles,
            Set<AccountId> involved,
            Function<String, CommandRefused> refusal) {
        var ways = authority.entitlements(Actor.from(from), roles, form.opened().unit());
        return ways.stream()
                .filter(by -> Collections.disjoint(by.hands(), involved))
                .findFirst()
                .orElseThrow(() -> refusal.apply(ways.get(0).name()));
    }

    private EvaluationId id() {
        return form.opened().evaluation();
    }

    private static void tell(EvaluationEvent event, Authorised by) {
        apply(event, by.asMetaData());
    }

    private static Set<AccountId> handsIn(MetaData by) {
        var hands = new LinkedHashSet<AccountId>();
        for (var key : List.of("account", "onBehalfOf")) {
            if (by.get(key) instanceof String account) {
                hands.add(new AccountId(account));
            }
        }
        return hands;
    }
}
