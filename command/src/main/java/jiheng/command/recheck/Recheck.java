package jiheng.command.recheck;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jiheng.command.Actor;
import jiheng.command.CommandRefused;
import jiheng.command.cycle.Cycles;
import jiheng.command.organisation.Authorised;
import jiheng.command.organisation.Authority;
import jiheng.command.organisation.Offices;
import jiheng.command.organisation.PlainText;
import jiheng.command.scoring.RuleSets;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.Points;
import jiheng.events.organisation.Role;
import jiheng.events.recheck.Deviation;
import jiheng.events.recheck.Drawing;
import jiheng.events.recheck.FormRechecked;
import jiheng.events.recheck.Member;
import jiheng.events.recheck.RecheckEvent;
import jiheng.events.recheck.RecheckId;
import jiheng.events.recheck.RowRechecked;
import jiheng.events.recheck.SampleDrawn;
import jiheng.events.recheck.SeedOrigin;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** The draws of a cycle and what was found in the drawn forms. */
@Aggregate
class Recheck {
    private static final List<Role> BUREAU = List.of(Role.FINANCE_REVIEWER);

    private record Place(int draw, EvaluationId evaluation) {}

    /** A drawn form on its way; {@code sequence} is that of the last event about it. */
    private record Check(Member member, Map<String, RowRechecked> rows, long sequence, boolean finished) {
        Check with(RowRechecked row, long sequence) {
            var more = new LinkedHashMap<>(rows);
            more.put(row.row(), row);
            return new Check(member, Collections.unmodifiableMap(more), sequence, false);
        }
    }

    @AggregateIdentifier
    private @Nullable RecheckId id;

    private int draws;
    private final Map<Place, Check> checks = new HashMap<>();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(
            DrawSample command, MetaData from, Offices offices, Cycles cycles, Populations populations, Seeds seeds) {
        var by = offices.require(Actor.from(from), BUREAU);
        var cycle = command.recheck().cycle();
        if (cycles.find(cycle).isEmpty()) {
            throw CommandRefused.absent("no-such-cycle", Map.of("cycle", cycle.value()));
        }
        if (command.seen() != draws) {
            throw CommandRefused.stale("drawn-meanwhile", Map.of("draws", "" + draws), List.of());
        }
        var population = populations.of(cycle).stream()
                .sorted(Comparator.comparing(one -> one.evaluation().value()))
                .toList();
        if (population.isEmpty()) {
            throw CommandRefused.rule("nothing-to-draw", Map.of());
        }
        if (command.size() < 1 || command.size() > population.size()) {
            throw CommandRefused.malformed(
                    "bad-sample-size", "size", Map.of("size", "" + command.size(), "most", "" + population.size()));
        }
        var seed = command.seedOrigin() == SeedOrigin.SYSTEM ? seeds.next() : line("seed", command.seed());
        var source = command.seedOrigin() == SeedOrigin.SYSTEM ? "" : line("seedSource", command.seedSource());
        var forms = population.stream().map(Member::evaluation).toList();
        apply(
                new SampleDrawn(
                        command.recheck(),
                        draws + 1,
                        Drawing.METHOD,
                        Drawing.VERSION,
                        command.seedOrigin(),
                        seed,
                        source,
                        population,
                        Drawing.digest(population),
                        command.size(),
                        Drawing.draw(seed, forms, command.size()),
                        draws == 0 ? "" : PlainText.reason(command.reason())),
                by.asMetaData());
    }

    @CommandHandler
    void handle(ScoreRows command, MetaData from, Authority authority, RuleSets rules, SettledForms forms) {
        var check = open(command.draw(), command.evaluation());
        var form = settled(forms, check);
        var by = reviewing(from, authority, form);
        requireSeen(check, command.seen());
        var deductions = rules.deductions(form.opened().ruleSet());
        new Marking(form, deductions, check.rows()).mark(command).forEach(event -> apply(event, by.asMetaData()));
    }

    @CommandHandler
    void handle(FinishRecheck command, MetaData from, Authority authority, SettledForms forms) {
        var check = open(command.draw(), command.evaluation());
        var form = settled(forms, check);
        var by = reviewing(from, authority, form);
        requireSeen(check, command.seen());
        var missing = form.rows().keySet().stream()
                .filter(row -> !check.rows().containsKey(row))
                .count();
        if (missing > 0) {
            throw CommandRefused.rule("recheck-incomplete", Map.of("count", "" + missing));
        }
        var reviewed = check.rows().values().stream()
                .map(row -> row.self().minus(row.reviewed()))
                .reduce(form.selfTotal(), Points::minus);
        var opinion = command.opinion().isBlank() ? "" : PlainText.reason(command.opinion());
        apply(
                new FormRechecked(
                        command.recheck(),
                        command.draw(),
                        command.evaluation(),
                        form.selfTotal(),
                        reviewed,
                        Deviation.between(form.selfTotal(), reviewed).orElse(null),
                        opinion),
                by.asMetaData());
    }

    @EventSourcingHandler
    void on(RecheckEvent event, @SequenceNumber long sequence) {
        id = event.recheck();
        if (event instanceof SampleDrawn drawn) {
            draws = drawn.draw();
            drawn.population().stream()
                    .filter(member -> drawn.drawn().contains(member.evaluation()))
                    .forEach(member -> checks.put(
                            new Place(drawn.draw(), member.evaluation()),
                            new Check(member, Map.of(), sequence, false)));
        } else if (event instanceof RowRechecked row) {
            checks.computeIfPresent(
                    new Place(row.draw(), row.evaluation()), (place, check) -> check.with(row, sequence));
        } else if (event instanceof FormRechecked form) {
            checks.computeIfPresent(
                    new Place(form.draw(), form.evaluation()),
                    (place, check) -> new Check(check.member(), check.rows(), sequence, true));
        }
    }

    private Check open(int draw, EvaluationId evaluation) {
        var check = checks.get(new Place(draw, evaluation));
        if (check == null) {
            throw CommandRefused.absent("not-drawn", Map.of("draw", "" + draw, "evaluation", evaluation.value()));
        }
        if (check.finished()) {
            throw CommandRefused.rule("recheck-finished", Map.of());
        }
        return check;
    }

    private static Settled settled(SettledForms forms, Check check) {
        return forms.find(check.member())
                .orElseThrow(() -> new IllegalStateException(
                        check.member().evaluation() + " was drawn, and was never settled so"));
    }

    /** Nobody re-checks a form of their own unit, nor one that they, or the person they act for, had a hand in. */
    private static Authorised reviewing(MetaData from, Authority authority, Settled form) {
        var unit = form.opened().unit();
        var ways = authority.entitlements(Actor.from(from), BUREAU, unit);
        return ways.stream()
                .filter(by -> Collections.disjoint(by.hands(), form.hands()))
                .filter(by -> by.hands().stream().noneMatch(hand -> authority.belongs(hand, unit)))
                .findFirst()
                .orElseThrow(() -> CommandRefused.forbidden(
                        "own-recheck",
                        Map.of("name", ways.get(0).name(), "unit", form.opened().unitName())));
    }

    private static void requireSeen(Check check, long seen) {
        if (seen != check.sequence()) {
            throw CommandRefused.stale(
                    "recheck-changed", Map.of("seen", "" + seen, "current", "" + check.sequence()), List.of());
        }
    }

    private static String line(String field, String typed) {
        try {
            return PlainText.name(field, typed);
        } catch (CommandRefused refused) {
            throw field.equals("seed")
                    ? CommandRefused.malformed("bad-seed", field, Map.of())
                    : CommandRefused.malformed("bad-seed-source", field, Map.of());
        }
    }
}
