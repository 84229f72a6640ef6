package jiheng.ui.trail;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jiheng.events.evaluation.Cell;
import jiheng.events.evaluation.Words;
import jiheng.query.evaluation.Form;
import jiheng.query.evaluation.Labels;
import jiheng.query.history.Entry;
import jiheng.ui.acts.Wording;

/** The rows of a form by their keys, those that were taken off too, as a reader would call them. */
final class Rows {
    private Rows() {}

    static Map<String, String> labels(Form form, List<Entry> entries, Wording wording, Locale locale) {
        var labels = new Labels(form.layout(), form.content());
        var rows = new LinkedHashMap<String, String>();
        rows.put(Cell.TOTAL, wording.words(labels.row(Cell.TOTAL), locale));
        form.layout().funds().sources().forEach(one -> rows.put(one.key(), wording.words(one.title(), locale)));
        form.layout().narratives().forEach(one -> rows.put(one.key(), wording.words(one.title(), locale)));
        for (var branch : form.layout().branches()) {
            for (var child : branch.children()) {
                form.content().indicators().stream()
                        .filter(row ->
                                row.branch().equals(branch.key()) && row.child().equals(child.key()))
                        .forEach(row -> rows.put(
                                row.id().value(),
                                wording.words(child.title(), locale) + " · "
                                        + wording.words(labels.row(row.id().value()), locale)));
            }
        }
        for (var entry : entries) {
            if (entry.kind().equals("indicator-removed")) {
                entry.rows().forEach(row -> rows.putIfAbsent(row, removed(entry, wording, locale)));
            }
        }
        return rows;
    }

    /** A row that is no longer there is called what it held when it went. */
    private static String removed(Entry entry, Wording wording, Locale locale) {
        var name = entry.changes().stream()
                .filter(change -> change.field().endsWith("/content"))
                .map(Entry.Change::from)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(entry.rows().get(0));
        return wording.words(new Words("已删除 · " + name, "removed · " + name), locale);
    }
}
