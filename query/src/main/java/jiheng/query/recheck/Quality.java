package jiheng.query.recheck;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import jiheng.events.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * How far a unit's self scores held: 100 less the size of each form's deviation in percent, at least 0, and 0 where nothing
 * was left of the total; the mean over the unit's finished forms, with two decimals, HALF_UP. Pure.
 *
 * @param score null while none of the unit's drawn forms is finished
 */
public record Quality(
        UnitId unit,
        String unitName,
        int drawn,
        int finished,
        @Nullable BigDecimal score) {
    private static final BigDecimal FULL = new BigDecimal(100);

    /** One for each unit, in the order in which the forms name them. */
    public static List<Quality> of(List<DrawnForm> forms) {
        return forms.stream()
                .collect(Collectors.groupingBy(DrawnForm::unit, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(Quality::ofUnit)
                .toList();
    }

    private static Quality ofUnit(List<DrawnForm> forms) {
        var scores =
                forms.stream().filter(DrawnForm::finished).map(Quality::score).toList();
        var first = forms.get(0);
        var mean = scores.isEmpty()
                ? null
                : scores.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(new BigDecimal(scores.size()), 2, RoundingMode.HALF_UP);
        return new Quality(first.unit(), first.unitName(), forms.size(), scores.size(), mean);
    }

    private static BigDecimal score(DrawnForm form) {
        var deviation = form.deviation();
        return deviation == null
                ? BigDecimal.ZERO
                : FULL.subtract(deviation.abs()).max(BigDecimal.ZERO);
    }
}
