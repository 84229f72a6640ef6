package jiheng.ui.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import jiheng.query.audit.bundle.Algorithm;
import jiheng.query.audit.note.Strict;
import jiheng.query.audit.sign.WholeFile;

/**
 * The size of the last head of each tree that a place took, in a file of lines {@code TREE SIZE PLACE}, one for every
 * place there ever was. A line that cannot be read counts as nothing taken: to send twice is harmless, a gap is not.
 *
 * @param file beside the signer's own last head
 * @param place as {@link Publication#address} has it
 */
record Taken(Path file, String place) {
    Map<Algorithm, Long> read() throws IOException {
        var all = new EnumMap<Algorithm, Long>(Algorithm.class);
        for (var line : lines()) {
            for (var tree : Algorithm.values()) {
                var parts = line.split(" ", 3);
                if (parts.length == 3 && parts[0].equals(tree.key()) && parts[2].equals(place)) {
                    all.put(tree, size(parts[1]));
                }
            }
        }
        return all;
    }

    void write(Map<Algorithm, Long> sizes) throws IOException {
        var all = new ArrayList<String>();
        lines().stream().filter(line -> !line.endsWith(" " + place)).forEach(all::add);
        sizes.forEach((tree, size) -> all.add(tree.key() + " " + size + " " + place));
        Files.createDirectories(file.toAbsolutePath().getParent());
        WholeFile.write(file, String.join("\n", all) + "\n");
    }

    private List<String> lines() throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private static long size(String text) {
        try {
            return Strict.decimal(text);
        } catch (IllegalArgumentException unreadable) {
            return 0;
        }
    }
}
