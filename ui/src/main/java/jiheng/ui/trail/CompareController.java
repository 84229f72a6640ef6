package jiheng.ui.trail;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jiheng.command.CommandRefused;
import jiheng.events.calendar.BeijingTime;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Stage;
import jiheng.query.evaluation.Comparison;
import jiheng.query.evaluation.Form;
import jiheng.query.evaluation.TextComparison;
import jiheng.query.history.Entry;
import jiheng.query.history.Histories;
import jiheng.ui.acts.Wording;
import jiheng.ui.moment.Moments;
import jiheng.ui.moving.Moves;
import jiheng.ui.security.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/** What differs between any two states of a form. */
@Controller
@RequestMapping("/evaluations/{id}/compare")
class CompareController {
    private static final int MOST_ENTRIES = 20_000;
    private static final List<String> SECTIONS =
            List.of(Cell.HEADER, Cell.FUNDS, Cell.NARRATIVES, Cell.BRANCHES, Cell.INDICATORS, "totals");

    private final Reading reading;
    private final Moments moments;
    private final Histories histories;
    private final Telling telling;
    private final Wording wording;
    private final Moves moves;

    CompareController(
            Reading reading, Moments moments, Histories histories, Telling telling, Wording wording, Moves moves) {
        this.reading = reading;
        this.moments = moments;
        this.histories = histories;
        this.telling = telling;
        this.wording = wording;
        this.moves = moves;
    }

    /** One cell or row that differs; {@code returned} tells why its row was sent back in between, or is empty. */
    record Row(
            String field,
            String label,
            String style,
            String from,
            String to,
            List<TextComparison.Segment> segments,
            String returned) {
        /** What a history is narrowed to: the cell, or the row as a whole. */
        public String touched() {
            return field.matches(Cell.INDICATORS + "/[^/]+") ? key(field) : field;
        }
    }

    record Section(String key, List<Row> rows) {}

    /**
     * @param fromAt and {@code toAt} are moments as people type them, and take the place of {@code from} and {@code to}
     * @param view {@code sheets} shows both forms side by side
     */
    @GetMapping
    String compare(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String fromAt,
            @RequestParam(required = false) @Nullable String toAt,
            @RequestParam(required = false) @Nullable String view,
            Model model,
            Locale locale) {
        var form = reading.form(id);
        if (given(fromAt) || given(toAt)) {
            return "redirect:/evaluations/" + form.id() + "/compare?from="
                    + UriUtils.encode(given(fromAt) ? moment(fromAt, "fromAt") : word(from, first(form)), "UTF-8")
                    + "&to="
                    + UriUtils.encode(given(toAt) ? moment(toAt, "toAt") : word(to, "current"), "UTF-8")
                    + ("sheets".equals(view) ? "&view=sheets" : "");
        }
        var wordFrom = word(from, first(form));
        var wordTo = word(to, "current");
        var before = moments.at(form, wordFrom, "from");
        var after = moments.at(form, wordTo, "to");
        var all = Comparison.between(before, after);
        var differences =
                all.stream().filter(one -> one.kind() != Comparison.Kind.KEPT).toList();
        var entries = histories.entries(Histories.Filter.of(form.id()), MOST_ENTRIES);
        var rows = rows(differences, returned(entries, before, after, locale), locale);
        model.addAttribute("head", Head.of(form, wording, locale));
        model.addAttribute(
                "kept", differences.size() == all.size() ? List.of() : moves.kept(later(before, after), locale));
        model.addAttribute("from", wordFrom);
        model.addAttribute("to", wordTo);
        model.addAttribute("before", Head.of(before, wording, locale));
        model.addAttribute("after", Head.of(after, wording, locale));
        model.addAttribute("beforeAt", telling.signed(before.last(), locale));
        model.addAttribute("afterAt", telling.signed(after.last(), locale));
        model.addAttribute("versions", versions(form, wordFrom, wordTo, locale));
        model.addAttribute("steps", steps(entries, locale));
        model.addAttribute("sections", sections(rows));
        model.addAttribute("count", rows.size());
        model.addAttribute("counts", rows.stream().collect(Collectors.groupingBy(Row::style, Collectors.counting())));
        model.addAttribute("swapped", before.sequence() > after.sequence());
        model.addAttribute("sheets", "sheets".equals(view));
        if ("sheets".equals(view)) {
            model.addAttribute("left", Paper.earlier(before, differences, Paper.options(before, locale)));
            model.addAttribute("right", Paper.later(before, after, differences, Paper.options(after, locale)));
        }
        return "trail/compare";
    }

    private List<Row> rows(List<Comparison.Difference> differences, Map<String, String> returned, Locale locale) {
        return differences.stream()
                .map(one -> {
                    var changed = Telling.changed(
                            one.field(),
                            wording.words(one.label(), locale),
                            wording.before(one, locale),
                            wording.after(one, locale));
                    return new Row(
                            changed.field(),
                            changed.label(),
                            changed.style(),
                            changed.from(),
                            changed.to(),
                            changed.isText() ? one.segments() : List.of(),
                            returned.getOrDefault(key(one.field()), ""));
                })
                .toList();
    }

    /** The rows that were sent back between two states, with the last reason. */
    private Map<String, String> returned(List<Entry> entries, Form before, Form after, Locale locale) {
        var earlier = Math.min(before.sequence(), after.sequence());
        var later = Math.max(before.sequence(), after.sequence());
        var rows = new LinkedHashMap<String, String>();
        for (var entry : entries) {
            if (entry.kind().equals("returned") && entry.sequence() > earlier && entry.sequence() <= later) {
                entry.rows().forEach(row -> rows.put(row, telling.reason(entry, locale)));
            }
        }
        return rows;
    }

    private static Form later(Form before, Form after) {
        return before.sequence() > after.sequence() ? before : after;
    }

    private static String key(String field) {
        var first = field.indexOf('/');
        var last = field.lastIndexOf('/');
        return first < last ? field.substring(first + 1, last) : field.substring(last + 1);
    }

    private static List<Section> sections(List<Row> rows) {
        return SECTIONS.stream()
                .map(key -> new Section(
                        key,
                        rows.stream()
                                .filter(row -> row.field().startsWith(key + "/"))
                                .toList()))
                .filter(section -> !section.rows().isEmpty())
                .toList();
    }

    /** What can be chosen by name; a word from the address that is none of them stays chosen. */
    private Map<String, String> versions(Form form, String from, String to, Locale locale) {
        var words = new LinkedHashMap<String, String>();
        for (var one : form.submissions()) {
            var word = (one.stage() == Stage.RESULTS ? "v" : "t") + one.version();
            words.put(
                    word,
                    wording.say(
                            "trail.compare.version." + one.stage().name(),
                            Map.of(
                                    "version",
                                    "" + one.version(),
                                    "at",
                                    BeijingTime.text(one.by().at())),
                            locale));
        }
        if (form.settlement() != null) {
            words.put("settled", wording.say("trail.compare.settled", Map.of(), locale));
        }
        words.put("current", wording.say("trail.compare.current", Map.of(), locale));
        for (var word : List.of(from, to)) {
            if (!word.matches("[0-9]+") && !words.containsKey(word)) {
                words.put(word, Times.moment(word).map(BeijingTime::text).orElse(word));
            }
        }
        return words;
    }

    private Map<String, String> steps(List<Entry> entries, Locale locale) {
        var steps = new LinkedHashMap<String, String>();
        for (var item : Item.of(entries)) {
            for (var entry : item.entries()) {
                var summary = wording.words(entry.summary(), locale);
                steps.put(
                        "" + entry.sequence(),
                        entry.sequence() + " · " + BeijingTime.text(entry.by().at()) + " · "
                                + (summary.length() > 30 ? summary.substring(0, 30) + "…" : summary));
            }
        }
        return steps;
    }

    /** What a comparison starts from if nothing is chosen: the first version, else the opening. */
    private static String first(Form form) {
        return form.submission(Stage.RESULTS, 1).isPresent()
                ? "v1"
                : form.submission(Stage.TARGETS, 1).isPresent() ? "t1" : "0";
    }

    private static String moment(@Nullable String text, String field) {
        var typed = text == null ? "" : text;
        return Times.moment(typed)
                .map(moment ->
                        moment.atZone(BeijingTime.ZONE).toOffsetDateTime().toString())
                .orElseThrow(() -> CommandRefused.malformed("not-a-moment", field, Map.of("text", typed)));
    }

    private static boolean given(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static String word(@Nullable String text, String fallback) {
        return text == null || text.isBlank() ? fallback : text.strip();
    }
}
