package jiheng.query.evaluation;

import java.util.List;
import jiheng.events.evaluation.ApprovalLapsed;
import jiheng.events.evaluation.BaselineLocked;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.CorrectionAbandoned;
import jiheng.events.evaluation.CorrectionGranted;
import jiheng.events.evaluation.CorrectionRefused;
import jiheng.events.evaluation.CorrectionRequested;
import jiheng.events.evaluation.EvaluationCancelled;
import jiheng.events.evaluation.EvaluationEvent;
import jiheng.events.evaluation.EvaluationOpened;
import jiheng.events.evaluation.EvaluationReopened;
import jiheng.events.evaluation.FormPublished;
import jiheng.events.evaluation.FormReturned;
import jiheng.events.evaluation.FormSettled;
import jiheng.events.evaluation.FormSubmitted;
import jiheng.events.evaluation.PublicationWithdrawn;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.StepApproved;
import jiheng.events.evaluation.SubmissionWithdrawn;
import jiheng.events.evaluation.TemplateChanged;
import org.jspecify.annotations.Nullable;

/** The one fold: live table, replay, comparison and rebuild all come from it. Pure. */
public final class Fold {
    private Fold() {}

    /** @param before null before the first event, which must be {@link EvaluationOpened} */
    public static Form after(@Nullable Form before, EvaluationEvent event, long sequence, Act act) {
        if (event instanceof EvaluationOpened opened) {
            return opened(opened, sequence, act);
        }
        if (before == null) {
            throw new IllegalStateException(event.evaluation() + " has "
                    + event.getClass().getSimpleName() + " at " + sequence + " but was never opened");
        }
        var disclosure = before.disclosure().after(event, sequence, act);
        var next = before.change()
                .told(sequence, before.content().after(event), act)
                .disclosure(disclosure)
                .findings(before.findings().after(event, sequence, act));
        if (event instanceof FormSubmitted submitted) {
            submitted(before, submitted, sequence, act, next);
        } else if (event instanceof SubmissionWithdrawn withdrawn) {
            withdrawn(before, withdrawn, next);
        } else if (event instanceof StepApproved approved) {
            approved(before, approved, sequence, act, next);
        } else if (event instanceof FormReturned one) {
            next.state(State.RETURNED)
                    .approvals(before.approvalsLapsing(one.stage(), one.step()))
                    .returned(new Form.Return(one.stage(), one.version(), one.step(), one.reason(), one.rows(), act));
        } else if (event instanceof BaselineLocked) {
            next.locked();
            if (before.stage() == Stage.TARGETS) {
                next.resultsBegin();
            }
        } else if (event instanceof FormSettled settled) {
            next.state(State.SETTLED)
                    .correction(null)
                    .settlement(new Form.Settlement(
                            settled.version(), sequence, settled.digest(), settled.grade(), settled.opinion(), act));
        } else {
            later(before, event, act, next, disclosure);
        }
        return next.done();
    }

    private static void later(Form before, EvaluationEvent event, Act act, Form.Changes next, Disclosure disclosure) {
        if (event instanceof TemplateChanged moved) {
            next.moved(moved);
        } else if (event instanceof ApprovalLapsed lapsed) {
            next.approvals(before.approvalsLapsing(lapsed.stage(), lapsed.step()));
        } else if (event instanceof CorrectionRequested one) {
            next.correction(new Form.Correction(one.correction(), one.reasonCode(), one.reason(), false, act));
        } else if (event instanceof CorrectionGranted) {
            var asked = before.correction();
            next.state(State.CORRECTING)
                    .correction(
                            asked == null
                                    ? null
                                    : new Form.Correction(
                                            asked.id(), asked.reasonCode(), asked.reason(), true, asked.by()));
        } else if (event instanceof CorrectionRefused) {
            next.correction(null);
        } else if (event instanceof CorrectionAbandoned) {
            next.correction(null).state(settled(disclosure));
        } else if (event instanceof FormPublished || (event instanceof PublicationWithdrawn && before.settled())) {
            next.state(settled(disclosure));
        } else if (event instanceof EvaluationCancelled) {
            next.reopens(before.state()).state(State.CANCELLED);
        } else if (event instanceof EvaluationReopened) {
            next.state(before.reopens());
        }
    }

    private static State settled(Disclosure disclosure) {
        return disclosure.current().isPresent() ? State.PUBLISHED : State.SETTLED;
    }

    private static Form opened(EvaluationOpened event, long sequence, Act act) {
        return new Form(
                event.evaluation(),
                sequence,
                event.unit(),
                event.unitName(),
                event.cycle(),
                event.year(),
                event.kind(),
                event.project(),
                event.template(),
                event.ruleSet(),
                event.layout(),
                event.route(),
                event.stage(),
                State.DRAFT,
                State.DRAFT,
                State.DRAFT,
                false,
                0,
                Content.EMPTY,
                List.of(),
                List.of(),
                null,
                null,
                null,
                Disclosure.NONE,
                Findings.NONE,
                act,
                act);
    }

    private static void submitted(Form before, FormSubmitted event, long sequence, Act act, Form.Changes next) {
        var submission = new Form.Submission(
                event.stage(), event.version(), sequence, event.digest(), event.afterDeadline(), false, act);
        next.resumes(before.state())
                .state(State.SUBMITTED)
                .submissions(event.version(), Form.plus(before.submissions(), submission));
    }

    private static void withdrawn(Form before, SubmissionWithdrawn event, Form.Changes next) {
        next.state(before.resumes())
                .submissions(
                        before.version(),
                        Form.map(
                                before.submissions(),
                                one -> one.stage() == event.stage() && one.version() == event.version()
                                        ? new Form.Submission(
                                                one.stage(),
                                                one.version(),
                                                one.sequence(),
                                                one.digest(),
                                                one.late(),
                                                true,
                                                one.by())
                                        : one));
    }

    private static void approved(Form before, StepApproved event, long sequence, Act act, Form.Changes next) {
        var approval =
                new Form.Approval(event.stage(), event.version(), event.step(), event.opinion(), sequence, false, act);
        next.approvals(Form.plus(before.approvals(), approval));
        var back = before.returned();
        if (back != null && back.stage() == event.stage() && back.step().equals(event.step())) {
            next.returned(null);
        }
        var all = next.done();
        if (event.stage() == Stage.RESULTS
                && all.route().stream().allMatch(step -> all.standing(step).isPresent())) {
            next.state(State.APPROVED);
        }
    }
}
