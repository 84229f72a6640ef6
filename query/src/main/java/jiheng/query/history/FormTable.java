package jiheng.query.history;

import java.util.Optional;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.organisation.UnitId;
import jiheng.query.evaluation.Form;

/** Where the projection keeps what it knows. */
interface FormTable {
    Optional<Form> find(EvaluationId id);

    void save(Form form);

    /** @param unit whose form it is */
    void add(Entry entry, UnitId unit);
}
