package jiheng.query.recheck;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import jiheng.events.recheck.FormRechecked;
import jiheng.events.recheck.RecheckEvent;
import jiheng.events.recheck.RowRechecked;
import jiheng.events.recheck.SampleDrawn;
import jiheng.events.store.StoredEventSerializer;
import jiheng.events.store.StoredNames;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.MetaData;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the tables of re-checks; an event seen before is passed over, one that comes early is an error. */
@Component
@ProcessingGroup("live")
class RecheckProjection {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    @Autowired
    RecheckProjection(JdbcClient jdbc) {
        this(jdbc, new StoredEventSerializer().mapper());
    }

    RecheckProjection(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @EventHandler
    void on(RecheckEvent event, @SequenceNumber long sequence, @Timestamp Instant at, MetaData by) {
        var recheck = event.recheck().value();
        var known = jdbc.sql("select coalesce(max(sequence), -1) from recheck_act where recheck = ?")
                .param(recheck)
                .query(Long.class)
                .single();
        if (sequence <= known) {
            return;
        }
        if (sequence != known + 1) {
            throw new IllegalStateException(recheck + " is at " + known + " and cannot take " + sequence);
        }
        var moment = OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
        var evaluation = "";
        if (event instanceof SampleDrawn drawn) {
            drawn(drawn, sequence, moment, name(by));
        } else if (event instanceof RowRechecked row) {
            evaluation = row.evaluation().value();
            row(row, sequence, moment, name(by));
        } else if (event instanceof FormRechecked form) {
            evaluation = form.evaluation().value();
            finished(form, sequence);
        }
        var sentence = RecheckSentences.of(event, by);
        var stored = StoredNames.declarationOf(event.getClass()).orElseThrow().value();
        jdbc.sql("insert into recheck_act values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        recheck,
                        sequence,
                        event.draw(),
                        evaluation,
                        stored.substring(stored.indexOf('.') + 1),
                        moment,
                        by.get("account") instanceof String account ? account : "",
                        sentence.zh(),
                        sentence.en())
                .update();
    }

    private void drawn(SampleDrawn drawn, long sequence, OffsetDateTime at, String by) {
        jdbc.sql("insert into recheck_draw values (?, ?, ?, ?, ?::jsonb)")
                .params(drawn.recheck().value(), drawn.draw(), at, by, json.writeValueAsString(drawn))
                .update();
        for (var member : drawn.population()) {
            var place = drawn.drawn().indexOf(member.evaluation());
            if (place >= 0) {
                jdbc.sql("insert into recheck_form values (?, ?, ?, ?, ?, ?, ?, ?, ?, false, null, null, null, '')")
                        .params(
                                drawn.recheck().value(),
                                drawn.draw(),
                                member.evaluation().value(),
                                place + 1,
                                member.unit().value(),
                                member.unitName(),
                                member.version(),
                                member.digest(),
                                sequence)
                        .update();
            }
        }
    }

    private void row(RowRechecked row, long sequence, OffsetDateTime at, String by) {
        jdbc.sql("""
                        insert into recheck_row values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (recheck, draw, evaluation, "row") do update set reviewed = excluded.reviewed,
                            code = excluded.code, reason = excluded.reason, by_name = excluded.by_name, at = excluded.at
                        """)
                .params(
                        row.recheck().value(),
                        row.draw(),
                        row.evaluation().value(),
                        row.row(),
                        row.weight().value(),
                        row.self().value(),
                        row.reviewed().value(),
                        row.code(),
                        row.reason(),
                        by,
                        at)
                .update();
        one(jdbc.sql("update recheck_form set sequence = ? where recheck = ? and draw = ? and evaluation = ?")
                .params(
                        sequence,
                        row.recheck().value(),
                        row.draw(),
                        row.evaluation().value())
                .update());
    }

    private void finished(FormRechecked form, long sequence) {
        var deviation = form.deviation();
        one(jdbc.sql("""
                        update recheck_form set sequence = :sequence, finished = true, self_total = :self,
                            reviewed_total = :reviewed, deviation = :deviation, opinion = :opinion
                        where recheck = :recheck and draw = :draw and evaluation = :evaluation
                        """)
                .param("sequence", sequence)
                .param("self", form.selfTotal().value())
                .param("reviewed", form.reviewedTotal().value())
                .param("deviation", deviation == null ? null : deviation.percent(), Types.NUMERIC)
                .param("opinion", form.opinion())
                .param("recheck", form.recheck().value())
                .param("draw", form.draw())
                .param("evaluation", form.evaluation().value())
                .update());
    }

    private static void one(int rows) {
        if (rows != 1) {
            throw new IllegalStateException("a form was re-checked that was not drawn");
        }
    }

    private static String name(MetaData by) {
        return by.get("name") instanceof String name ? name : "";
    }
}
