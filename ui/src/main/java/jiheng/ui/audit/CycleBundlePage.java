package jiheng.ui.audit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import jiheng.ui.document.Download;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The bundle of a year or of a unit in it, for those who press a button; what is refused is a page. */
@Controller
class CycleBundlePage {
    private final CycleForms cycleForms;
    private final Bundles bundles;
    private final Download download;

    CycleBundlePage(CycleForms cycleForms, Bundles bundles, Download download) {
        this.cycleForms = cycleForms;
        this.bundles = bundles;
        this.download = download;
    }

    @GetMapping("/cycles/{cycle}/bundle")
    void bundle(
            @PathVariable String cycle,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "false") boolean files,
            @RequestParam(defaultValue = "false") boolean documents,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var chosen = cycleForms.of(cycle, unit);
        var with = new Bundles.With(files, documents, download.base(request));
        BundleSending.send(bundles.of(chosen.forms(), with), chosen.name(), response);
    }
}
