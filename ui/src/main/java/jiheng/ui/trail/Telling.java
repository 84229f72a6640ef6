package jiheng.ui.trail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jiheng.command.Actor;
import jiheng.events.calendar.BeijingTime;
import jiheng.events.organisation.Role;
import jiheng.query.evaluation.Act;
import jiheng.query.evaluation.TextComparison;
import jiheng.query.history.Entry;
import jiheng.ui.acts.Wording;
import org.springframework.stereotype.Component;

/** Puts entries and acts into the words of a page. */
@Component
class Telling {
    /** Kinds that come in numbers, in the order they are counted in a headline. */
    private static final List<String> COUNTED = List.of(
            "indicator-added",
            "indicator-removed",
            "cell-filled",
            "cell-corrected",
            "approval-lapsed",
            "finding-raised",
            "finding-closed");

    private static final Set<String> CORRECTING = Set.of(
            "correction-requested",
            "correction-granted",
            "correction-refused",
            "correction-abandoned",
            "cell-corrected",
            "approval-lapsed");

    private final Wording wording;

    Telling(Wording wording) {
        this.wording = wording;
    }

    Told told(Entry entry, Locale locale) {
        return new Told(
                entry.evaluation().value(),
                entry.sequence(),
                entry.kind(),
                kind(entry.kind(), locale),
                entry.kind().equals(Item.SCORED),
                wording.words(entry.summary(), locale),
                entry.changes().stream().map(change -> changed(change, locale)).toList(),
                reason(entry, locale),
                signed(entry.by(), locale));
    }

    Told.Act act(Item item, Locale locale) {
        return new Told.Act(
                item.first().evaluation().value(),
                headline(item, locale),
                style(item),
                item.told().get(0).kind().equals(Item.SCORED),
                item.first().sequence(),
                item.last().sequence(),
                signed(item.last().by(), locale),
                item.entries().stream()
                        .map(entry -> reason(entry, locale))
                        .filter(reason -> !reason.isEmpty())
                        .distinct()
                        .toList(),
                item.entries().stream().map(entry -> told(entry, locale)).toList());
    }

    /** The reason that was given, empty if none was. */
    String reason(Entry entry, Locale locale) {
        return entry.reason() == null ? "" : wording.words(entry.reason(), locale);
    }

    /** What was done in one sentence: what is told once in its own words, what comes in numbers counted. */
    String headline(Item item, Locale locale) {
        var told = item.told();
        if (told.size() == 1) {
            return wording.words(told.get(0).summary(), locale);
        }
        var parts = new ArrayList<String>();
        for (var entry : told) {
            if (!COUNTED.contains(entry.kind())) {
                parts.add(wording.words(entry.summary(), locale));
            }
        }
        var counts = new LinkedHashMap<String, Long>();
        COUNTED.forEach(kind -> counts.put(
                kind, told.stream().filter(entry -> entry.kind().equals(kind)).count()));
        counts.forEach((kind, count) -> {
            if (count > 0) {
                parts.add(wording.say("trail.count." + kind, Map.of("count", "" + count), locale));
            }
        });
        return String.join(Wording.isEnglish(locale) ? "; " : "，", parts);
    }

    /** What kind of mark an act gets: submit, return, approve, settle, correct, end, or none. */
    static String style(Item item) {
        return item.entries().stream()
                .map(Entry::kind)
                .map(Telling::style)
                .filter(style -> !style.isEmpty())
                .reduce((first, second) -> second)
                .orElse("");
    }

    static String style(String kind) {
        return switch (kind) {
            case "submitted", "withdrawn" -> "submit";
            case "returned" -> "return";
            case "step-approved", "baseline-locked" -> "approve";
            case "settled" -> "settle";
            case "cancelled", "reopened" -> "end";
            default -> CORRECTING.contains(kind) ? "correct" : "";
        };
    }

    String kind(String kind, Locale locale) {
        return wording.say("trail.kind." + kind, Map.of(), locale);
    }

    String role(String role, Locale locale) {
        return Arrays.stream(Role.values()).anyMatch(one -> one.name().equals(role))
                ? wording.say("role." + role, Map.of(), locale)
                : role;
    }

    Told.Signed signed(Act by, Locale locale) {
        return new Told.Signed(
                by.name(),
                by.account(),
                by.onBehalfOfName() == null ? "" : by.onBehalfOfName(),
                by.onBehalfOf() == null ? "" : by.onBehalfOf(),
                by.account().equals(Actor.SYSTEM.value())
                        ? wording.say("trail.program", Map.of(), locale)
                        : role(by.role(), locale),
                by.unitName(),
                BeijingTime.text(by.at()),
                by.at().toString(),
                by.act(),
                by.session(),
                by.address(),
                by.request(),
                by.application());
    }

    Told.Changed changed(Entry.Change change, Locale locale) {
        return changed(change.field(), wording.words(change.label(), locale), change.from(), change.to());
    }

    static Told.Changed changed(String field, String label, String from, String to) {
        var style = from.isEmpty() ? "added" : to.isEmpty() ? "removed" : "changed";
        var compared = style.equals("changed") && (Told.Changed.isLong(from) || Told.Changed.isLong(to));
        return new Told.Changed(field, label, style, from, to, compared ? TextComparison.between(from, to) : List.of());
    }

    /** The kinds there are, with their words, for a choice; in the order of a form's life. */
    Map<String, String> kinds(Locale locale) {
        return Kinds.ALL.stream()
                .collect(Collectors.toMap(
                        kind -> kind, kind -> kind(kind, locale), (one, other) -> one, LinkedHashMap::new));
    }
}
