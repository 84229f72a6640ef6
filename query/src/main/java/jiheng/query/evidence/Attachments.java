package jiheng.query.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.Evidence;
import jiheng.events.evaluation.EvidenceId;
import jiheng.events.organisation.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What can be asked of files: those of a form, and where the same ones stand elsewhere. */
public final class Attachments {
    private static final String LINE = """
            select f.evaluation, e.unit, f.evidence, f."row", f.file, f.media_type, f.size, f.sha256, f.sequence,
                f.attached_by, f.attached_at, f.withdrawn, f.withdrawn_by, f.withdrawn_at, f.withdrawn_reason
            from evidence f join evaluation e on e.id = f.evaluation
            """;

    private final JdbcClient jdbc;

    public Attachments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Attachment> find(EvaluationId form, EvidenceId evidence) {
        return jdbc.sql(LINE + "where f.evaluation = ? and f.evidence = ?")
                .params(form.value(), evidence.value())
                .query(Attachments::line)
                .optional();
    }

    /** All that was ever attached to a form, in that order. */
    public List<Attachment> of(EvaluationId form) {
        return jdbc.sql(LINE + "where f.evaluation = ? order by f.sequence")
                .param(form.value())
                .query(Attachments::line)
                .list();
    }

    /** Wherever files of these contents count now, in any form of any unit. */
    public List<Attachment> withContents(Collection<String> sha256) {
        if (sha256.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(LINE + "where f.sha256 in (:sha256) and f.withdrawn is null order by f.evaluation, f.sequence")
                .param("sha256", sha256)
                .query(Attachments::line)
                .list();
    }

    /**
     * The files that count in more than one place among the forms of these units: each of the places, those of a file
     * together, the files in most places first.
     *
     * @param most how many files
     */
    public List<Attachment> shared(Collection<UnitId> units, int most, long skipped) {
        if (units.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        with places as (%s where f.withdrawn is null and e.unit in (:units)),
                            several as (
                                select sha256, count(*) uses, max(attached_at) newest from places
                                group by sha256 having count(*) > 1
                                order by uses desc, newest desc, sha256 limit :most offset :skipped)
                        select places.* from places join several using (sha256)
                        order by several.uses desc, several.newest desc, sha256, evaluation, sequence
                        """.formatted(LINE))
                .param("units", units.stream().map(UnitId::value).toList())
                .param("most", most)
                .param("skipped", skipped)
                .query(Attachments::line)
                .list();
    }

    private static Attachment line(ResultSet row, int number) throws SQLException {
        var withdrawn = row.getLong("withdrawn");
        var withdrawal = row.wasNull()
                ? null
                : new Attachment.Withdrawal(
                        withdrawn,
                        row.getString("withdrawn_by"),
                        row.getObject("withdrawn_at", OffsetDateTime.class).toInstant(),
                        row.getString("withdrawn_reason"));
        return new Attachment(
                new EvaluationId(row.getString("evaluation")),
                new UnitId(row.getString("unit")),
                new Evidence(
                        new EvidenceId(row.getString("evidence")),
                        row.getString("row"),
                        row.getString("file"),
                        row.getString("media_type"),
                        row.getLong("size"),
                        row.getString("sha256")),
                row.getLong("sequence"),
                row.getString("attached_by"),
                row.getObject("attached_at", OffsetDateTime.class).toInstant(),
                withdrawal);
    }
}
