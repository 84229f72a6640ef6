package jiheng.query.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import jiheng.events.cycle.CycleId;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.CorrectionId;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.FormKind;
import jiheng.events.evaluation.Grade;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.Project;
import jiheng.events.evaluation.RouteStep;
import jiheng.events.evaluation.RowReason;
import jiheng.events.evaluation.RuleSetVersion;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.TemplateChanged;
import jiheng.events.evaluation.TemplateVersion;
import jiheng.events.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A form after some of its events: what every page, list, replay and comparison shows. It follows from the events and
 * from nothing else. Its template, rules, layout and route are those it was opened with, or was moved to since.
 *
 * @param sequence the sequence number of the last event folded in
 * @param resumes the state a withdrawal goes back to
 * @param reopens the state a reopening goes back to
 * @param version the last version submitted in the current stage, 0 before the first
 */
public record Form(
        EvaluationId id,
        long sequence,
        UnitId unit,
        String unitName,
        CycleId cycle,
        int year,
        FormKind kind,
        @Nullable Project project,
        TemplateVersion template,
        RuleSetVersion ruleSet,
        Layout layout,
        List<RouteStep> route,
        Stage stage,
        State state,
        State resumes,
        State reopens,
        boolean locked,
        int version,
        Content content,
        List<Submission> submissions,
        List<Approval> approvals,
        @Nullable Return returned,
        @Nullable Correction correction,
        @Nullable Settlement settlement,
        Disclosure disclosure,
        Findings findings,
        Act opened,
        Act last) {

    /** A version as submitted; the form as it stood is the fold up to {@code sequence}. */
    public record Submission(
            Stage stage, int version, long sequence, String digest, boolean late, boolean withdrawn, Act by) {}

    /** An approval of a step; {@code lapsed} once a correction touched what it vouched for, or a return undid it. */
    public record Approval(
            Stage stage, int version, String step, String opinion, long sequence, boolean lapsed, Act by) {}

    /** The last return, kept until the step that returned it approves what was mended. */
    public record Return(Stage stage, int version, String step, String reason, List<RowReason> rows, Act by) {}

    /** The correction asked for or under way. */
    public record Correction(CorrectionId id, String reasonCode, String reason, boolean granted, Act by) {}

    /** The last settlement. */
    public record Settlement(int version, long sequence, String digest, Grade grade, String opinion, Act by) {}

    public Form {
        route = List.copyOf(route);
        submissions = List.copyOf(submissions);
        approvals = List.copyOf(approvals);
    }

    /** The step that decides next, if the form is out. */
    public Optional<RouteStep> awaiting() {
        return switch (state) {
            case SUBMITTED -> open();
            case APPROVED -> Optional.of(route.get(route.size() - 1));
            default -> Optional.empty();
        };
    }

    /** The approval of a step in the current stage that stands, if one does. */
    public Optional<Approval> standing(RouteStep step) {
        return approvals.stream()
                .filter(one -> one.stage() == stage && one.step().equals(step.key()) && !one.lapsed())
                .reduce((first, second) -> second);
    }

    public Optional<Submission> submission(Stage stage, int version) {
        return submissions.stream()
                .filter(one -> one.stage() == stage && one.version() == version)
                .findFirst();
    }

    /** Whether what stands here is settled, published or not. */
    public boolean settled() {
        return state == State.SETTLED || state == State.PUBLISHED;
    }

    /** The grade: as settled, or as the totals stand. */
    public Optional<Grade> grade() {
        return Optional.ofNullable(content.totals()).map(Content.Totals::grade);
    }

    private Optional<RouteStep> open() {
        return route.stream().filter(step -> standing(step).isEmpty()).findFirst();
    }

    Changes change() {
        return new Changes(this);
    }

    List<Approval> approvalsLapsing(Stage stage, String step) {
        return map(
                approvals,
                one -> one.stage() == stage && one.step().equals(step)
                        ? new Approval(
                                one.stage(), one.version(), one.step(), one.opinion(), one.sequence(), true, one.by())
                        : one);
    }

    static <T> List<T> map(List<T> all, UnaryOperator<T> change) {
        return all.stream().map(change).toList();
    }

    static <T> List<T> plus(List<T> all, T one) {
        var longer = new ArrayList<>(all);
        longer.add(one);
        return longer;
    }

    /** A form being carried over to its next state; what is not named stays. */
    static final class Changes {
        private final Form form;
        private long sequence;
        private Stage stage;
        private State state;
        private State resumes;
        private State reopens;
        private boolean locked;
        private int version;
        private Content content;
        private List<Submission> submissions;
        private List<Approval> approvals;
        private @Nullable Return returned;
        private @Nullable Correction correction;
        private @Nullable Settlement settlement;
        private Disclosure disclosure;
        private Findings findings;
        private Act last;
        private TemplateVersion template;
        private RuleSetVersion ruleSet;
        private Layout layout;
        private List<RouteStep> route;

        private Changes(Form form) {
            this.form = form;
            this.sequence = form.sequence;
            this.stage = form.stage;
            this.state = form.state;
            this.resumes = form.resumes;
            this.reopens = form.reopens;
            this.locked = form.locked;
            this.version = form.version;
            this.content = form.content;
            this.submissions = form.submissions;
            this.approvals = form.approvals;
            this.returned = form.returned;
            this.correction = form.correction;
            this.settlement = form.settlement;
            this.disclosure = form.disclosure;
            this.findings = form.findings;
            this.last = form.last;
            this.template = form.template;
            this.ruleSet = form.ruleSet;
            this.layout = form.layout;
            this.route = form.route;
        }

        Changes told(long sequence, Content content, Act last) {
            this.sequence = sequence;
            this.content = content;
            this.last = last;
            return this;
        }

        Changes moved(TemplateChanged to) {
            this.template = to.to();
            this.ruleSet = to.ruleSet();
            this.layout = to.layout();
            this.route = to.route();
            return this;
        }

        Changes state(State state) {
            this.state = state;
            return this;
        }

        Changes resumes(State resumes) {
            this.resumes = resumes;
            return this;
        }

        Changes reopens(State reopens) {
            this.reopens = reopens;
            return this;
        }

        Changes resultsBegin() {
            this.stage = Stage.RESULTS;
            this.state = State.DRAFT;
            this.version = 0;
            return this;
        }

        Changes locked() {
            this.locked = true;
            return this;
        }

        Changes submissions(int version, List<Submission> submissions) {
            this.version = version;
            this.submissions = submissions;
            return this;
        }

        Changes approvals(List<Approval> approvals) {
            this.approvals = approvals;
            return this;
        }

        Changes returned(@Nullable Return returned) {
            this.returned = returned;
            return this;
        }

        Changes correction(@Nullable Correction correction) {
            this.correction = correction;
            return this;
        }

        Changes settlement(Settlement settlement) {
            this.settlement = settlement;
            return this;
        }

        Changes disclosure(Disclosure disclosure) {
            this.disclosure = disclosure;
            return this;
        }

        Changes findings(Findings findings) {
            this.findings = findings;
            return this;
        }

        Form done() {
            return new Form(
                    form.id,
                    sequence,
                    form.unit,
                    form.unitName,
                    form.cycle,
                    form.year,
                    form.kind,
                    form.project,
                    template,
                    ruleSet,
                    layout,
                    route,
                    stage,
                    state,
                    resumes,
                    reopens,
                    locked,
                    version,
                    content,
                    submissions,
                    approvals,
                    returned,
                    correction,
                    settlement,
                    disclosure,
                    findings,
                    form.opened,
                    last);
        }
    }
}
