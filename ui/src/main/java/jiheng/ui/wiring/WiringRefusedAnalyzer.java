package jiheng.ui.wiring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one line which part is not the expected one. */
class WiringRefusedAnalyzer extends AbstractFailureAnalyzer<WiringGuard.WiringRefused> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, WiringGuard.WiringRefused cause) {
        return new FailureAnalysis(
                "组成部件不符，为免丢失数据，拒绝启动 Refusing to start, since data could be lost: " + cause.getMessage(), null, cause);
    }
}
