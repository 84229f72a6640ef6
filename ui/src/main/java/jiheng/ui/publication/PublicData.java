package jiheng.ui.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jiheng.events.evaluation.Grade;
import jiheng.events.evaluation.Points;
import jiheng.events.evaluation.RuleSetVersion;
import jiheng.events.evaluation.TemplateVersion;
import jiheng.events.evaluation.Words;
import jiheng.query.evaluation.Disclosure;
import jiheng.query.evaluation.Form;
import jiheng.query.evaluation.Labels;
import org.jspecify.annotations.Nullable;

/**
 * A published copy for programs.
 *
 * @param digest SHA-256 of the content as it is shown here
 * @param settledDigest that of the settled form; null where a part is blacked out, for it would confirm every guess
 * @param cells each filled cell by its address
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record PublicData(
        String id,
        String address,
        int publication,
        int version,
        Instant publishedAt,
        boolean superseded,
        @Nullable Instant supersededAt,
        boolean redacted,
        String digest,
        @Nullable String settledDigest,
        String unit,
        int year,
        @Nullable String project,
        Words title,
        TemplateVersion template,
        RuleSetVersion ruleSet,
        @Nullable BigDecimal total,
        @Nullable BigDecimal ruleTotal,
        @Nullable Grade grade,
        List<Row> rows,
        Map<String, Entry> cells) {
    /** A row of the indicators; {@code ruleScore} is what the rules make of it. */
    record Row(
            String id,
            String branch,
            Words level1,
            Words level2,
            @Nullable BigDecimal ruleScore) {}

    record Entry(Words label, String text) {}

    static PublicData of(Form copy, Disclosure.Publication publication, String address, String settledDigest) {
        var content = copy.content();
        var labels = new Labels(copy.layout(), content);
        var totals = content.totals();
        var superseded = publication.superseded();
        var redacted = !publication.redactions().isEmpty();
        var cells = new LinkedHashMap<String, Entry>();
        content.cells()
                .forEach((cell, value) -> cells.put(cell.path(), new Entry(labels.cell(cell), value.toString())));
        return new PublicData(
                copy.id().value(),
                address,
                publication.number(),
                publication.version(),
                publication.by().at(),
                superseded != null,
                superseded == null ? null : superseded.by().at(),
                redacted,
                publication.digest(),
                redacted ? null : settledDigest,
                copy.unitName(),
                copy.year(),
                copy.project() == null ? null : copy.project().name(),
                copy.layout().title(),
                copy.template(),
                copy.ruleSet(),
                totals == null ? null : totals.self().value(),
                totals == null ? null : totals.rule().value(),
                totals == null ? null : totals.grade(),
                content.indicators().stream()
                        .map(row -> new Row(
                                row.id().value(),
                                row.branch(),
                                copy.layout()
                                        .branch(row.branch())
                                        .map(branch -> branch.title())
                                        .orElse(new Words(row.branch(), row.branch())),
                                labels.child(row.branch(), row.child()),
                                points(
                                        content.scores().containsKey(row.id().value())
                                                ? content.scores()
                                                        .get(row.id().value())
                                                        .score()
                                                : null)))
                        .toList(),
                cells);
    }

    private static @Nullable BigDecimal points(@Nullable Points points) {
        return points == null ? null : points.value();
    }
}
