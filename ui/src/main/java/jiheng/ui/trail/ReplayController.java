package jiheng.ui.trail;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jiheng.command.CommandRefused;
import jiheng.query.evaluation.Comparison;
import jiheng.query.evaluation.Form;
import jiheng.query.history.Entry;
import jiheng.query.history.Histories;
import jiheng.query.history.Replay;
import jiheng.ui.acts.Wording;
import jiheng.ui.evidence.Clips;
import jiheng.ui.moving.Moves;
import jiheng.ui.security.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A form event by event, as it was after each. */
@Controller
@RequestMapping("/evaluations/{id}/replay")
class ReplayController {
    private static final int MOST_ENTRIES = 20_000;

    /** The outline of each sign about its middle: told apart by shape as well as by colour. */
    private static final Map<String, String> SHAPES = Map.of(
            "submit", "M0-6 L6 5 L-6 5Z",
            "return", "M0-7 L7 0 L0 7 L-7 0Z",
            "approve", "M-5.5 0 A5.5 5.5 0 1 0 5.5 0 A5.5 5.5 0 1 0 -5.5 0Z",
            "settle", "M0-8 L2-3 L8-3 L3.5 1 L5 7 L0 3.5 L-5 7 L-3.5 1 L-8-3 L-2-3Z",
            "correct", "M-5-5H5V5H-5Z",
            "end", "M-6-6L6 6M6-6L-6 6");

    private final Reading reading;
    private final Histories histories;
    private final Replay replay;
    private final Telling telling;
    private final Wording wording;
    private final Moves moves;
    private final Clips clips;

    ReplayController(
            Reading reading,
            Histories histories,
            Replay replay,
            Telling telling,
            Wording wording,
            Clips clips,
            Moves moves) {
        this.reading = reading;
        this.histories = histories;
        this.replay = replay;
        this.telling = telling;
        this.wording = wording;
        this.moves = moves;
        this.clips = clips;
    }

    /** An act in the list beside the sheet; it leads to its last step. */
    record Listed(long from, long to, String headline, String style, String name, String behalf, String at) {}

    /** A kind of sign with its outline. */
    record Kind(String style, String shape) {}

    /** A sign over the slider; {@code place} in percent of its length. */
    record Sign(long sequence, String style, String place, String words) {}

    /**
     * @param seq the step to show; the last if neither it nor {@code at} is given
     * @param at a moment: the last event not later than it
     */
    @GetMapping
    String replay(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String seq,
            @RequestParam(required = false) @Nullable String at,
            Model model,
            Locale locale) {
        var form = reading.form(id);
        var entries = histories.entries(Histories.Filter.of(form.id()), MOST_ENTRIES);
        var last = form.sequence();
        var step = at == null || at.isBlank() ? sequence(seq, last) : before(at, entries);
        show(form, Math.min(step, last), model, locale);
        model.addAttribute("at", at == null ? "" : at.strip());
        var items = Item.of(entries);
        model.addAttribute(
                "acts", items.stream().map(item -> listed(item, locale)).toList());
        var signs = signs(entries, last, locale);
        model.addAttribute("signs", signs);
        model.addAttribute("shapes", SHAPES);
        model.addAttribute(
                "legend",
                signs.stream()
                        .map(Sign::style)
                        .distinct()
                        .map(style -> new Kind(style, SHAPES.getOrDefault(style, "")))
                        .toList());
        return "trail/replay";
    }

    /** One step as a piece of HTML; what lies before and after it comes along, so that a page can go on. */
    @GetMapping("/step")
    String step(@PathVariable String id, @RequestParam long seq, Model model, Locale locale) {
        show(reading.form(id), seq, model, locale);
        return "trail/step :: step";
    }

    private void show(Form current, long sequence, Model model, Locale locale) {
        var passage = replay.passage(current.id(), sequence)
                .orElseThrow(() -> CommandRefused.absent("no-such-moment", Map.of("moment", "" + sequence)));
        var before = passage.before();
        var after = passage.after();
        List<Comparison.Difference> differences = before == null ? List.of() : Comparison.between(before, after);
        model.addAttribute("head", Head.of(current, wording, locale));
        model.addAttribute("then", Head.of(after, wording, locale));
        model.addAttribute("told", telling.told(passage.entry(), locale));
        model.addAttribute("style", Telling.style(passage.entry().kind()));
        model.addAttribute(
                "changed", differences.stream().map(one -> changed(one, locale)).toList());
        model.addAttribute("clips", clips.then(after, locale));
        model.addAttribute("kept", moves.kept(after, locale));
        model.addAttribute("seq", sequence);
        model.addAttribute("last", current.sequence());
        model.addAttribute("sheet", Paper.later(before, after, differences, Paper.options(after, locale)));
    }

    private Told.Changed changed(Comparison.Difference one, Locale locale) {
        var label = wording.words(one.label(), locale);
        return one.kind() == Comparison.Kind.KEPT
                ? Telling.changed(
                        one.field(), wording.say("moving.kept.label", Map.of("label", label), locale), "", one.to())
                : Telling.changed(one.field(), label, one.from(), one.to());
    }

    private static long sequence(@Nullable String seq, long last) {
        if (seq == null || seq.isBlank()) {
            return last;
        }
        if (!seq.strip().matches("[0-9]{1,18}")) {
            throw CommandRefused.absent("no-such-moment", Map.of("moment", seq));
        }
        return Long.parseLong(seq.strip());
    }

    private static long before(String at, List<Entry> entries) {
        var moment = Times.moment(at)
                .or(() -> Times.day(at, true).map(end -> end.minusNanos(1)))
                .orElseThrow(() -> CommandRefused.malformed("not-a-moment", "at", Map.of("text", at)));
        return entries.stream()
                .filter(entry -> !entry.by().at().isAfter(moment))
                .max(Comparator.comparingLong(Entry::sequence))
                .map(Entry::sequence)
                .orElseThrow(() -> CommandRefused.absent("no-such-moment", Map.of("moment", at)));
    }

    private Listed listed(Item item, Locale locale) {
        var by = telling.signed(item.last().by(), locale);
        return new Listed(
                item.first().sequence(),
                item.last().sequence(),
                telling.headline(item, locale),
                Telling.style(item),
                by.name(),
                by.behalf(),
                by.at());
    }

    private List<Sign> signs(List<Entry> entries, long last, Locale locale) {
        var signs = new ArrayList<Sign>();
        for (var entry : entries) {
            var style = Telling.style(entry.kind());
            if (!style.isEmpty() && !entry.kind().equals("baseline-locked")) {
                var place = last == 0 ? "0" : "" + Math.round(10_000.0 * entry.sequence() / last) / 100.0;
                signs.add(new Sign(entry.sequence(), style, place, wording.words(entry.summary(), locale)));
            }
        }
        return List.copyOf(signs);
    }
}
