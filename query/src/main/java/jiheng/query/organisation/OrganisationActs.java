package jiheng.query.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jiheng.events.cycle.CycleId;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the history of the organisation, the last act first. */
final class OrganisationActs {
    private OrganisationActs() {}

    static List<OrganisationAct> read(JdbcClient jdbc, String where, List<?> values, int most) {
        var all = new ArrayList<Object>(values);
        all.add(most);
        return jdbc.sql("""
                        select stream, sequence, at, actor, actor_name, on_account, on_unit, on_cycle,
                               sentence_zh, sentence_en
                        from organisation_act
                        """ + where + " order by at desc, stream, sequence desc limit ?")
                .params(all)
                .query(OrganisationActs::act)
                .list();
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
