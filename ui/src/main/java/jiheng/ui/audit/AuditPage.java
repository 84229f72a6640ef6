package jiheng.ui.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import jiheng.events.organisation.Role;
import jiheng.query.audit.key.KeyView;
import jiheng.query.audit.key.LogKeys;
import jiheng.query.audit.log.LogReader;
import jiheng.query.audit.log.Protection;
import jiheng.query.organisation.Organisation;
import jiheng.ui.acts.Desk;
import jiheng.ui.document.Download;
import jiheng.ui.security.Reading;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** The log as a whole, for auditors and administrators: its heads, keys and signer, and the check of all of it. */
@Controller
@RequestMapping("/audit")
class AuditPage {
    /** The stand-alone verifier as the build puts it in; absent where the product runs from its classes. */
    static final Resource VERIFIER = new ClassPathResource("jiheng-verify.jar");

    private final AuditDesk checks;
    private final Proofs proofs;
    private final LogReader log;
    private final Signing signing;
    private final LogKeys keys;
    private final TableGuard guard;
    private final Reading reading;
    private final Desk desk;
    private final Organisation organisation;
    private final Download download;

    AuditPage(
            AuditDesk checks,
            Proofs proofs,
            LogReader log,
            Signing signing,
            LogKeys keys,
            TableGuard guard,
            Reading reading,
            Desk desk,
            Organisation organisation,
            Download download) {
        this.checks = checks;
        this.proofs = proofs;
        this.log = log;
        this.signing = signing;
        this.keys = keys;
        this.guard = guard;
        this.reading = reading;
        this.desk = desk;
        this.organisation = organisation;
        this.download = download;
    }

    @GetMapping
    String page(HttpServletRequest request, Model model, Locale locale) throws SQLException {
        show(model, locale);
        model.addAttribute("size", log.size());
        model.addAttribute("head", proofs.newest());
        model.addAttribute("signer", signing.signer());
        var known = keys.all();
        model.addAttribute("keys", known);
        model.addAttribute(
                "witnessKeys",
                signing.witnesses().stream().map(Object::toString).toList());
        model.addAttribute("keyForms", reading.isA(Role.ADMINISTRATOR) ? keyForms(known) : List.of());
        model.addAttribute("key", UUID.randomUUID().toString());
        model.addAttribute("place", signing.place());
        model.addAttribute("published", signing.published());
        model.addAttribute("unpublished", signing.unpublished());
        model.addAttribute("seen", proofs.seen());
        model.addAttribute("address", download.base(request) + "/public/log");
        model.addAttribute("role", guard.role());
        model.addAttribute("tables", Protection.TABLES);
        model.addAttribute("guard", guard.state().unguarded());
        model.addAttribute("changeable", guard.state().changeable());
        model.addAttribute("cycles", organisation.cycles());
        model.addAttribute("verifier", VERIFIER.exists());
        return "audit/log";
    }

    /** What can be done to the keys now, each by the name of its form. */
    private static List<String> keyForms(List<KeyView> known) {
        var replaced = known.stream()
                .filter(one -> one.state() == KeyView.State.REPLACED)
                .map(one -> one.key().kind().name() + one.key().number());
        return Stream.concat(Stream.of(KeyPages.ROTATE), replaced).toList();
    }

    /** Only the part that changes, for the page that polls. */
    @GetMapping("/progress")
    String progress(Model model, Locale locale) {
        show(model, locale);
        return "audit/parts :: standing";
    }

    @PostMapping
    String begin() {
        readersOnly();
        checks.begin(desk.account().value());
        return "redirect:/audit";
    }

    /** For whoever has signed in: what it verifies is what they may read. */
    @GetMapping("/jiheng-verify.jar")
    ResponseEntity<Resource> verifier() throws IOException {
        if (!VERIFIER.exists()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/java-archive"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("jiheng-verify.jar")
                                .build()
                                .toString())
                .body(VERIFIER);
    }

    private void show(Model model, Locale locale) {
        readersOnly();
        model.addAttribute("state", checks.state());
        model.addAttribute("say", new Telling(locale));
    }

    private void readersOnly() {
        reading.requireLogReader();
    }
}
