package jiheng.ui.cycle;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import jiheng.ui.document.Download;
import jiheng.ui.security.Reading;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A whole year at once, for programs: streamed while it is made. */
@RestController
@RequestMapping("/api/v1/cycles/{cycle}")
class CycleController {
    private static final Logger LOG = LoggerFactory.getLogger(CycleController.class);

    private final CycleExports exports;
    private final Reading reading;
    private final Download download;

    CycleController(CycleExports exports, Reading reading, Download download) {
        this.exports = exports;
        this.reading = reading;
        this.download = download;
    }

    @Operation(
            summary = "整个年度的汇总工作簿 A year as one workbook",
            description =
                    "Every form of the cycle that you may read, as it stands: a row a form, and a sheet each for funds, "
                            + "indicators, texts and fields. Texts are typed as text, whatever they look like.")
    @ApiResponse(
            responseCode = "200",
            description = "The workbook",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    @GetMapping("/workbook")
    void workbook(
            @Parameter(example = "2022") @PathVariable String cycle,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        send(exports.asked(cycle, reading.units(), List.of(), "current", download.base(request), locale), response);
    }

    @Operation(
            summary = "整个年度的全部文件 All documents of a year in one archive",
            description =
                    "A folder a unit with each form in the formats asked for, and at its end manifest.csv: each file with "
                            + "its form, version, digest and SHA-256. A document that could not be made is told of there and stops "
                            + "no other.")
    @ApiResponse(
            responseCode = "200",
            description = "The archive; one without its list at the end was cut off",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    @GetMapping("/documents.zip")
    void documents(
            @Parameter(example = "2022") @PathVariable String cycle,
            @Parameter(description = "One or several of xlsx, docx, pdf and ofd", example = "xlsx")
                    @RequestParam(defaultValue = "xlsx")
                    List<String> format,
            @Parameter(description = "current, or settled for settled versions alone", example = "settled")
                    @RequestParam(defaultValue = "current")
                    String asOf,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        send(exports.asked(cycle, reading.units(), format, asOf, download.base(request), locale), response);
    }

    private void send(CycleExports.Asked asked, HttpServletResponse response) throws IOException {
        Sending.head(response, exports.fileName(asked), asked);
        try {
            exports.write(asked, response.getOutputStream(), Watch.NOBODY);
        } catch (ClientAbortException gone) {
            LOG.info("{} 的下载被对方中断", asked.cycle().cycle());
        }
    }
}
