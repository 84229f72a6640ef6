package jiheng.ui.cycle;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.UriUtils;

/** The head of an answer that is a file. */
final class Sending {
    private Sending() {}

    static void head(HttpServletResponse response, String name, CycleExports.Asked asked) {
        response.setContentType(
                asked.isWorkbook()
                        ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                        : "application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"" + asked.cycle().cycle() + "." + asked.extension() + "\"; filename*=UTF-8''"
                        + UriUtils.encode(name, StandardCharsets.UTF_8));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
