package jiheng.query.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import jiheng.events.cycle.CycleId;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the history of the organisation, the last act first. */
final class OrganisationActs {
    private OrganisationActs() {}

    private static final String FILTERED = """
            (on_cycle is not null or stream like 'log-%' or on_unit = any (:units) or on_account = any (:people))
            and (:person::text is null or :person in (on_account, actor))
            and (:unit::text is null or on_unit = :unit)
            """;

    static List<OrganisationAct> read(JdbcClient jdbc, ActFilter filter, int most, long skipped) {
        return filtered(
                        jdbc.sql("""
                        select stream, sequence, at, actor, actor_name, on_account, on_unit, on_cycle,
                               sentence_zh, sentence_en
                        from organisation_act
                        where\s""" + FILTERED
                                + " order by at desc, sequence desc, stream limit :most offset :skipped"),
                        filter)
                .param("most", most)
                .param("skipped", skipped)
                .query(OrganisationActs::act)
                .list();
    }

    static long count(JdbcClient jdbc, ActFilter filter) {
        return filtered(jdbc.sql("select count(*) from organisation_act where " + FILTERED), filter)
                .query(Long.class)
                .single();
    }

    private static JdbcClient.StatementSpec filtered(JdbcClient.StatementSpec sql, ActFilter filter) {
        var person = filter.person();
        var unit = filter.unit();
        return sql.param("units", filter.units().stream().map(UnitId::value).toArray(String[]::new), Types.ARRAY)
                .param("people", filter.people().stream().map(AccountId::value).toArray(String[]::new), Types.ARRAY)
                .param("person", person == null ? null : person.value(), Types.VARCHAR)
                .param("unit", unit == null ? null : unit.value(), Types.VARCHAR);
    }

    private static OrganisationAct act(ResultSet row, int number) throws SQLException {
        return new OrganisationAct(
                row.getString(1),
                row.getLong(2),
                row.getTimestamp(3).toInstant(),
                new AccountId(row.getString(4)),
                row.getString(5),
                Optional.ofNullable(row.getString(6)).map(AccountId::new).orElse(null),
                Optional.ofNullable(row.getString(7)).map(UnitId::new).orElse(null),
                Optional.ofNullable(row.getString(8)).map(CycleId::new).orElse(null),
                new Sentence(row.getString(9), row.getString(10)));
    }
}
