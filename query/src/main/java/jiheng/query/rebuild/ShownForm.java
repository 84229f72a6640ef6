package jiheng.query.rebuild;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.EvaluationEvent;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.Points;
import jiheng.events.evaluation.Words;
import jiheng.events.store.StoredEventSerializer;
import jiheng.query.audit.log.StoredRow;
import jiheng.query.evaluation.Act;
import jiheng.query.evaluation.Comparison;
import jiheng.query.evaluation.Fold;
import jiheng.query.evaluation.Form;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether a form as it is shown, on its own page and in lists, is what its stored events make of it. */
public final class ShownForm {
    /** What lists show, beside the form itself. */
    private static final List<String> COLUMNS = List.of(
            "sequence",
            "unit",
            "unit_name",
            "cycle",
            "year",
            "kind",
            "project_name",
            "stage",
            "state",
            "version",
            "self_total",
            "rule_total",
            "grade");

    private final JdbcClient jdbc;
    private final StoredEventSerializer serializer = new StoredEventSerializer();

    public ShownForm(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is not shown as the events have it.
     *
     * @param path of the field, as comparisons name it
     * @param shown empty for nothing, and both empty where the whole is too much to be told
     */
    public record Different(String path, Words field, String shown, String events) {}

    /**
     * Compares a form with the fold of its rows. The rows are read first: what is shown is written in the transaction of
     * its events, so that it is never older than rows that were seen before.
     *
     * @param rows reads all rows of the form
     */
    public List<Different> differences(EvaluationId id, Supplier<List<StoredRow>> rows) {
        var first = rows.get();
        return find(id).map(live -> {
                    var known = first.size() > live.form.sequence()
                            ? first
                            : rows.get().stream()
                                    .filter(row -> row.sequence() <= live.form.sequence())
                                    .toList();
                    return fold(known)
                            .map(folded -> between(live, folded))
                            .orElseGet(() -> List.of(new Different(
                                    "sequence", FieldNames.field("sequence"), "" + live.form.sequence(), "")));
                })
                .orElseGet(List::of);
    }

    /** A form as it is shown, and what lists show of it, of one moment. */
    private record Live(Form form, Map<String, String> columns) {}

    private Optional<Live> find(EvaluationId id) {
        return jdbc.sql("select body, " + String.join(", ", COLUMNS) + " from evaluation where id = ?")
                .param(id.value())
                .query((row, number) -> {
                    var values = new LinkedHashMap<String, String>();
                    for (var column : COLUMNS) {
                        values.put(column, Objects.toString(row.getString(column), ""));
                    }
                    return new Live(serializer.mapper().readValue(row.getString("body"), Form.class), values);
                })
                .optional();
    }

    private Optional<Form> fold(List<StoredRow> rows) {
        @Nullable Form form = null;
        for (var row : rows) {
            var message = StoredEvents.message(row, serializer);
            form = Fold.after(
                    form,
                    (EvaluationEvent) message.getPayload(),
                    message.getSequenceNumber(),
                    Act.from(message.getMetaData(), message.getTimestamp()));
        }
        return Optional.ofNullable(form);
    }

    private List<Different> between(Live shown, Form folded) {
        var all = new ArrayList<Different>();
        for (var one : Comparison.between(folded, shown.form)) {
            all.add(new Different(one.field(), one.label(), one.to(), one.from()));
        }
        var live = json(shown.form);
        var events = json(folded);
        if (all.isEmpty() && !Objects.equals(live.get("content"), events.get("content"))) {
            all.add(new Different("content", new Words("内容或计分依据", "content or derivation"), "", ""));
        }
        var names = new TreeSet<>(live.propertyNames());
        names.addAll(events.propertyNames());
        names.remove("content");
        for (var name : names) {
            if (!Objects.equals(live.get(name), events.get(name))) {
                all.add(new Different(name, FieldNames.field(name), plain(live.get(name)), plain(events.get(name))));
            }
        }
        if (all.isEmpty()) {
            listed(folded, shown.columns, all);
        }
        return List.copyOf(all);
    }

    /** A list may say otherwise than the form itself. */
    private static void listed(Form folded, Map<String, String> columns, List<Different> all) {
        due(folded).forEach((column, value) -> {
            var live = columns.getOrDefault(column, "");
            if (!live.equals(value)) {
                var name = FieldNames.field(column);
                all.add(new Different(column, new Words("列表中的" + name.zh(), name.en() + " in lists"), live, value));
            }
        });
    }

    private static Map<String, String> due(Form form) {
        var totals = Optional.ofNullable(form.content().totals());
        var project = form.project();
        var due = new LinkedHashMap<String, String>();
        due.put("sequence", "" + form.sequence());
        due.put("unit", form.unit().value());
        due.put("unit_name", form.unitName());
        due.put("cycle", form.cycle().value());
        due.put("year", "" + form.year());
        due.put("kind", form.kind().name());
        due.put("project_name", project == null ? "" : project.name());
        due.put("stage", form.stage().name());
        due.put("state", form.state().name());
        due.put("version", "" + form.version());
        due.put(
                "self_total",
                totals.map(Content.Totals::self).map(ShownForm::plain).orElse(""));
        due.put(
                "rule_total",
                totals.map(Content.Totals::rule).map(ShownForm::plain).orElse(""));
        due.put("grade", form.grade().map(Enum::name).orElse(""));
        return due;
    }

    private static String plain(Points points) {
        return points.value().toPlainString();
    }

    private JsonNode json(Form form) {
        JsonMapper mapper = serializer.mapper();
        return mapper.readTree(mapper.writeValueAsString(form));
    }

    private static String plain(@Nullable JsonNode value) {
        return value == null || !value.isValueNode() || value.isNull() ? "" : value.asString();
    }
}
