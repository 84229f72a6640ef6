package jiheng.query.evaluation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The forms that wait for somebody, those that wait longest first. */
public final class Waiting {
    private final JdbcClient jdbc;

    public Waiting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Forms of these units that wait for a decision in this role. */
    public List<Evaluations.Line> awaiting(Role role, Collection<UnitId> units) {
        return waiting(
                "awaiting_role = :role and state in ('SUBMITTED', 'APPROVED')", Map.of("role", role.name()), units);
    }

    /** Forms of these units that wait to be filled in. */
    public List<Evaluations.Line> filling(Collection<UnitId> units) {
        return waiting("state in ('DRAFT', 'RETURNED', 'CORRECTING')", Map.of(), units);
    }

    /** Settled forms of these units for which a correction is asked. */
    public List<Evaluations.Line> correctionsAsked(Collection<UnitId> units) {
        return waiting("correction = 'REQUESTED'", Map.of(), units);
    }

    /** Settled forms of these units whose public copy waits for a reviewer other than this one. */
    public List<Evaluations.Line> disclosuresPrepared(Collection<UnitId> units, AccountId reviewer) {
        return waiting("prepared <> :me", Map.of("me", reviewer.value()), units);
    }

    /** Forms of these units with a finding that the unit owes an answer. */
    public List<Evaluations.Line> asked(Collection<UnitId> units) {
        return waiting("asked", Map.of(), units);
    }

    /** Forms of these units with an answer to a finding that somebody raised in this role. */
    public List<Evaluations.Line> answered(Role role, Collection<UnitId> units) {
        return waiting("answered <> '{}' and :role = any(answered)", Map.of("role", role.name()), units);
    }

    private List<Evaluations.Line> waiting(String condition, Map<String, ?> parameters, Collection<UnitId> units) {
        if (units.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(Evaluations.LINE + " where " + condition + " and unit in (:units) order by changed_at")
                .params(parameters)
                .param("units", units.stream().map(UnitId::value).toList())
                .query(Evaluations::line)
                .list();
    }
}
