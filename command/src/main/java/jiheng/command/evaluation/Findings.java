package jiheng.command.evaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jiheng.command.CommandRefused;
import jiheng.command.CommandRefused.Detail;
import jiheng.events.evaluation.EvaluationEvent;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.Finding;
import jiheng.events.evaluation.FindingAccepted;
import jiheng.events.evaluation.FindingAnswered;
import jiheng.events.evaluation.FindingClosed;
import jiheng.events.evaluation.FindingId;
import jiheng.events.evaluation.FindingRaised;
import jiheng.events.evaluation.FindingsPassedOver;
import jiheng.events.evaluation.FormSubmitted;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.Role;

/** What the aggregate remembers of a form's findings, and what may become of them. */
final class Findings {
    private enum Standing {
        OPEN,
        ANSWERED,
        SETTLED,
        GONE
    }

    /** @param role of whoever raised it: what an auditor raised only an auditor puts aside */
    private record Thread(FindingId id, Finding raised, String role, Standing standing) {
        boolean open() {
            return standing == Standing.OPEN || standing == Standing.ANSWERED;
        }

        Thread now(Standing next) {
            return new Thread(id, raised, role, next);
        }
    }

    private final Map<FindingId, Thread> threads = new LinkedHashMap<>();
    private final Map<Passage, Set<FindingId>> passed = new LinkedHashMap<>();

    /** Each person accounts for what they go on over, also two of them at one step. */
    private record Passage(String step, Set<AccountId> hands) {}

    void evolve(EvaluationEvent event, String role, Set<AccountId> by) {
        if (event instanceof FindingRaised one) {
            threads.put(one.finding(), new Thread(one.finding(), one.raised(), role, Standing.OPEN));
        } else if (event instanceof FindingAnswered one) {
            threads.computeIfPresent(one.finding(), (id, thread) -> thread.now(Standing.ANSWERED));
        } else if (event instanceof FindingAccepted one) {
            threads.computeIfPresent(one.finding(), (id, thread) -> thread.now(Standing.SETTLED));
        } else if (event instanceof FindingClosed one) {
            threads.computeIfPresent(
                    one.finding(), (id, thread) -> thread.now(one.gone() ? Standing.GONE : Standing.SETTLED));
        } else if (event instanceof FindingsPassedOver one) {
            passed.computeIfAbsent(new Passage(one.step(), Set.copyOf(by)), any -> new HashSet<>())
                    .addAll(one.findings());
        } else if (event instanceof FormSubmitted) {
            passed.clear();
        }
    }

    /** The events that what was found brings about: nothing is raised twice, and what is gone is closed. */
    List<EvaluationEvent> raised(EvaluationId form, List<String> asked, List<Finding> found) {
        var events = new ArrayList<EvaluationEvent>();
        for (var thread : threads.values()) {
            var check = thread.raised().check();
            if (thread.open()
                    && check != null
                    && asked.contains(check.code())
                    && found.stream().noneMatch(thread.raised()::same)) {
                events.add(new FindingClosed(form, thread.id(), true, ""));
            }
        }
        var number = threads.size();
        for (var one : found) {
            var known = threads.values().stream()
                    .anyMatch(thread -> thread.standing() != Standing.GONE
                            && thread.raised().same(one));
            if (!known) {
                number++;
                events.add(new FindingRaised(form, FindingId.of("" + number), one));
            }
        }
        return events;
    }

    FindingId next() {
        return FindingId.of("" + (threads.size() + 1));
    }

    void requireOpen(FindingId id) {
        if (!find(id).open()) {
            throw CommandRefused.rule("finding-not-open", Map.of("number", id.key()));
        }
    }

    void requireAnswered(FindingId id) {
        requireOpen(id);
        if (find(id).standing() != Standing.ANSWERED) {
            throw CommandRefused.rule("finding-not-answered", Map.of("number", id.key()));
        }
    }

    /** Who may put the finding aside. */
    List<Role> judges(FindingId id) {
        var role = find(id).role();
        if (role.equals(Role.AUDITOR.name())) {
            return List.of(Role.AUDITOR);
        }
        return role.equals(Role.UNIT_APPROVER.name())
                ? List.of(Role.UNIT_APPROVER, Role.SUPERVISING_REVIEWER, Role.FINANCE_REVIEWER, Role.AUDITOR)
                : List.of(Role.SUPERVISING_REVIEWER, Role.FINANCE_REVIEWER, Role.AUDITOR);
    }

    /**
     * The open findings that somebody goes on over at a step and gives a reason for, now or again.
     *
     * @throws CommandRefused if they have not accounted for all of them and give no reason
     */
    List<FindingId> requireAccount(String step, Set<AccountId> hands, String despite) {
        var over = passed.getOrDefault(new Passage(step, Set.copyOf(hands)), Set.of());
        var open = threads.values().stream()
                .filter(thread -> thread.open() && thread.raised().owed())
                .toList();
        var owed = open.stream().filter(thread -> !over.contains(thread.id())).toList();
        if (!owed.isEmpty() && despite.isEmpty()) {
            var details = owed.stream()
                    .map(thread -> new Detail(
                            "despite",
                            "open-finding",
                            Map.of(
                                    "number",
                                    thread.id().key(),
                                    "sentence",
                                    thread.raised().sentence().zh(),
                                    "sentenceEn",
                                    thread.raised().sentence().en())))
                    .toList();
            throw CommandRefused.rule("open-findings", Map.of("count", "" + owed.size()), details);
        }
        return despite.isEmpty() ? List.of() : open.stream().map(Thread::id).toList();
    }

    private Thread find(FindingId id) {
        var thread = threads.get(id);
        if (thread == null) {
            throw CommandRefused.absent("no-such-finding", Map.of("finding", id.value()));
        }
        return thread;
    }
}
