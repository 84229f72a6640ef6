package jiheng.query.history;

import java.util.Optional;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.organisation.UnitId;
import jiheng.query.evaluation.Form;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * The same two tables for the events of one act: the form is read once, folded in memory, and written once before the
 * act's transaction commits. A paste of a thousand cells costs one form, not a thousand.
 */
final class ActFormTable implements FormTable {
    private static final String KEY = ActFormTable.class.getName();

    private final JdbcOperations jdbc;
    private final JsonMapper json;

    ActFormTable(JdbcOperations jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public Optional<Form> find(EvaluationId id) {
        return table().find(id);
    }

    @Override
    public void save(Form form) {
        table().save(form);
    }

    @Override
    public void add(Entry entry, UnitId unit) {
        table().add(entry, unit);
    }

    private FormTable table() {
        if (!CurrentUnitOfWork.isStarted()) {
            return new JdbcFormTable(JdbcClient.create(jdbc), json);
        }
        var unitOfWork = CurrentUnitOfWork.get();
        return unitOfWork.getOrComputeResource(KEY, absent -> {
            var buffer = new BufferedFormTable(jdbc, json);
            unitOfWork.onPrepareCommit(committing -> buffer.flush());
            return buffer;
        });
    }
}
