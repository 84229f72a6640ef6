package jiheng.ui.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the operator the one line instead of a stack trace, wherever in the chain of causes it is. */
class DatabaseUnavailableAnalyzer extends AbstractFailureAnalyzer<DatabaseUnavailable> {
    @Override
    protected FailureAnalysis analyze(Throwable root, DatabaseUnavailable cause) {
        return new FailureAnalysis(cause.zh() + " " + cause.en(), null, cause);
    }
}
