package jiheng.ui.disclosure;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jiheng.command.CommandRefused;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.Redaction;
import jiheng.events.evaluation.Value;
import jiheng.query.evaluation.Disclosure;
import jiheng.query.evaluation.Form;
import jiheng.query.evaluation.Labels;
import jiheng.ui.acts.Wording;
import org.springframework.util.MultiValueMap;

/** What a reviewer blacks out, as the page sends it and as it shows it again. */
final class Hidden {
    private Hidden() {}

    /**
     * One part on the page.
     *
     * @param value what the box sends: the cell's path, and after a colon the text unless it is the whole cell
     * @param text what is blacked out
     * @param whole whether that is all of the cell
     * @param after what the public reads in the cell instead
     */
    record Part(String value, String where, String text, boolean whole, String why, boolean chosen, String after) {}

    /** A text that is blacked out in one place and still to be read in another. */
    record Left(String text, String where) {}

    /** A cell that holds words. */
    record Place(String value, String label) {}

    static String value(Redaction one) {
        return one.text() == null ? one.cell().path() : one.cell().path() + ":" + one.text();
    }

    /** The ticked boxes, then what was typed: in one cell, or wherever it stands. */
    static List<Redaction> read(Content content, MultiValueMap<String, String> typed) {
        Set<Redaction> all = new LinkedHashSet<>();
        for (var box : typed.getOrDefault("hide", List.of())) {
            int colon = box.indexOf(':');
            all.add(new Redaction(
                    cell(colon < 0 ? box : box.substring(0, colon)), colon < 0 ? null : box.substring(colon + 1)));
        }
        var cells = typed.getOrDefault("ownCell", List.of());
        var texts = typed.getOrDefault("ownText", List.of());
        for (int i = 0; i < Math.min(cells.size(), texts.size()); i++) {
            var text = texts.get(i).strip().replace("\r\n", "\n");
            if (!cells.get(i).isBlank()) {
                all.add(new Redaction(cell(cells.get(i)), text.isEmpty() ? null : text));
            } else if (!text.isEmpty()) {
                var everywhere = everywhere(content, text);
                if (everywhere.isEmpty()) {
                    throw CommandRefused.malformed("redaction-nowhere", "ownText", Map.of("text", text));
                }
                all.addAll(everywhere);
            }
        }
        return List.copyOf(all);
    }

    static List<Redaction> everywhere(Content content, String text) {
        return content.cells().entrySet().stream()
                .filter(one -> one.getValue() instanceof Value.Text words
                        && words.text().contains(text))
                .map(one -> new Redaction(one.getKey(), text))
                .toList();
    }

    static Part part(
            Form form, Redaction one, String why, boolean chosen, List<Redaction> all, Wording wording, Locale locale) {
        var copy = Disclosure.copy(form, all, form.last().at()).content();
        return new Part(
                value(one),
                wording.words(new Labels(form.layout(), form.content()).cell(one.cell()), locale),
                one.text() == null ? form.content().text(one.cell()) : one.text(),
                one.text() == null,
                why,
                chosen,
                copy.text(one.cell()));
    }

    static List<Left> left(Form form, List<Redaction> redactions, Wording wording, Locale locale) {
        var copy = Disclosure.copy(form, redactions, form.last().at()).content();
        var labels = new Labels(form.layout(), copy);
        List<Left> left = new ArrayList<>();
        var texts = redactions.stream()
                .map(one -> one.text() == null ? form.content().text(one.cell()) : one.text())
                .filter(text -> text.length() > 1)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (var text : texts) {
            everywhere(copy, text)
                    .forEach(one -> left.add(new Left(text, wording.words(labels.cell(one.cell()), locale))));
        }
        return left;
    }

    static List<Place> places(Form form, Wording wording, Locale locale) {
        var labels = new Labels(form.layout(), form.content());
        return form.content().cells().entrySet().stream()
                .filter(one -> one.getValue() instanceof Value.Text)
                .map(one -> new Place(one.getKey().path(), wording.words(labels.cell(one.getKey()), locale)))
                .toList();
    }

    private static Cell cell(String path) {
        try {
            return new Cell(path);
        } catch (IllegalArgumentException notACell) {
            throw CommandRefused.malformed("no-such-cell", "hide", Map.of("cell", path));
        }
    }
}
