package jiheng.ui.importing;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The corrections that a unit's people made, by template. */
@Component
class Remembered {
    private final JdbcClient jdbc;
    private final Clock clock;

    Remembered(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Correction> of(String unit, String template) {
        return jdbc.sql("select part, label, target from public.import_mapping where unit = ? and template = ?"
                        + " order by part, label")
                .params(unit, template)
                .query((row, number) -> new Correction(
                        Correction.Part.valueOf(row.getString("part")),
                        row.getString("label"),
                        row.getString("target")))
                .list();
    }

    /** A correction to nothing forgets the one before. */
    void keep(String unit, String template, List<Correction> corrections, String account) {
        for (var one : corrections) {
            if (one.target().isEmpty()) {
                jdbc.sql("delete from public.import_mapping where unit = ? and template = ? and part = ? and label = ?")
                        .params(unit, template, one.part().name(), one.label())
                        .update();
            } else {
                jdbc.sql("insert into public.import_mapping values (?, ?, ?, ?, ?, ?, ?)"
                                + " on conflict (unit, template, part, label) do update set target = excluded.target,"
                                + " corrected_by = excluded.corrected_by, corrected_at = excluded.corrected_at")
                        .params(
                                unit,
                                template,
                                one.part().name(),
                                one.label(),
                                one.target(),
                                account,
                                Timestamp.from(clock.instant()))
                        .update();
            }
        }
    }
}
