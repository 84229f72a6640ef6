package jiheng.ui.document;

import java.time.Instant;
import java.util.List;
import jiheng.query.evaluation.Form;

/**
 * Whoever approved a step, and when.
 *
 * @param name both names where it was done by delegation
 */
public record Signature(String step, String name, Instant at) {
    static List<Signature> of(Form form) {
        return form.route().stream()
                .flatMap(step -> form.standing(step).stream()
                        .map(approval -> new Signature(
                                step.title().zh(),
                                approval.by().signature(),
                                approval.by().at())))
                .toList();
    }

    public String time() {
        return Stamp.time(at);
    }
}
