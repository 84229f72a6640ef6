package jiheng.query.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jiheng.events.cycle.CycleId;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.DelegationId;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.UnitId;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessageHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the organisation: its units, who belongs to them and who may do what. */
@Component
public final class Organisation {
    private static final String GRANTS = """
            select g.account, g.role, g.unit, u.name
            from role_grant g join unit u on u.unit = g.unit
            """;
    private static final String DELEGATIONS = """
            select d.delegation, d.account, a.name, d.from_account, f.name, d.role, d.unit, u.name,
                   d.first_day, d.last_day, d.ended,
                   not (a.enabled and f.enabled and exists (
                       select 1 from role_grant g
                       where g.account = d.from_account and g.role = d.role and g.unit = d.unit))
            from delegation d
                join account a on a.account = d.account
                join account f on f.account = d.from_account
                join unit u on u.unit = d.unit
            """;
    private static final String DELEGATION_ORDER = " order by d.first_day, d.last_day, d.account, d.delegation";

    private final JdbcClient jdbc;

    public Organisation(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What keeps the tables that are read here, for whoever delivers events by hand. */
    public static EventMessageHandler projection(JdbcClient jdbc) {
        return new AnnotationEventHandlerAdapter(new OrganisationProjection(jdbc));
    }

    /** What a role is called. */
    public static Sentence nameOf(Role role) {
        return OrganisationSentences.role(role);
    }

    /** All units, each followed by those below it, siblings by name. */
    public List<UnitView> units() {
        return tree().all();
    }

    public Optional<UnitView> unit(UnitId unit) {
        return units().stream().filter(one -> one.unit().equals(unit)).findFirst();
    }

    /** All accounts, by name, disabled ones too. */
    public List<AccountView> accounts() {
        return accounts("", List.of(), grants());
    }

    public Optional<AccountView> account(AccountId account) {
        return accounts(" where a.account = ?", List.of(account.value()), grants(account)).stream()
                .findFirst();
    }

    /** Whether the account is there and enabled: one row by its key, for a check on every request. */
    public boolean isEnabled(AccountId account) {
        return jdbc.sql("select enabled from account where account = ?")
                .param(account.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Every role held by anyone, whether or not the account is enabled. */
    public List<GrantView> grants() {
        return grants("", List.of());
    }

    /** The roles that an account holds itself, whether or not it is enabled. */
    public List<GrantView> grants(AccountId account) {
        return grants(" where g.account = ?", List.of(account.value()));
    }

    /** Every delegation ever given, by first day. */
    public List<DelegationView> delegations() {
        return delegations("", List.of());
    }

    public List<DelegationView> delegationsGiven(AccountId from) {
        return delegations(" where d.from_account = ?", List.of(from.value()));
    }

    public List<DelegationView> delegationsReceived(AccountId account) {
        return delegations(" where d.account = ?", List.of(account.value()));
    }

    public List<DelegationView> delegationsInForce(LocalDate day) {
        return delegations(" where d.first_day <= ? and d.last_day >= ?", List.of(day, day)).stream()
                .filter(one -> one.inForceOn(day))
                .toList();
    }

    /** All cycles, the latest year first. */
    public List<CycleView> cycles() {
        return jdbc.sql("select cycle, year, targets_due, results_due, closed from cycle order by year desc, cycle")
                .query((row, number) -> new CycleView(
                        new CycleId(row.getString(1)),
                        row.getInt(2),
                        row.getObject(3, LocalDate.class),
                        row.getObject(4, LocalDate.class),
                        row.getBoolean(5)))
                .list();
    }

    public Optional<CycleView> cycle(CycleId cycle) {
        return cycles().stream().filter(one -> one.cycle().equals(cycle)).findFirst();
    }

    /** The capacities an account may act in on a day: its own roles, then those delegated to it; none if disabled. */
    public List<Standing> standings(AccountId account, LocalDate today) {
        if (account(account).filter(AccountView::enabled).isEmpty()) {
            return List.of();
        }
        return Stream.concat(
                        grants(account).stream().map(grant -> new Standing(grant.role(), grant.unit(), null)),
                        delegationsReceived(account).stream()
                                .filter(one -> one.inForceOn(today))
                                .map(one -> new Standing(one.role(), one.unit(), one.from())))
                .toList();
    }

    /** The units that a role held in a unit reaches, in the order of the tree. */
    public List<UnitView> reachedBy(Role role, UnitId unit) {
        return tree().reachedBy(role, unit);
    }

    /**
     * The units whose forms an account may see on a day, in the order of the tree: its own as preparer or approver,
     * those below as supervising reviewer, all of the region as finance reviewer or auditor; by delegation too.
     * An administrator sees no form by that role.
     */
    public List<UnitView> visibleUnits(AccountId account, LocalDate today) {
        var tree = tree();
        var visible = standings(account, today).stream()
                .filter(standing -> standing.role() != Role.ADMINISTRATOR)
                .flatMap(standing -> tree.reachedBy(standing.role(), standing.unit()).stream())
                .distinct()
                .toList();
        return tree.all().stream().filter(visible::contains).toList();
    }

    /** Acts on the organisation, the last first, without the first {@code skipped}. */
    public List<OrganisationAct> acts(ActFilter filter, int most, long skipped) {
        return OrganisationActs.read(jdbc, filter, most, skipped);
    }

    /** How many acts there are. */
    public long countActs(ActFilter filter) {
        return OrganisationActs.count(jdbc, filter);
    }

    private UnitTree tree() {
        return UnitTree.read(jdbc);
    }

    private List<AccountView> accounts(String where, List<?> values, List<GrantView> grants) {
        return jdbc.sql("""
                        select a.account, a.name, a.unit, u.name, a.enabled, a.password_changed
                        from account a join unit u on u.unit = a.unit
                        """ + where + " order by a.name, a.account")
                .params(values)
                .query((row, number) -> {
                    var account = new AccountId(row.getString(1));
                    var changed = row.getTimestamp(6);
                    return new AccountView(
                            account,
                            row.getString(2),
                            new UnitId(row.getString(3)),
                            row.getString(4),
                            row.getBoolean(5),
                            changed == null ? null : changed.toInstant(),
                            grants.stream()
                                    .filter(one -> one.account().equals(account))
                                    .toList());
                })
                .list();
    }

    private List<GrantView> grants(String where, List<?> values) {
        return jdbc.sql(GRANTS + where + " order by g.account, g.sequence")
                .params(values)
                .query((row, number) -> new GrantView(
                        new AccountId(row.getString(1)),
                        Role.valueOf(row.getString(2)),
                        new UnitId(row.getString(3)),
                        row.getString(4)))
                .list();
    }

    private List<DelegationView> delegations(String where, List<?> values) {
        return jdbc.sql(DELEGATIONS + where + DELEGATION_ORDER)
                .params(values)
                .query((row, number) -> new DelegationView(
                        new DelegationId(row.getString(1)),
                        new AccountId(row.getString(2)),
                        row.getString(3),
                        new AccountId(row.getString(4)),
                        row.getString(5),
                        Role.valueOf(row.getString(6)),
                        new UnitId(row.getString(7)),
                        row.getString(8),
                        row.getObject(9, LocalDate.class),
                        row.getObject(10, LocalDate.class),
                        row.getBoolean(11),
                        row.getBoolean(12)))
                .list();
    }
}
