package jiheng.ui.importing.batch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import jiheng.command.Actor;
import jiheng.events.evaluation.Words;
import jiheng.events.organisation.AccountId;
import jiheng.ui.importing.Notice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The files handed in, kept until it is known what becomes of them, and what did. */
@Component
class Batches {
    static final long MOST_KEPT = 2L << 30;
    private static final Duration UNASSIGNED_FOR = Duration.ofDays(7);
    private static final TypeReference<List<Notice>> NOTICES = new TypeReference<>() {};
    private static final String COLUMNS =
            "batch, position, name, sha256, size, state, unit, unit_name, evaluation, cells, code, zh, en, notices,"
                    + " ended_at";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    Batches(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void open(String id, Actor by) {
        jdbc.sql("insert into public.import_batch values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        by.account().value(),
                        by.session(),
                        by.address(),
                        by.request(),
                        by.application(),
                        Timestamp.from(clock.instant()))
                .update();
    }

    void add(String batch, int position, String name, String sha256, byte[] content) {
        jdbc.sql("insert into public.import_file (batch, position, name, sha256, size, content, state)"
                        + " values (?, ?, ?, ?, ?, ?, 'WAITING')")
                .params(batch, position, name, sha256, content.length, content)
                .update();
    }

    /** The bytes of all files that are still kept. */
    long kept() {
        return jdbc.sql("select coalesce(sum(size), 0) from public.import_file where content is not null")
                .query(Long.class)
                .single();
    }

    Optional<Batch> find(String id) {
        return batches(" where b.batch = ?", List.of(id)).stream().findFirst();
    }

    List<Batch> of(AccountId account) {
        return batches(" where b.account = ?", List.of(account.value()));
    }

    private List<Batch> batches(String where, List<Object> params) {
        var all = jdbc.sql("select b.*, f.state, count(f.position) as files from public.import_batch b"
                        + " left join public.import_file f using (batch)" + where
                        + " group by b.batch, f.state order by b.created_at desc, b.batch limit 1000")
                .params(params);
        var found = new LinkedHashMap<String, Batch>();
        all.query(row -> {
            var id = row.getString("batch");
            var batch = found.get(id);
            if (batch == null) {
                batch = batch(row);
                found.put(id, batch);
            }
            if (row.getString("state") != null) {
                batch.counts().put(FileState.valueOf(row.getString("state")), row.getInt("files"));
            }
        });
        return List.copyOf(found.values());
    }

    private static Batch batch(ResultSet row) throws SQLException {
        return new Batch(
                row.getString("batch"),
                new Actor(
                        new AccountId(row.getString("account")),
                        row.getString("session"),
                        row.getString("address"),
                        row.getString("request"),
                        "",
                        row.getString("application")),
                row.getTimestamp("created_at").toInstant(),
                row.getBoolean("stopped"),
                new EnumMap<>(FileState.class));
    }

    List<BatchFile> files(String batch) {
        return jdbc.sql("select " + COLUMNS + " from public.import_file where batch = ? order by position")
                .param(batch)
                .query((row, number) -> file(row))
                .list();
    }

    /** Batches that have files waiting and were not stopped, the oldest first. */
    List<String> unfinished() {
        return jdbc.sql("select batch from public.import_batch b where not stopped"
                        + " and exists (select 1 from public.import_file f where f.batch = b.batch and f.state = 'WAITING')"
                        + " order by created_at, batch")
                .query(String.class)
                .list();
    }

    /** The next file that waits, counted as tried once more; empty if none does or the batch is stopped. */
    Optional<BatchFile> next(String batch) {
        return jdbc.sql("update public.import_file set attempts = attempts + 1 where (batch, position) = ("
                        + "select f.batch, f.position from public.import_file f join public.import_batch b using (batch)"
                        + " where f.batch = ? and f.state = 'WAITING' and not b.stopped order by f.position limit 1)"
                        + " returning " + COLUMNS)
                .param(batch)
                .query((row, number) -> file(row))
                .optional();
    }

    int attempts(BatchFile file) {
        return jdbc.sql("select attempts from public.import_file where batch = ? and position = ?")
                .params(file.batch(), file.position())
                .query(Integer.class)
                .single();
    }

    byte[] content(BatchFile file) {
        return jdbc.sql("select content from public.import_file where batch = ? and position = ?")
                .params(file.batch(), file.position())
                .query((row, number) -> row.getBytes(1))
                .single();
    }

    /** Whether the file still waits; whoever asks within a transaction is the only one to go on. */
    boolean claim(BatchFile file) {
        return jdbc.sql("select state from public.import_file where batch = ? and position = ? for update")
                .params(file.batch(), file.position())
                .query(String.class)
                .single()
                .equals(FileState.WAITING.name());
    }

    boolean importedBefore(String sha256, String evaluation) {
        return jdbc.sql("select exists (select 1 from public.import_file where sha256 = ? and evaluation = ?"
                        + " and state = 'IMPORTED')")
                .params(sha256, evaluation)
                .query(Boolean.class)
                .single();
    }

    /** What became of a file that waited; its bytes go, unless a person may yet tell its unit. */
    void end(
            BatchFile file,
            FileState state,
            @Nullable String unit,
            @Nullable String unitName,
            @Nullable String evaluation,
            int cells,
            @Nullable String code,
            @Nullable Words words,
            List<Notice> notices) {
        jdbc.sql(
                        "update public.import_file set state = ?, unit = ?, unit_name = ?, evaluation = ?, cells = ?, code = ?,"
                                + " zh = ?, en = ?, notices = ?::jsonb, ended_at = ?, content = case when ? then content end"
                                + " where batch = ? and position = ? and state = 'WAITING'")
                .param(state.name())
                .param(unit)
                .param(unitName)
                .param(evaluation)
                .param(cells)
                .param(code)
                .param(words == null ? null : words.zh())
                .param(words == null ? null : words.en())
                .param(json.writeValueAsString(notices).replace("\\u0000", ""))
                .param(Timestamp.from(clock.instant()))
                .param(state == FileState.UNASSIGNED)
                .param(file.batch())
                .param(file.position())
                .update();
    }

    /** @return whether it was one that waited for its unit */
    boolean assign(String batch, int position, String unit) {
        return jdbc.sql("update public.import_file set state = 'WAITING', unit = ?, attempts = 0"
                                + " where batch = ? and position = ? and state = 'UNASSIGNED' and content is not null")
                        .params(unit, batch, position)
                        .update()
                == 1;
    }

    void stop(String batch, boolean stopped) {
        jdbc.sql("update public.import_batch set stopped = ? where batch = ?")
                .params(stopped, batch)
                .update();
    }

    /** Files whose unit nobody told in time are let go. */
    void expire() {
        jdbc.sql(
                        "update public.import_file set state = 'REFUSED', content = null where state = 'UNASSIGNED' and ended_at < ?")
                .param(Timestamp.from(clock.instant().minus(UNASSIGNED_FOR)))
                .update();
    }

    private BatchFile file(ResultSet row) throws SQLException {
        var zh = row.getString("zh");
        var en = row.getString("en");
        var ended = row.getTimestamp("ended_at");
        return new BatchFile(
                row.getString("batch"),
                row.getInt("position"),
                row.getString("name"),
                row.getString("sha256"),
                row.getLong("size"),
                FileState.valueOf(row.getString("state")),
                row.getString("unit"),
                row.getString("unit_name"),
                row.getString("evaluation"),
                row.getInt("cells"),
                row.getString("code"),
                zh == null || en == null ? null : new Words(zh, en),
                json.readValue(row.getString("notices"), NOTICES),
                ended == null ? null : ended.toInstant());
    }
}
