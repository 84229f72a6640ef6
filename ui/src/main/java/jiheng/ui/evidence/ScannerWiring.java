package jiheng.ui.evidence;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code jiheng.scanner} names a ClamAV daemon as host:port; empty, nothing is scanned, and the pages say so. */
@Configuration(proxyBeanMethods = false)
class ScannerWiring {
    @Bean
    Scanner scanner(@Value("${jiheng.scanner:}") String address) {
        return address.isBlank() ? Scanner.NONE : Clamd.at(address.strip());
    }
}
