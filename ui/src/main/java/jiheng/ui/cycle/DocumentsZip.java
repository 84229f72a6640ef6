package jiheng.ui.cycle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import jiheng.command.CommandRefused;
import jiheng.events.calendar.BeijingTime;
import jiheng.query.evaluation.Form;
import jiheng.ui.document.DocumentWriter;
import jiheng.ui.document.FormDocument;
import jiheng.ui.trail.Csv;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The documents of many forms in one archive, a folder a unit, with a list of what is in it and of what could not be made.
 * One document is in memory at a time.
 */
final class DocumentsZip {
    static final String MANIFEST = "manifest.csv";

    private static final Logger LOG = LoggerFactory.getLogger(DocumentsZip.class);
    private static final List<String> COLUMNS = List.of(
            "file",
            "form",
            "unit",
            "project",
            "year",
            "state",
            "version",
            "sequence",
            "digest",
            "sha256",
            "size",
            "error");

    private final ZipOutputStream zip;
    private final List<DocumentWriter> writers;
    private final BiFunction<Form, URI, FormDocument> documents;
    private final BiFunction<CommandRefused, Locale, String> refusals;
    private final URI base;
    private final Locale locale;
    private final Map<String, String> folders = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final StringBuilder manifest = new StringBuilder(Csv.BOM).append(Csv.record(COLUMNS));
    private int failed;

    /**
     * An archive that is written as forms come.
     *
     * @param documents makes the document of a form at the moment asked for, or refuses
     */
    DocumentsZip(
            OutputStream out,
            List<DocumentWriter> writers,
            BiFunction<Form, URI, FormDocument> documents,
            BiFunction<CommandRefused, Locale, String> refusals,
            URI base,
            Locale locale) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.writers = writers;
        this.documents = documents;
        this.refusals = refusals;
        this.base = base;
        this.locale = locale;
        zip.setLevel(Deflater.BEST_SPEED);
    }

    void add(Form form) throws IOException {
        FormDocument document;
        try {
            document = documents.apply(form, base);
        } catch (CommandRefused refused) {
            tell(form, "", "", "", refusals.apply(refused, locale));
            return;
        } catch (RuntimeException broken) {
            tell(form, "", "", "", broken(form, broken));
            return;
        }
        for (var writer : writers) {
            var bytes = new ByteArrayOutputStream();
            try {
                writer.write(document, bytes);
            } catch (IOException | RuntimeException broken) {
                tell(document.form(), "", "", "", writer.format() + ": " + broken(form, broken));
                continue;
            }
            var name = name(document, writer.format());
            var entry = new ZipEntry(name);
            entry.setTimeLocal(LocalDateTime.ofInstant(document.stamp().at(), BeijingTime.ZONE));
            zip.putNextEntry(entry);
            bytes.writeTo(zip);
            zip.closeEntry();
            tell(document.form(), name, sha256(bytes.toByteArray()), "" + bytes.size(), "");
        }
    }

    private static String broken(Form form, Exception broken) {
        LOG.error("{} 的文件未能生成", form.id(), broken);
        return "未能生成，原因见日志 could not be made; the log says why";
    }

    private void tell(Form form, String file, String sha256, String size, String error) {
        if (!error.isEmpty()) {
            failed++;
        }
        var project = form.project();
        manifest.append(Csv.record(List.of(
                file,
                form.id().value(),
                form.unitName(),
                project == null ? "" : project.name(),
                "" + form.year(),
                form.state().name(),
                "" + form.version(),
                "" + form.sequence(),
                form.content().digest(),
                sha256,
                size,
                error)));
    }

    /** How many documents could not be made. */
    int failed() {
        return failed;
    }

    /** Writes the list and the end of the archive; the stream below stays open. */
    void finish() throws IOException {
        zip.putNextEntry(new ZipEntry(MANIFEST));
        zip.write(manifest.toString().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        zip.finish();
        zip.flush();
    }

    /** Two units may share a name, and so may two projects of a unit. */
    private String name(FormDocument document, String format) {
        var form = document.form();
        var folder = folders.computeIfAbsent(form.unit().value(), unit -> {
            var clean = clean(form.unitName());
            return taken.add(clean.toLowerCase(Locale.ROOT)) ? clean : clean + " " + unit;
        });
        var name = folder + "/" + document.fileName();
        return taken.add((name + "." + format).toLowerCase(Locale.ROOT))
                ? name + "." + format
                : name + " " + form.id() + "." + format;
    }

    /** As a folder's name: no signs that a file system refuses, no dots or spaces at its end. */
    private static String clean(String name) {
        var clean = name.replaceAll("[\\p{Cntrl}\\\\/:*?\"<>|]", " ")
                .replaceAll("[. ]+$", "")
                .strip();
        return clean.isEmpty() ? "_" : clean;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every JDK has SHA-256", absent);
        }
    }
}
