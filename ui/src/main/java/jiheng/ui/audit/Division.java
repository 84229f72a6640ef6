package jiheng.ui.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import jiheng.events.evaluation.EvaluationId;
import jiheng.query.evaluation.FormSizes.FormSize;
import org.jspecify.annotations.Nullable;

/**
 * Divides forms among bundles in the order of their ids, as few as the limits allow. Parts are ranges that touch, the
 * first and the last without an end, so that every form there is or will be belongs to exactly one. A unit's forms stay
 * together where a part can hold them; a form that no part can hold stands alone.
 */
final class Division {
    private static final Comparator<FormSize> BY_ID =
            Comparator.comparing(form -> form.id().value());

    private Division() {}

    /** The ids from one on and before another; null is without an end. */
    record Range(@Nullable EvaluationId from, @Nullable EvaluationId before) {
        boolean holds(EvaluationId id) {
            return (from == null || from.value().compareTo(id.value()) <= 0)
                    && (before == null || id.value().compareTo(before.value()) < 0);
        }
    }

    /** Some forms that go into one bundle. */
    record Part(Range range, List<FormSize> forms) {
        Load load() {
            return Load.of(forms);
        }
    }

    static List<Part> of(Collection<FormSize> forms, BundleLimits limits) {
        var groups = new ArrayList<List<FormSize>>();
        var filled = new Load(0, 0, 0, 0, 0);
        for (var piece : pieces(forms, limits)) {
            var more = filled.and(Load.of(piece));
            if (groups.isEmpty() || !limits.hold(more)) {
                groups.add(new ArrayList<>());
                more = Load.of(piece);
            }
            groups.get(groups.size() - 1).addAll(piece);
            filled = more;
        }
        var parts = new ArrayList<Part>();
        for (var at = 0; at < groups.size(); at++) {
            var from = at == 0 ? null : groups.get(at).get(0).id();
            var before =
                    at + 1 == groups.size() ? null : groups.get(at + 1).get(0).id();
            parts.add(new Part(new Range(from, before), List.copyOf(groups.get(at))));
        }
        return parts;
    }

    /** What is not divided any further: the forms of a unit that stand together, or each of them if they are too many. */
    private static List<List<FormSize>> pieces(Collection<FormSize> forms, BundleLimits limits) {
        var pieces = new ArrayList<List<FormSize>>();
        var sorted = forms.stream().sorted(BY_ID).toList();
        for (var at = 0; at < sorted.size(); ) {
            var to = at;
            while (to < sorted.size()
                    && sorted.get(to).unit().equals(sorted.get(at).unit())) {
                to++;
            }
            var unit = sorted.subList(at, to);
            if (limits.hold(Load.of(unit))) {
                pieces.add(unit);
            } else {
                unit.forEach(form -> pieces.add(List.of(form)));
            }
            at = to;
        }
        return pieces;
    }
}
