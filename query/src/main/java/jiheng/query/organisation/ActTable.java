package jiheng.query.organisation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Function;
import jiheng.events.cycle.CycleId;
import jiheng.events.organisation.AccountId;
import jiheng.events.organisation.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One sentence for each event, with whom and what it is about. */
record ActTable(JdbcClient jdbc) {
    record On(
            @Nullable AccountId account,
            @Nullable UnitId unit,
            @Nullable CycleId cycle) {}

    /** The last event of a stream that is recorded; -1 if none is. */
    long last(String stream) {
        return jdbc.sql("select coalesce(max(sequence), -1) from organisation_act where stream = ?")
                .param(stream)
                .query(Long.class)
                .single();
    }

    void record(String stream, long sequence, Instant at, ActedBy by, On on, Sentence sentence) {
        jdbc.sql("""
                        insert into organisation_act
                            (stream, sequence, at, actor, actor_name, sentence_zh, sentence_en,
                             on_account, on_unit, on_cycle)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(stream, sequence, at.atOffset(ZoneOffset.UTC))
                .params(by.account().value(), by.name(), sentence.zh(), sentence.en())
                .param(value(on.account(), AccountId::value))
                .param(value(on.unit(), UnitId::value))
                .param(value(on.cycle(), CycleId::value))
                .update();
    }

    static <T> @Nullable String value(@Nullable T id, Function<T, String> text) {
        return id == null ? null : text.apply(id);
    }
}
