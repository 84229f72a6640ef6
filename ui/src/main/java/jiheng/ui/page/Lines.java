package jiheng.ui.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import jiheng.events.calendar.BeijingTime;
import jiheng.events.evaluation.Stage;
import jiheng.query.evaluation.Evaluations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the forms of a list into what a page shows of them. */
@Component
class Lines {
    FormLine of(Evaluations.Line form) {
        var scored = isScored(form);
        var total = scored ? form.total() : null;
        var rule = scored ? form.ruleTotal() : null;
        return new FormLine(
                form.id().value(),
                form.unitName(),
                form.project() == null ? "" : form.project(),
                form.year(),
                form.stage().name(),
                form.state().name(),
                form.version(),
                points(total),
                points(rule),
                total != null && rule != null && total.compareTo(rule) != 0,
                !scored || form.grade() == null ? "" : form.grade().name(),
                form.awaitingStep() == null ? "" : form.awaitingStep(),
                form.awaitingRole() == null ? "" : form.awaitingRole().name(),
                BeijingTime.text(form.changedAt()));
    }

    /** A form without results has a total of nothing, which must not read as a verdict. */
    private static boolean isScored(Evaluations.Line form) {
        var total = form.total();
        return form.stage() == Stage.RESULTS && total != null && (total.signum() > 0 || form.version() > 0);
    }

    private static String points(@Nullable BigDecimal figure) {
        return figure == null ? "" : figure.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
