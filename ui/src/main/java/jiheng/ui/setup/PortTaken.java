package jiheng.ui.setup;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says in one line that another program has the port. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class PortTaken extends AbstractFailureAnalyzer<PortInUseException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PortInUseException cause) {
        var port = cause.getPort();
        return new FailureAnalysis(
                "端口 " + port + " 已被其他程序占用，请先停止它，或用 --server.port 换一个端口。 Port " + port
                        + " is in use by another program; stop it first, or choose another with --server.port.",
                null,
                cause);
    }
}
