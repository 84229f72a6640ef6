package jiheng.ui.recheck;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import jiheng.events.recheck.Member;
import jiheng.query.recheck.Draw;
import jiheng.query.recheck.DrawnForm;
import jiheng.query.recheck.Quality;
import org.jspecify.annotations.Nullable;

/** What programs send to re-checks and are answered. */
final class Bodies {
    private Bodies() {}

    /** {@code seed} is left out where the system is to make it; {@code reason} is owed from the second draw on. */
    record Draws(
            @Nullable Integer size,
            @Nullable String seed,
            @Nullable String seedSource,
            @Nullable String reason) {}

    record Score(
            @Nullable String row,
            @Nullable String score,
            @Nullable String code,
            @Nullable String reason) {}

    record Scores(@Nullable List<@Nullable Score> rows) {}

    record Opinion(@Nullable String opinion) {}

    /** {@code settled} is how many forms could be drawn now. */
    record Round(String cycle, int settled, List<Lot> draws) {}

    record Lot(
            int draw, Instant at, String by, int population, int size, String seedOrigin, String seed, String reason) {
        static Lot of(Draw one) {
            var drawn = one.drawn();
            return new Lot(
                    drawn.draw(),
                    one.at(),
                    one.by(),
                    drawn.population().size(),
                    drawn.size(),
                    drawn.seedOrigin().name(),
                    drawn.seed(),
                    drawn.reason());
        }
    }

    /** A draw whole. {@code same} tells whether drawing again from this record gives this sample and digest. */
    record Whole(
            String cycle,
            int draw,
            Instant at,
            String by,
            String reason,
            String method,
            int methodVersion,
            String seedOrigin,
            String seed,
            String seedSource,
            List<Drawable> population,
            String populationDigest,
            boolean same,
            List<Sampled> sample,
            List<Unit> units) {
        static Whole of(Draw one, List<DrawnForm> forms) {
            var drawn = one.drawn();
            return new Whole(
                    drawn.recheck().cycle().key(),
                    drawn.draw(),
                    one.at(),
                    one.by(),
                    drawn.reason(),
                    drawn.method(),
                    drawn.methodVersion(),
                    drawn.seedOrigin().name(),
                    drawn.seed(),
                    drawn.seedSource(),
                    drawn.population().stream().map(Drawable::of).toList(),
                    drawn.populationDigest(),
                    DrawPages.isSame(drawn),
                    forms.stream().map(Sampled::of).toList(),
                    Quality.of(forms).stream().map(Unit::of).toList());
        }
    }

    record Drawable(String evaluation, String unit, String unitName, int version, String digest) {
        static Drawable of(Member one) {
            return new Drawable(
                    one.evaluation().value(), one.unit().value(), one.unitName(), one.version(), one.digest());
        }
    }

    /** A drawn form; its three figures are null until its re-check is finished, deviation also where nothing is left. */
    record Sampled(
            String evaluation,
            String unit,
            String unitName,
            int version,
            String digest,
            boolean finished,
            @Nullable BigDecimal selfTotal,
            @Nullable BigDecimal reviewedTotal,
            @Nullable BigDecimal deviation,
            String opinion) {
        static Sampled of(DrawnForm one) {
            return new Sampled(
                    one.evaluation().value(),
                    one.unit().value(),
                    one.unitName(),
                    one.version(),
                    one.digest(),
                    one.finished(),
                    one.selfTotal(),
                    one.reviewedTotal(),
                    one.deviation(),
                    one.opinion());
        }
    }

    /** {@code quality} is null while none of the unit's drawn forms is finished. */
    record Unit(
            String unit,
            String unitName,
            int drawn,
            int finished,
            @Nullable BigDecimal quality) {
        static Unit of(Quality one) {
            return new Unit(one.unit().value(), one.unitName(), one.drawn(), one.finished(), one.score());
        }
    }

    /** A drawn form with its rows. {@code sequence} is the value of If-Match for an act on it. */
    record Checked(int draw, long sequence, Sampled form, List<Row> rows) {
        static Checked of(DrawnForm one, List<Line> lines) {
            return new Checked(
                    one.draw(),
                    one.sequence(),
                    Sampled.of(one),
                    lines.stream().map(Row::of).toList());
        }
    }

    /** A row that can earn points; what stands after {@code selfReason} is null while nobody scored it again. */
    record Row(
            String row,
            String title,
            String target,
            String actual,
            BigDecimal weight,
            BigDecimal self,
            String selfReason,
            @Nullable BigDecimal reviewed,
            @Nullable String code,
            @Nullable String reason,
            @Nullable String by,
            @Nullable Instant at) {
        static Row of(Line line) {
            var checked = line.checked();
            return new Row(
                    line.row(),
                    line.title(),
                    line.target(),
                    line.actual(),
                    line.weight(),
                    line.self(),
                    line.selfReason(),
                    checked == null ? null : checked.reviewed(),
                    checked == null ? null : checked.code(),
                    checked == null ? null : checked.reason(),
                    checked == null ? null : checked.by(),
                    checked == null ? null : checked.at());
        }
    }
}
