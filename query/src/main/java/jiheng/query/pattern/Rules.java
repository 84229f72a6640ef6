package jiheng.query.pattern;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jiheng.events.calendar.BeijingTime;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which acts on one form are found unusual. Pure: the same history and deadlines always give the same
 * findings. A changed threshold or meaning is a new {@link #VERSION}.
 */
public final class Rules {
    public static final int VERSION = 1;

    /** Hours of Beijing: from the first on, before the second. */
    public static final int NIGHT_FROM = 22;

    public static final int NIGHT_UNTIL = 6;

    /** Cells changed in one act. */
    public static final int BULK = 30;

    /** Seconds between a form's arrival at a step and its approval there. */
    public static final int QUICK = 30;

    /** Minutes before the end of a deadline's day. */
    public static final int LAST_MINUTES = 30;

    private static final Set<String> CELLS = Set.of("cell-filled", "cell-corrected");
    private static final Set<String> CHANGES = Set.of(
            "cell-filled",
            "cell-corrected",
            "indicator-added",
            "indicator-removed",
            "evidence-attached",
            "evidence-withdrawn");
    private static final Set<String> APPROVALS = Set.of("step-approved", "settled");
    private static final Set<String> DECISIONS =
            Set.of("step-approved", "settled", "returned", "correction-granted", "correction-refused");
    private static final Set<String> BY_ITSELF =
            Set.of("scored", "baseline-locked", "approval-lapsed", "opened", "reopened");

    private Rules() {}

    /** @param steps the history of one form in its order; {@code deadlines} the last days of its cycle */
    public static List<Unusual> find(List<Step> steps, Collection<LocalDate> deadlines) {
        return Stream.of(night(steps), bulk(steps), bothSides(steps), quick(steps), beforeDeadlines(steps, deadlines))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Unusual> night(List<Step> steps) {
        return groups(
                        steps,
                        step -> isNight(step.at()) && !BY_ITSELF.contains(step.kind()),
                        step -> step.account() + " " + evening(step.at()))
                .values()
                .stream()
                .map(group -> unusual(
                        Rule.NIGHT_WORK,
                        group,
                        List.of("" + group.stream().map(Step::act).distinct().count())))
                .toList();
    }

    private static boolean isNight(Instant at) {
        var hour = at.atZone(BeijingTime.ZONE).getHour();
        return hour >= NIGHT_FROM || hour < NIGHT_UNTIL;
    }

    /** The day a night began on. */
    private static LocalDate evening(Instant at) {
        return BeijingTime.day(at.minus(Duration.ofHours(NIGHT_UNTIL)));
    }

    private static List<Unusual> bulk(List<Step> steps) {
        var opening = steps.stream()
                .filter(step -> step.kind().equals("opened"))
                .map(Step::act)
                .collect(Collectors.toSet());
        return groups(
                        steps,
                        step -> CELLS.contains(step.kind()) && !opening.contains(step.act()),
                        step -> step.account() + " " + step.act())
                .values()
                .stream()
                .filter(group -> group.size() >= BULK)
                .map(group -> unusual(Rule.BULK_EDIT, group, List.of("" + group.size())))
                .toList();
    }

    /** By person: an act by delegation is in the hands of both. */
    private static List<Unusual> bothSides(List<Step> steps) {
        var hands = new LinkedHashMap<String, List<Step>>();
        for (var step : steps) {
            if (CHANGES.contains(step.kind())
                    || DECISIONS.contains(step.kind())
                    || step.kind().equals("submitted")) {
                Stream.of(step.account(), other(step))
                        .filter(hand -> !hand.isEmpty())
                        .forEach(hand -> hands.computeIfAbsent(hand, any -> new ArrayList<>())
                                .add(step));
            }
        }
        return hands.values().stream()
                .filter(own -> own.stream().map(Step::role).distinct().count() > 1
                        && own.stream().anyMatch(step -> DECISIONS.contains(step.kind()))
                        && own.stream().anyMatch(step -> step.onBehalfOf() != null))
                .map(own -> unusual(
                        Rule.BOTH_SIDES,
                        firstOfEachRole(own),
                        own.stream().map(Step::role).distinct().toList()))
                .distinct()
                .toList();
    }

    private static String other(Step step) {
        @Nullable String other = step.onBehalfOf();
        return other == null ? "" : other;
    }

    private static List<Step> firstOfEachRole(List<Step> own) {
        return List.copyOf(own.stream()
                .collect(Collectors.toMap(Step::role, step -> step, (first, later) -> first, LinkedHashMap::new))
                .values());
    }

    private static List<Unusual> quick(List<Step> steps) {
        var found = new ArrayList<Unusual>();
        @Nullable Step arrived = null;
        for (var step : steps) {
            // Settling is one act with the last approval; the form arrived before both.
            if (arrived != null
                    && APPROVALS.contains(step.kind())
                    && !step.act().equals(arrived.act())) {
                var seconds = Duration.between(arrived.at(), step.at()).toSeconds();
                if (seconds < QUICK) {
                    found.add(unusual(Rule.QUICK_APPROVAL, List.of(step), List.of("" + seconds)));
                }
            }
            if (step.kind().equals("submitted") || APPROVALS.contains(step.kind())) {
                arrived = step;
            }
        }
        return found;
    }

    private static List<Unusual> beforeDeadlines(List<Step> steps, Collection<LocalDate> deadlines) {
        return deadlines.stream()
                .distinct()
                .map(day -> BeijingTime.startOf(day.plusDays(1)))
                .flatMap(end -> groups(
                                steps,
                                step -> CHANGES.contains(step.kind())
                                        && step.at().isBefore(end)
                                        && !step.at().isBefore(end.minus(Duration.ofMinutes(LAST_MINUTES))),
                                Step::account)
                        .values()
                        .stream()
                        .map(group -> unusual(
                                Rule.BEFORE_DEADLINE,
                                group,
                                List.of(
                                        ""
                                                + Duration.between(group.get(0).at(), end)
                                                        .toSeconds(),
                                        "" + group.size()))))
                .toList();
    }

    private static Map<String, List<Step>> groups(List<Step> steps, Predicate<Step> wanted, Function<Step, String> by) {
        return steps.stream()
                .filter(wanted)
                .collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()));
    }

    private static Unusual unusual(Rule rule, List<Step> steps, List<String> facts) {
        return new Unusual(
                rule,
                steps.get(0).at(),
                steps.stream().map(Step::name).distinct().toList(),
                steps.stream().map(Step::sequence).toList(),
                facts);
    }
}
