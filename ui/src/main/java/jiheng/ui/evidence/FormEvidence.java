package jiheng.ui.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jiheng.query.evaluation.Form;
import jiheng.query.evaluation.Labels;
import jiheng.query.evidence.Attachment;
import jiheng.query.evidence.Attachments;
import jiheng.ui.acts.Wording;
import org.springframework.stereotype.Component;

/** The files of a form, row by row, as they stood after the event that the form is folded up to. */
@Component
class FormEvidence {
    private final Attachments attachments;
    private final Places places;
    private final Wording wording;

    FormEvidence(Attachments attachments, Places places, Wording wording) {
        this.attachments = attachments;
        this.places = places;
        this.wording = wording;
    }

    /** All rows, or only those that ever had a file; rows that were taken off come last. */
    List<RowFiles> rows(Form form, boolean all, Locale locale) {
        var then = then(form);
        var standing = Clips.rows(form).toList();
        var removed = then.stream().map(one -> one.evidence().row()).distinct().filter(row -> !standing.contains(row));
        return Stream.concat(standing.stream(), removed)
                .map(row -> row(form, row, then, locale))
                .filter(row -> all && standing.contains(row.row())
                        || !row.files().isEmpty()
                        || !row.gone().isEmpty())
                .toList();
    }

    RowFiles row(Form form, String row, Locale locale) {
        return row(form, row, then(form), locale);
    }

    private List<Attachment> then(Form form) {
        return attachments.of(form.id()).stream()
                .filter(one -> one.sequence() <= form.sequence())
                .toList();
    }

    private RowFiles row(Form form, String row, List<Attachment> all, Locale locale) {
        var those = all.stream().filter(one -> one.evidence().row().equals(row)).toList();
        var elsewhere = places.of(those);
        var files = new ArrayList<RowFiles.File>();
        var gone = new ArrayList<RowFiles.File>();
        for (var one : those) {
            var withdrawal = one.withdrawal();
            var counts = withdrawal == null || withdrawal.sequence() > form.sequence();
            var shown = counts && withdrawal != null
                    ? new Attachment(
                            one.evaluation(), one.unit(), one.evidence(), one.sequence(), one.by(), one.at(), null)
                    : one;
            (counts ? files : gone)
                    .add(RowFiles.File.of(
                            shown, elsewhere.getOrDefault(one.evidence().id().value(), Places.Elsewhere.NOWHERE)));
        }
        var label = wording.words(new Labels(form.layout(), form.content()).row(row), locale);
        return new RowFiles(row, label, List.copyOf(files), List.copyOf(gone));
    }
}
