package jiheng.ui.api;

import jiheng.query.evaluation.Form;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** A form as programs read it, as bytes. */
@Component
public class FormJson {
    private final JsonMapper json;

    FormJson(JsonMapper json) {
        this.json = json;
    }

    public byte[] of(Form form) {
        return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(EvaluationView.of(form));
    }
}
