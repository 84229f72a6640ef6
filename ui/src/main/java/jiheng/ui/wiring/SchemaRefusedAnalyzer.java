package jiheng.ui.wiring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one line that the database is not one to lay the tables out in. */
class SchemaRefusedAnalyzer extends AbstractFailureAnalyzer<Schema.SchemaRefused> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, Schema.SchemaRefused cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
