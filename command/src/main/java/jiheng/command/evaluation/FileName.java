package jiheng.command.evaluation;

import java.text.Normalizer;
import java.util.Map;
import jiheng.command.CommandRefused;

/** The name of a file as it is recorded: no path, nothing invisible or reserved, not endless. */
final class FileName {
    private static final int LONGEST = 120;

    private FileName() {}

    /** @throws CommandRefused 422 {@code file-name-missing} if nothing is left of it */
    static String clean(String given) {
        var name = Normalizer.normalize(CellSyntax.clean(given), Normalizer.Form.NFC)
                .replaceAll("^(?s).*[/\\\\]", "")
                .replaceAll("[\\n\\t\\p{Z}]+", " ")
                // Marks that turn the direction of writing make "exe.pdf" of "fdp.exe".
                .replaceAll("[\\p{Cf}\\p{Co}\\p{Cn}]", "")
                .replaceAll("[<>:\"|?*]", "_")
                .replaceAll("^[. ]+|[. ]+$", "");
        if (name.isEmpty()) {
            throw CommandRefused.malformed("file-name-missing", "file", Map.of());
        }
        return shortened(name);
    }

    /** What is too long loses its middle: the beginning says what it is, the ending how it is opened. */
    private static String shortened(String name) {
        var points = name.codePoints().toArray();
        if (points.length <= LONGEST) {
            return name;
        }
        var ending = 20;
        return new String(points, 0, LONGEST - ending - 1) + "…" + new String(points, points.length - ending, ending);
    }
}
