package jiheng.ui.document;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import jiheng.command.CommandRefused;
import org.springframework.stereotype.Component;

/** The formats a form can be written in. */
@Component
public class Formats {
    private static final List<String> ORDER = List.of("pdf", "ofd", "docx", "xlsx");

    private final List<DocumentWriter> writers;

    Formats(List<DocumentWriter> writers) {
        this.writers = writers.stream()
                .sorted(Comparator.comparing(writer -> ORDER.indexOf(writer.format())))
                .toList();
    }

    public List<String> names() {
        return writers.stream().map(DocumentWriter::format).toList();
    }

    /** @throws CommandRefused 404 if there is no such format */
    public DocumentWriter writer(String format) {
        return writers.stream()
                .filter(writer -> writer.format().equals(format))
                .findFirst()
                .orElseThrow(() -> CommandRefused.absent(
                        "no-such-format", Map.of("format", format, "formats", String.join(" ", names()))));
    }
}
