package jiheng.ui.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jiheng.command.CommandRefused;

/** Says what a file is by what is in it. The name and the type that came with it are only compared. */
final class Judge {
    private static final int HEAD = 16;

    private Judge() {}

    /**
     * @throws CommandRefused 422 {@code file-kind-refused} if it is none of the kinds taken, {@code file-ending} if its
     *     name says otherwise, {@code file-macros}, {@code file-locked} or {@code file-broken}
     */
    static Kind judge(Path file, String name) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        var kind = flat(head);
        if (kind.isEmpty() && starts(head, 'P', 'K', 3, 4)) {
            kind = Containers.zip(file, name);
        } else if (kind.isEmpty() && starts(head, 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1)) {
            kind = Containers.compound(file, name);
        }
        var found = kind.orElseThrow(() -> refused("file-kind-refused", name));
        var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (!name.contains(".") || !found.endings().contains(ending)) {
            throw CommandRefused.malformed(
                    "file-ending",
                    "file",
                    Map.of("file", name, "owed", "." + found.endings().get(0)));
        }
        return found;
    }

    static CommandRefused refused(String code, String name) {
        return switch (code) {
            case "file-macros" -> CommandRefused.malformed("file-macros", "file", Map.of("file", name));
            case "file-locked" -> CommandRefused.malformed("file-locked", "file", Map.of("file", name));
            case "file-broken" -> CommandRefused.malformed("file-broken", "file", Map.of("file", name));
            default -> CommandRefused.malformed("file-kind-refused", "file", Map.of("file", name));
        };
    }

    private static Optional<Kind> flat(byte[] head) {
        var text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("%PDF-")) {
            return Optional.of(Kind.PDF);
        }
        if (starts(head, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            return Optional.of(Kind.PNG);
        }
        if (starts(head, 0xFF, 0xD8, 0xFF)) {
            return Optional.of(Kind.JPEG);
        }
        if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) {
            return Optional.of(Kind.GIF);
        }
        if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
            return Optional.of(Kind.WEBP);
        }
        if (starts(head, 'I', 'I', 42, 0) || starts(head, 'M', 'M', 0, 42)) {
            return Optional.of(Kind.TIFF);
        }
        // Two letters are no proof; the four reserved bytes after the size are zero.
        return head.length == HEAD && text.startsWith("BM") && text.startsWith("\0\0\0\0", 6)
                ? Optional.of(Kind.BMP)
                : Optional.empty();
    }

    private static boolean starts(byte[] head, int... with) {
        var start = new byte[with.length];
        for (int i = 0; i < with.length; i++) {
            start[i] = (byte) with[i];
        }
        return head.length >= with.length && Arrays.equals(Arrays.copyOf(head, with.length), start);
    }
}
