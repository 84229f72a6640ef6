package jiheng.ui.setup;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one line why the product does not start. */
class SetupRefusedAnalyzer extends AbstractFailureAnalyzer<SetupRefused> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SetupRefused cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
    }
}
