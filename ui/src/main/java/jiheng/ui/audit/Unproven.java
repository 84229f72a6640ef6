package jiheng.ui.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jiheng.events.calendar.BeijingTime;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.Words;
import jiheng.query.evaluation.Form;
import jiheng.query.evidence.Attachment;
import jiheng.query.history.Entry;
import jiheng.query.history.Histories;
import jiheng.ui.acts.Wording;
import jiheng.ui.api.FormJson;
import jiheng.ui.document.Documents;
import jiheng.ui.document.Formats;
import jiheng.ui.moment.Moments;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/**
 * What a bundle holds for people: each version that was submitted as PDF and JSON, the form as it stood at the
 * head if that is none of them, and a report in words.
 */
@Component
class Unproven {
    static final String REPORT = "report.html";

    private static final int MOST_ENTRIES = 20_000;

    private final Documents documents;
    private final Formats formats;
    private final Moments moments;
    private final FormJson json;
    private final Histories histories;
    private final Wording wording;
    private final SpringTemplateEngine templates;

    Unproven(
            Documents documents,
            Formats formats,
            Moments moments,
            FormJson json,
            Histories histories,
            Wording wording,
            SpringTemplateEngine templates) {
        this.documents = documents;
        this.formats = formats;
        this.moments = moments;
        this.json = json;
        this.histories = histories;
        this.wording = wording;
        this.templates = templates;
    }

    /** A form as the report tells of it. */
    public record Told(
            Form form,
            String project,
            Words state,
            List<Form.Submission> submissions,
            List<Attachment> files,
            List<Entry> acts) {
        public String at(Instant moment) {
            return BeijingTime.text(moment);
        }
    }

    /** The files by their plain names. */
    Map<String, byte[]> of(List<Form> forms, List<Attachment> attached, URI base) throws IOException {
        var all = new LinkedHashMap<String, byte[]>();
        var told = new ArrayList<Told>();
        for (var form : forms) {
            for (var one : form.submissions()) {
                var then = moments.submitted(form, one.stage(), one.version());
                var name = form.id() + "-" + (one.stage() == Stage.RESULTS ? "v" : "t") + one.version();
                var pdf = new ByteArrayOutputStream();
                formats.writer("pdf").write(documents.of(then, form.sequence(), base), pdf);
                all.put(name + ".pdf", pdf.toByteArray());
                all.put(name + ".json", json.of(then));
            }
            if (form.submissions().stream()
                    .noneMatch(one -> one.digest().equals(form.content().digest()))) {
                var pdf = new ByteArrayOutputStream();
                formats.writer("pdf").write(documents.of(form, form.sequence(), base), pdf);
                all.put(form.id() + "-now.pdf", pdf.toByteArray());
                all.put(form.id() + "-now.json", json.of(form));
            }
            told.add(told(form, attached));
        }
        var context = new Context(Locale.SIMPLIFIED_CHINESE, Map.of("forms", told));
        all.put(REPORT, templates.process("audit/report", context).getBytes(StandardCharsets.UTF_8));
        return all;
    }

    private Told told(Form form, List<Attachment> attached) {
        var project = form.project();
        var state = "state." + form.state().name();
        return new Told(
                form,
                project == null ? "" : project.name(),
                new Words(
                        wording.say(state, Map.of(), Locale.SIMPLIFIED_CHINESE),
                        wording.say(state, Map.of(), Locale.ENGLISH)),
                form.submissions(),
                attached.stream()
                        .filter(one -> one.evaluation().equals(form.id()))
                        .toList(),
                histories.entries(Histories.Filter.of(form.id()), MOST_ENTRIES));
    }
}
