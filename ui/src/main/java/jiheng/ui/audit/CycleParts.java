package jiheng.ui.audit;

import java.util.ArrayList;
import java.util.List;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.organisation.UnitId;
import jiheng.ui.audit.CycleForms.Asked;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The bundles that a year, or a unit in it, is fetched in, all under one signed head. */
@Component
class CycleParts {
    private final CycleForms cycleForms;
    private final Bundles bundles;

    CycleParts(CycleForms cycleForms, Bundles bundles) {
        this.cycleForms = cycleForms;
        this.bundles = bundles;
    }

    /**
     * A part.
     *
     * @param from the first form's id; null where the part begins with whatever comes first
     * @param before the first form's id of the next part; null where there is none
     * @param stored bytes of the records
     * @param versions that were submitted
     * @param bytes of files of evidence
     * @param tooLarge whether it is one form alone that is more than a bundle holds
     * @param address where it is fetched
     */
    public record Line(
            int number,
            @Nullable String from,
            @Nullable String before,
            String firstUnit,
            String lastUnit,
            long forms,
            long records,
            long stored,
            long versions,
            long bytes,
            boolean tooLarge,
            String address) {}

    /**
     * All parts.
     *
     * @param whole false if the year has units whose forms the person may not read, which are left out
     * @param head the size of the signed head that all of them stand under
     */
    public record Listing(
            String cycle,
            boolean whole,
            long head,
            long forms,
            long records,
            long stored,
            long versions,
            long bytes,
            List<Line> parts) {}

    /**
     * Divides what is asked for as it stands now.
     *
     * @param place what stands before the year in a bundle's address
     */
    Listing of(String cycle, @Nullable String unit, Bundles.With with, String place) {
        var chosen = cycleForms.of(new Asked(cycle, unit, null, null, CycleForms.NEWEST));
        var head = bundles.head(chosen.streams()).size();
        var limits = bundles.limits().counting(with.documents(), with.files());
        var parts = new ArrayList<Line>();
        for (var part : Division.of(chosen.forms(), limits.withRoomToGrow())) {
            var load = part.load();
            parts.add(new Line(
                    parts.size() + 1,
                    value(part.range().from()),
                    value(part.range().before()),
                    part.forms().get(0).unitName(),
                    part.forms().get(part.forms().size() - 1).unitName(),
                    load.forms(),
                    load.records(),
                    load.stored(),
                    load.versions(),
                    load.bytes(),
                    !limits.hold(load),
                    place + chosen.cycle().key() + "/bundle?" + query(part, chosen.unit(), head, with)));
        }
        var all = chosen.load();
        return new Listing(
                chosen.cycle().key(),
                chosen.whole(),
                head,
                all.forms(),
                all.records(),
                all.stored(),
                all.versions(),
                all.bytes(),
                List.copyOf(parts));
    }

    private static String query(Division.Part part, @Nullable UnitId unit, long head, Bundles.With with) {
        var query = new StringBuilder();
        if (unit != null) {
            query.append("unit=").append(unit.key()).append('&');
        }
        if (part.range().from() != null) {
            query.append("from=").append(part.range().from().value()).append('&');
        }
        if (part.range().before() != null) {
            query.append("before=").append(part.range().before().value()).append('&');
        }
        return query.append("head=")
                .append(head)
                .append("&documents=")
                .append(with.documents())
                .append("&files=")
                .append(with.files())
                .append(with.log() ? "&log=true" : "")
                .toString();
    }

    private static @Nullable String value(@Nullable EvaluationId id) {
        return id == null ? null : id.value();
    }
}
