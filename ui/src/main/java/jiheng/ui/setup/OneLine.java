package jiheng.ui.setup;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Tells why the product does not start in one line, in place of Boot's own report. */
class OneLine implements FailureAnalysisReporter {
    private static final Logger LOG = LoggerFactory.getLogger(OneLine.class);

    @Override
    public void report(FailureAnalysis analysis) {
        LOG.error(
                "{}",
                Stream.of(analysis.getDescription(), analysis.getAction())
                        .filter(text -> text != null && !text.isBlank())
                        .map(text -> text.strip().replaceAll("\\s*\\R\\s*", " "))
                        .collect(Collectors.joining(" ")));
    }
}
