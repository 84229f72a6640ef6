package jiheng.command.organisation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jiheng.command.Actor;
import jiheng.command.CommandRefused;
import jiheng.events.organisation.AccountEvent;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.AccountOpened;
import jiheng.events.organisation.Role;
import jiheng.events.organisation.RoleGranted;
import jiheng.events.organisation.UnitEvent;
import jiheng.events.organisation.UnitId;
import jiheng.events.organisation.UnitKind;
import jiheng.events.organisation.UnitRegistered;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;

/** A bureau with a department and two units, told as events; tests add what they need. */
public final class Region {
    public static final UnitId BUREAU = UnitId.of("bureau");
    public static final UnitId EDUCATION = UnitId.of("education");
    public static final UnitId SCHOOL = UnitId.of("school");
    public static final UnitId ARCHIVE = UnitId.of("archive");

    public static final AccountId ADMIN = AccountId.of("admin");
    public static final AccountId FINANCE = AccountId.of("finance");
    public static final AccountId REVIEWER = AccountId.of("reviewer");
    public static final AccountId PREPARER = AccountId.of("preparer");
    public static final AccountId NEWCOMER = AccountId.of("newcomer");

    /** Late on the last day of February in UTC, and already the first of March in Shanghai. */
    static final Instant NOW = Instant.parse("2026-02-28T20:00:00Z");

    public static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    private final Map<String, List<Object>> streams = new HashMap<>();
    private Instant now = NOW;

    public Region() {
        add(new UnitRegistered(BUREAU, "财政局", UnitKind.FINANCE_BUREAU, null));
        add(new UnitRegistered(EDUCATION, "教育局", UnitKind.SUPERVISING_DEPARTMENT, BUREAU));
        add(new UnitRegistered(SCHOOL, "第一中学", UnitKind.BUDGET_UNIT, EDUCATION));
        add(new UnitRegistered(ARCHIVE, "档案馆", UnitKind.BUDGET_UNIT, BUREAU));
        open(ADMIN, "管理员甲", BUREAU, Role.ADMINISTRATOR);
        open(FINANCE, "财政乙", BUREAU, Role.FINANCE_REVIEWER);
        open(REVIEWER, "主管丙", EDUCATION, Role.SUPERVISING_REVIEWER);
        open(PREPARER, "填报丁", SCHOOL, Role.PREPARER);
        add(new AccountOpened(NEWCOMER, "新人戊", SCHOOL));
    }

    private void open(AccountId account, String name, UnitId unit, Role role) {
        add(new AccountOpened(account, name, unit));
        add(new RoleGranted(account, role, unit));
    }

    public Region add(AccountEvent event) {
        return add(event.account().value(), event);
    }

    public Region add(UnitEvent event) {
        return add(event.unit().value(), event);
    }

    private Region add(String stream, Object event) {
        streams.computeIfAbsent(stream, any -> new ArrayList<>()).add(event);
        return this;
    }

    Region at(Instant moment) {
        now = moment;
        return this;
    }

    List<Object> stream(Object id) {
        return List.copyOf(streams.getOrDefault(id.toString(), List.of()));
    }

    public EventSourcedAuthority authority() {
        return new EventSourcedAuthority(this::stream, Clock.fixed(now, ZoneOffset.UTC));
    }

    /** A fixture that decides by this region's events. */
    public <T> AggregateTestFixture<T> fixture(Class<T> aggregate) {
        var fixture = new AggregateTestFixture<>(aggregate);
        fixture.registerInjectableResource(authority());
        return fixture;
    }

    public static Actor as(AccountId account) {
        return new Actor(account, "session-1", "192.0.2.7", "request-1", "act-1", "1.0.0");
    }

    /** A refusal of that kind and code. */
    public static Matcher<Throwable> refusal(CommandRefused.Kind kind, String code) {
        return new CustomTypeSafeMatcher<>(kind + " " + code) {
            @Override
            protected boolean matchesSafely(Throwable thrown) {
                return thrown instanceof CommandRefused refused
                        && refused.kind() == kind
                        && refused.code().equals(code);
            }
        };
    }

    /** A refusal of malformed input that names the field. */
    public static Matcher<Throwable> malformed(String code, String field) {
        return new CustomTypeSafeMatcher<>("malformed " + field + ": " + code) {
            @Override
            protected boolean matchesSafely(Throwable thrown) {
                return thrown instanceof CommandRefused refused
                        && refused.kind() == CommandRefused.Kind.MALFORMED
                        && refused.code().equals(code)
                        && field.equals(refused.field());
            }
        };
    }
}
