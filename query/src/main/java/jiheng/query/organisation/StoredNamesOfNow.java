package jiheng.query.organisation;

import jiheng.events.cycle.CycleId;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.DelegationId;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Names as the live tables hold them; a missing row is an error. */
record StoredNamesOfNow(JdbcClient jdbc) implements Names {
    @Override
    public String account(AccountId account) {
        return one("select name from account where account = ?", account.value(), String.class);
    }

    @Override
    public String unit(UnitId unit) {
        return one("select name from unit where unit = ?", unit.value(), String.class);
    }

    @Override
    public int year(CycleId cycle) {
        return one("select year from cycle where cycle = ?", cycle.value(), Integer.class);
    }

    @Override
    public Delegated delegation(AccountId account, DelegationId delegation) {
        return jdbc.sql("select from_account, role, unit from delegation where account = ? and delegation = ?")
                .params(account.value(), delegation.value())
                .query((row, number) -> new Delegated(
                        new AccountId(row.getString(1)), Role.valueOf(row.getString(2)), new UnitId(row.getString(3))))
                .optional()
                .orElseThrow(() -> missing(delegation.value()));
    }

    private <T> T one(String sql, String id, Class<T> type) {
        return jdbc.sql(sql).param(id).query(type).optional().orElseThrow(() -> missing(id));
    }

    private static IllegalStateException missing(String id) {
        return new IllegalStateException("there is no row for " + id);
    }
}
