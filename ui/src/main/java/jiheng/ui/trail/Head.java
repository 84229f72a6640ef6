package jiheng.ui.trail;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jiheng.events.evaluation.Content;
import jiheng.events.evaluation.Grade;
import jiheng.events.evaluation.Points;
import jiheng.query.evaluation.Form;
import jiheng.ui.acts.Wording;

/** What a page of this package says about a form, as it is or as it was. Totals are empty before anything is scored. */
record Head(
        String id,
        long sequence,
        String title,
        String unit,
        String year,
        String project,
        String stage,
        String state,
        String stateStyle,
        int version,
        int template,
        String total,
        String ruleTotal,
        String grade) {
    static Head of(Form form, Wording wording, Locale locale) {
        var totals = Optional.ofNullable(form.content().totals());
        return new Head(
                form.id().value(),
                form.sequence(),
                wording.words(form.layout().title(), locale),
                form.unitName(),
                "" + form.year(),
                form.project() == null ? "" : form.project().name(),
                wording.say("trail.stage." + form.stage().name(), Map.of(), locale),
                wording.say("state." + form.state().name(), Map.of(), locale),
                form.state().name().toLowerCase(Locale.ROOT),
                form.version(),
                form.template().version(),
                totals.map(Content.Totals::self).map(Head::text).orElse(""),
                totals.map(Content.Totals::rule).map(Head::text).orElse(""),
                form.grade().map(grade -> grade(grade, wording, locale)).orElse(""));
    }

    private static String text(Points points) {
        BigDecimal value = points.value();
        return value.toPlainString();
    }

    private static String grade(Grade grade, Wording wording, Locale locale) {
        return wording.say("trail.grade." + grade.name(), Map.of(), locale);
    }
}
