package jiheng.ui.findings;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import jiheng.command.Actor;
import jiheng.command.evaluation.RaiseFindings;
import jiheng.command.evaluation.SubmitForm;
import jiheng.events.calendar.BeijingTime;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.Stage;
import jiheng.query.evaluation.Evaluations;
import jiheng.query.evaluation.Form;
import jiheng.query.evaluation.State;
import jiheng.query.findings.Doubts;
import jiheng.query.findings.check.Checks;
import jiheng.query.findings.check.Subject;
import jiheng.query.organisation.Organisation;
import jiheng.ui.acts.Around;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks the checks of every version of the results that is submitted, and records what they found in the submission's
 * own transaction, as the program's act. A check that fails is logged and takes nothing from the submission.
 */
@Component
class Sweep implements Around {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    /** A submission compares with so many other forms, a person who asks with more. */
    private static final int AT_SUBMISSION = 200;

    private static final int ON_REQUEST = 1000;

    private final Doubts doubts;
    private final Evaluations evaluations;
    private final Organisation organisation;
    private final CommandGateway commands;
    private final TransactionTemplate whole;
    private final TransactionTemplate part;

    Sweep(
            Doubts doubts,
            Evaluations evaluations,
            Organisation organisation,
            CommandGateway commands,
            PlatformTransactionManager transactions) {
        this.doubts = doubts;
        this.evaluations = evaluations;
        this.organisation = organisation;
        this.commands = commands;
        this.whole = new TransactionTemplate(transactions);
        this.part = new TransactionTemplate(transactions);
        // Behind a savepoint: what fails here is undone without the submission.
        this.part.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    @Override
    public void around(Object command, Actor actor, Runnable carryOut) {
        if (command instanceof SubmitForm submission) {
            var id = submission.evaluation();
            // Read before the ledger's lock is taken, which is held until the transaction ends.
            var others = others(id);
            whole.executeWithoutResult(status -> {
                carryOut.run();
                try {
                    part.executeWithoutResult(savepoint -> raise(id, actor, others));
                } catch (RuntimeException failed) {
                    LOG.error("the findings of {} could not be recorded", id, failed);
                }
            });
        } else {
            carryOut.run();
        }
    }

    /** What the checks find in a form as it stands, recorded nowhere. */
    Checks.Result ask(Form form) {
        return ask(form, doubts.neighbours(form.id(), ON_REQUEST));
    }

    private void raise(EvaluationId id, Actor actor, List<Subject.Other> others) {
        var form = evaluations.find(id).orElseThrow();
        if (form.stage() != Stage.RESULTS || form.state() != State.SUBMITTED) {
            return;
        }
        var found = ask(form, others);
        var failed = found.failures().stream().map(one -> one.check().code()).toList();
        var asked =
                Checks.codes().stream().filter(code -> !failed.contains(code)).toList();
        commands.sendAndWait(new GenericCommandMessage<>(
                new RaiseFindings(id, asked, found.findings()),
                program(id, actor).asMetaData()));
    }

    private Checks.Result ask(Form form, List<Subject.Other> others) {
        var result = doubts.ask(form, others, deadline(form));
        result.failures().forEach(one -> LOG.error("the check {} failed on {}", one.check(), form.id(), one.cause()));
        return result;
    }

    private List<Subject.Other> others(EvaluationId id) {
        try {
            return doubts.neighbours(id, AT_SUBMISSION);
        } catch (RuntimeException failed) {
            LOG.error("nothing to compare {} with", id, failed);
            return List.of();
        }
    }

    private @Nullable Instant deadline(Form form) {
        return organisation
                .cycle(form.cycle())
                .map(cycle -> BeijingTime.startOf(cycle.resultsDue().plusDays(1)))
                .orElse(null);
    }

    /** The program itself, within the request that submitted; its key is its own, since keys are a person's. */
    private static Actor program(EvaluationId id, Actor actor) {
        var name = actor.account() + "\n" + id + "\n" + actor.act();
        var key = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return new Actor(
                Actor.SYSTEM, actor.session(), actor.address(), actor.request(), "checks-" + key, actor.application());
    }
}
