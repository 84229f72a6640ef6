package jiheng.ui.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import jiheng.query.audit.bundle.StoredZip;
import org.springframework.http.HttpHeaders;

/** A bundle as an answer over HTTP: all of it is made before its first byte leaves. */
final class BundleSending {
    private BundleSending() {}

    /** @param name of what it is a bundle of: letters, digits and hyphens */
    static void send(Map<String, byte[]> entries, String name, HttpServletResponse response) throws IOException {
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "-audit.zip\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        StoredZip.write(entries, response.getOutputStream());
    }
}
