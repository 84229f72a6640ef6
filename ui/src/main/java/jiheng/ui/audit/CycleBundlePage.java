package jiheng.ui.audit;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import jiheng.ui.audit.CycleForms.Asked;
import jiheng.ui.document.Download;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The bundle of a year or of a unit in it, for those who press a button, or the list of its parts if it takes several. */
@Controller
@RequestMapping("/cycles/{cycle}")
class CycleBundlePage {
    private final CycleForms cycleForms;
    private final CycleParts parts;
    private final Bundles bundles;
    private final Download download;

    CycleBundlePage(CycleForms cycleForms, CycleParts parts, Bundles bundles, Download download) {
        this.cycleForms = cycleForms;
        this.parts = parts;
        this.bundles = bundles;
        this.download = download;
    }

    /** @return where the parts are listed, or null if the bundle was sent */
    @GetMapping("/bundle")
    @Nullable String bundle(
            @PathVariable String cycle,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String before,
            @RequestParam(defaultValue = CycleForms.NEWEST) String head,
            @RequestParam(defaultValue = "false") boolean files,
            @RequestParam(defaultValue = "false") boolean documents,
            @RequestParam(defaultValue = "false") boolean log,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var chosen = cycleForms.of(new Asked(cycle, unit, from, before, head));
        var load = chosen.load();
        if (load.forms() > 1
                && from.isBlank()
                && before.isBlank()
                && !bundles.limits().counting(documents, files).hold(load)) {
            return "redirect:"
                    + UriComponentsBuilder.fromPath("/cycles/{cycle}/bundles")
                            .queryParam("unit", "{unit}")
                            .queryParam("documents", documents)
                            .queryParam("files", files)
                            .queryParam("log", log)
                            .encode()
                            .buildAndExpand(chosen.cycle().key(), unit)
                            .toUriString();
        }
        var with = new Bundles.With(files, documents, log, download.base(request));
        BundleSending.send(bundles.of(chosen, with), chosen.name(), response);
        return null;
    }

    @GetMapping("/bundles")
    String parts(
            @PathVariable String cycle,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "false") boolean files,
            @RequestParam(defaultValue = "false") boolean documents,
            @RequestParam(defaultValue = "false") boolean log,
            HttpServletRequest request,
            Model model) {
        var with = new Bundles.With(files, documents, log, download.base(request));
        var listing = parts.of(cycle, unit, with, "/cycles/");
        model.addAttribute("listing", listing);
        model.addAttribute(
                "unitName", unit.isBlank() ? "" : listing.parts().get(0).firstUnit());
        model.addAttribute("unit", unit);
        model.addAttribute("documents", documents);
        model.addAttribute("files", files);
        model.addAttribute("log", log);
        return "audit/bundle-parts";
    }
}
