package jiheng.query.history;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.organisation.UnitId;
import jiheng.query.evaluation.Form;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * The same two tables for whoever folds many events at once: forms are kept in memory and written when there are too
 * many of them, acts in batches. What it holds is in the tables only after {@link #flush}.
 */
public final class BufferedFormTable implements FormTable {
    private static final int MOST_FORMS = 1_000;
    private static final int MOST_ACTS = 1_000;

    private final NamedParameterJdbcTemplate batches;
    private final JsonMapper json;
    private final JdbcFormTable table;
    private final int mostForms;
    private final LinkedHashMap<EvaluationId, Form> forms = new LinkedHashMap<>(64, 0.75f, true);
    private final Set<EvaluationId> unsaved = new HashSet<>();
    private final List<SqlParameterSource> acts = new ArrayList<>();

    public BufferedFormTable(JdbcOperations jdbc, JsonMapper json) {
        this(jdbc, json, MOST_FORMS);
    }

    BufferedFormTable(JdbcOperations jdbc, JsonMapper json, int mostForms) {
        this.batches = new NamedParameterJdbcTemplate(jdbc);
        this.json = json;
        this.table = new JdbcFormTable(JdbcClient.create(jdbc), json);
        this.mostForms = mostForms;
    }

    /** The projection that keeps its forms here. */
    public EvaluationProjection projection() {
        return new EvaluationProjection(this);
    }

    @Override
    public Optional<Form> find(EvaluationId id) {
        var known = forms.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        var stored = table.find(id);
        stored.ifPresent(form -> forms.put(id, form));
        return stored;
    }

    @Override
    public void save(Form form) {
        forms.put(form.id(), form);
        unsaved.add(form.id());
        if (forms.size() > mostForms) {
            flush();
            // The ones longest unused go; half at once, so that not every save writes.
            var oldest = forms.keySet().iterator();
            for (var left = forms.size(); left > Math.max(1, mostForms / 2); left--) {
                oldest.next();
                oldest.remove();
            }
        }
    }

    @Override
    public void add(Entry entry, UnitId unit) {
        acts.add(JdbcFormTable.row(entry, unit, json));
        if (acts.size() >= MOST_ACTS) {
            write(JdbcFormTable.ADD, acts);
            acts.clear();
        }
    }

    /** Writes out whatever the tables do not have yet. */
    public void flush() {
        var rows = forms.values().stream()
                .filter(form -> unsaved.contains(form.id()))
                .map(form -> JdbcFormTable.row(form, json))
                .toList();
        write(JdbcFormTable.SAVE, rows);
        unsaved.clear();
        write(JdbcFormTable.ADD, acts);
        acts.clear();
    }

    private void write(String sql, List<SqlParameterSource> rows) {
        if (!rows.isEmpty()) {
            batches.batchUpdate(sql, rows.toArray(SqlParameterSource[]::new));
        }
    }
}
