package jiheng.query.organisation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import jiheng.events.audit.LogKeyEvent;
import jiheng.events.cycle.CycleClosed;
import jiheng.events.cycle.CycleEvent;
import jiheng.events.cycle.CycleOpened;
import jiheng.events.cycle.CycleReopened;
import jiheng.events.cycle.DeadlinesMoved;
import jiheng.events.organisation.AccountDisabled;
import jiheng.events.organisation.AccountEnabled;
import jiheng.events.organisation.AccountEvent;
import jiheng.events.organisation.AccountOpened;
import jiheng.events.organisation.AccountRenamed;
import jiheng.events.organisation.DelegationEnded;
import jiheng.events.organisation.DelegationGiven;
import jiheng.events.organisation.PasswordChanged;
import jiheng.events.organisation.RoleGranted;
import jiheng.events.organisation.RoleRevoked;
import jiheng.events.organisation.UnitEvent;
import jiheng.events.organisation.UnitId;
import jiheng.events.organisation.UnitRegistered;
import jiheng.events.organisation.UnitRenamed;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the tables of the organisation. Each stream's head row (unit, account, cycle) counts its events: one that it
 * has seen is passed over, one that comes too early or for a row that is not there is an error.
 */
@Component
@ProcessingGroup("live")
class OrganisationProjection {
    private final JdbcClient jdbc;
    private final Names names;
    private final ActTable acts;

    OrganisationProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.names = new StoredNamesOfNow(jdbc);
        this.acts = new ActTable(jdbc);
    }

    @EventHandler
    void on(UnitEvent event, @SequenceNumber long sequence, @Timestamp Instant at, MetaData metaData) {
        var stream = event.unit().value();
        if (seen("unit", stream, sequence)) {
            return;
        }
        var by = ActedBy.from(metaData);
        var sentence = new OrganisationSentences(by, names).of(event);
        if (event instanceof UnitRegistered registered) {
            one(jdbc.sql("insert into unit (unit, name, kind, sequence, parent) values (?, ?, ?, ?, ?)")
                    .params(stream, registered.name(), registered.kind().name(), sequence)
                    .param(ActTable.value(registered.parent(), UnitId::value))
                    .update());
        } else if (event instanceof UnitRenamed renamed) {
            update("update unit set name = ?, sequence = ? where unit = ?", renamed.after(), sequence, stream);
        } else {
            throw unknown(event);
        }
        acts.record(stream, sequence, at, by, new ActTable.On(null, event.unit(), null), sentence);
    }

    @EventHandler
    void on(AccountEvent event, @SequenceNumber long sequence, @Timestamp Instant at, MetaData metaData) {
        var stream = event.account().value();
        if (seen("account", stream, sequence)) {
            return;
        }
        var by = ActedBy.from(metaData);
        var sentence = new OrganisationSentences(by, names).of(event);
        var unit = apply(event, sequence, at);
        acts.record(stream, sequence, at, by, new ActTable.On(event.account(), unit, null), sentence);
    }

    /** @return the unit that the event is about, if it is about one */
    private @Nullable UnitId apply(AccountEvent event, long sequence, Instant at) {
        var account = event.account().value();
        if (event instanceof AccountOpened opened) {
            update(
                    "insert into account (account, name, unit, enabled, sequence) values (?, ?, ?, true, ?)",
                    account,
                    opened.name(),
                    opened.unit().value(),
                    sequence);
            return opened.unit();
        }
        update("update account set sequence = ? where account = ?", sequence, account);
        if (event instanceof AccountRenamed renamed) {
            update("update account set name = ? where account = ?", renamed.after(), account);
        } else if (event instanceof AccountDisabled) {
            update("update account set enabled = false where account = ?", account);
        } else if (event instanceof AccountEnabled) {
            update("update account set enabled = true where account = ?", account);
        } else if (event instanceof PasswordChanged) {
            update("update account set password_changed = ? where account = ?", utc(at), account);
        } else if (event instanceof RoleGranted granted) {
            update(
                    "insert into role_grant (account, role, unit, sequence) values (?, ?, ?, ?)",
                    account,
                    granted.role().name(),
                    granted.unit().value(),
                    sequence);
            return granted.unit();
        } else if (event instanceof RoleRevoked revoked) {
            update(
                    "delete from role_grant where account = ? and role = ? and unit = ?",
                    account,
                    revoked.role().name(),
                    revoked.unit().value());
            return revoked.unit();
        } else {
            return applyDelegation(event, sequence);
        }
        return null;
    }

    private UnitId applyDelegation(AccountEvent event, long sequence) {
        if (event instanceof DelegationGiven given) {
            update(
                    """
                    insert into delegation
                        (account, delegation, from_account, role, unit, first_day, last_day, ended, sequence)
                    values (?, ?, ?, ?, ?, ?, ?, false, ?)
                    """,
                    given.account().value(),
                    given.delegation().value(),
                    given.from().value(),
                    given.role().name(),
                    given.unit().value(),
                    given.first(),
                    given.last(),
                    sequence);
            return given.unit();
        }
        if (event instanceof DelegationEnded ended) {
            update(
                    "update delegation set ended = true, sequence = ? where account = ? and delegation = ?",
                    sequence,
                    ended.account().value(),
                    ended.delegation().value());
            return names.delegation(ended.account(), ended.delegation()).unit();
        }
        throw unknown(event);
    }

    @EventHandler
    void on(CycleEvent event, @SequenceNumber long sequence, @Timestamp Instant at, MetaData metaData) {
        var stream = event.cycle().value();
        if (seen("cycle", stream, sequence)) {
            return;
        }
        var by = ActedBy.from(metaData);
        var sentence = new OrganisationSentences(by, names).of(event);
        if (event instanceof CycleOpened opened) {
            update("""
                    insert into cycle (cycle, year, targets_due, results_due, closed, sequence)
                    values (?, ?, ?, ?, false, ?)
                    """, stream, opened.year(), opened.targetsDue(), opened.resultsDue(), sequence);
        } else if (event instanceof DeadlinesMoved moved) {
            update(
                    "update cycle set targets_due = ?, results_due = ?, sequence = ? where cycle = ?",
                    moved.targetsDue(),
                    moved.resultsDue(),
                    sequence,
                    stream);
        } else if (event instanceof CycleClosed || event instanceof CycleReopened) {
            update(
                    "update cycle set closed = ?, sequence = ? where cycle = ?",
                    event instanceof CycleClosed,
                    sequence,
                    stream);
        } else {
            throw unknown(event);
        }
        acts.record(stream, sequence, at, by, new ActTable.On(null, null, event.cycle()), sentence);
    }

    /** Of the log's keys there is only the history here. */
    @EventHandler
    void on(LogKeyEvent event, @SequenceNumber long sequence, @Timestamp Instant at, MetaData metaData) {
        var stream = event.log().value();
        if (!seen(acts.last(stream), stream, sequence)) {
            var by = ActedBy.from(metaData);
            var sentence = new OrganisationSentences(by, names).of(event);
            acts.record(stream, sequence, at, by, new ActTable.On(null, null, null), sentence);
        }
    }

    /** Whether the head row of the stream knows the event already; if not, it must know the one before. */
    private boolean seen(String table, String stream, long sequence) {
        // A table and its key column share their name.
        Optional<Long> last = jdbc.sql("select sequence from " + table + " where " + table + " = ?")
                .param(stream)
                .query(Long.class)
                .optional();
        return seen(last.orElse(-1L), stream, sequence);
    }

    private static boolean seen(long known, String stream, long sequence) {
        if (sequence > known + 1) {
            throw new IllegalStateException(
                    "event " + sequence + " of " + stream + " came, but the last known is " + known);
        }
        return sequence <= known;
    }

    private void update(String sql, Object... values) {
        one(jdbc.sql(sql).params(values).update());
    }

    private static void one(int rows) {
        if (rows != 1) {
            throw new IllegalStateException("one row was to change, not " + rows);
        }
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static IllegalStateException unknown(Object event) {
        return new IllegalStateException("no row changes by " + event.getClass());
    }
}
