package jiheng.ui.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.Words;
import jiheng.query.evaluation.Evaluations;
import jiheng.query.evaluation.Form;
import jiheng.query.evaluation.Labels;
import jiheng.query.evidence.Attachment;
import jiheng.query.evidence.Attachments;
import jiheng.ui.security.Reading;
import org.springframework.stereotype.Component;

/** Where else the same content counts; forms that the reader may not see are only counted. */
@Component
public class Places {
    private final Attachments attachments;
    private final Evaluations evaluations;
    private final Reading reading;

    Places(Attachments attachments, Evaluations evaluations, Reading reading) {
        this.attachments = attachments;
        this.evaluations = evaluations;
        this.reading = reading;
    }

    /** A row of a form; {@code project} is empty for a department's. */
    public record Place(
            String evaluation,
            String unitName,
            int year,
            Words title,
            String project,
            String row,
            Words rowTitle,
            String evidence,
            String file) {}

    /** @param hidden in how many rows of forms that the reader may not see */
    public record Elsewhere(List<Place> seen, int hidden) {
        static final Elsewhere NOWHERE = new Elsewhere(List.of(), 0);
    }

    /** For each of the attachments, by its id, where else its content counts. */
    public Map<String, Elsewhere> of(List<Attachment> those) {
        var units = reading.units();
        var forms = new HashMap<EvaluationId, Optional<Form>>();
        var contents =
                those.stream().map(one -> one.evidence().sha256()).distinct().toList();
        var all = attachments.withContents(contents);
        var found = new HashMap<String, Elsewhere>();
        for (var one : those) {
            var seen = new ArrayList<Place>();
            int hidden = 0;
            for (var other : all) {
                var same = other.evidence().sha256().equals(one.evidence().sha256());
                var itself = other.evaluation().equals(one.evaluation())
                        && other.evidence().id().equals(one.evidence().id());
                if (!same || itself) {
                    continue;
                }
                if (units.contains(other.unit())) {
                    forms.computeIfAbsent(other.evaluation(), evaluations::find)
                            .ifPresent(form -> seen.add(place(form, other)));
                } else {
                    hidden++;
                }
            }
            found.put(one.evidence().id().value(), new Elsewhere(List.copyOf(seen), hidden));
        }
        return found;
    }

    static Place place(Form form, Attachment at) {
        var project = form.project();
        return new Place(
                form.id().value(),
                form.unitName(),
                form.year(),
                form.layout().title(),
                project == null ? "" : project.name(),
                at.evidence().row(),
                new Labels(form.layout(), form.content()).row(at.evidence().row()),
                at.evidence().id().value(),
                at.evidence().file());
    }
}
