package jiheng.ui.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import jiheng.command.template.Templates;
import jiheng.events.cycle.CycleId;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.FormKind;
import jiheng.events.evaluation.Layout;
import jiheng.events.evaluation.Project;
import jiheng.events.evaluation.RuleSetVersion;
import jiheng.events.evaluation.Stage;
import jiheng.events.evaluation.TemplateVersion;
import jiheng.events.organisation.UnitId;
import jiheng.query.evaluation.Act;
import jiheng.query.evaluation.Disclosure;
import jiheng.query.evaluation.Findings;
import jiheng.query.evaluation.Form;
import jiheng.query.evaluation.State;
import jiheng.ui.Product;
import org.jspecify.annotations.Nullable;

/** Writes any content as the running product would. */
public final class Written {
    private Written() {}

    public static Layout layout(TemplateVersion template) {
        return Templates.shipped().find(template).orElseThrow().layout();
    }

    public static byte[] as(String format, TemplateVersion template, Content content) {
        return as(format, document(template, content, State.SUBMITTED));
    }

    public static byte[] draft(String format, TemplateVersion template, Content content) {
        return as(format, document(template, content, State.DRAFT));
    }

    static byte[] as(String format, FormDocument document) {
        try {
            var out = new ByteArrayOutputStream();
            bean(Formats.class).writer(format).write(document, out);
            return out.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static FormDocument document(TemplateVersion template, Content content, State state) {
        return bean(Documents.class).of(form(template, content, state), 42, URI.create("https://jiheng.example"));
    }

    private static <T> T bean(Class<T> type) {
        return Product.running().context().getBean(type);
    }

    private static Form form(TemplateVersion template, Content content, State state) {
        var found = Templates.shipped().find(template).orElseThrow();
        @Nullable Project project = found.kind() == FormKind.PROJECT ? new Project("reading-rooms", "职工书屋（二期）") : null;
        var by = Act.from(Map.of("name", "李晓晨"), Instant.parse("2026-03-01T01:12:33Z"));
        return new Form(
                new EvaluationId("evaluation-2022-union-department"),
                42,
                new UnitId("unit-union"),
                "临江区总工会",
                new CycleId("cycle-2022"),
                2022,
                found.kind(),
                project,
                template,
                new RuleSetVersion("national", 1),
                found.layout(),
                found.route(),
                Stage.RESULTS,
                state,
                State.DRAFT,
                State.DRAFT,
                true,
                2,
                content,
                List.of(),
                List.of(),
                null,
                null,
                null,
                Disclosure.NONE,
                Findings.NONE,
                by,
                by);
    }
}
