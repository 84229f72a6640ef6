package jiheng.ui.importing.batch;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import jiheng.events.organisation.UnitId;
import jiheng.query.organisation.UnitView;

/** Finds the unit that a form names: by the very name, then by the name without white space, width and brackets. */
record UnitNames(List<UnitView> units) {
    /** @param reach the units the person may act for, which decide between several of one name */
    List<UnitView> named(String name, Set<UnitId> reach) {
        var exact = units.stream().filter(one -> one.name().equals(name)).toList();
        var found = exact.isEmpty()
                ? units.stream()
                        .filter(one -> clean(one.name()).equals(clean(name)))
                        .toList()
                : exact;
        var within = found.stream().filter(one -> reach.contains(one.unit())).toList();
        return found.size() > 1 && !within.isEmpty() ? within : found;
    }

    private static String clean(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}\\p{Cf}()\\[\\]【】〔〕.,。，、:]", "")
                .toLowerCase(Locale.ROOT);
    }
}
