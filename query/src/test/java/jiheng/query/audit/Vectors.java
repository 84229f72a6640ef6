package jiheng.query.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the test vectors of others. */
public final class Vectors {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Vectors() {}

    public static String text(String file) {
        try (var in = Vectors.class.getResourceAsStream("/vectors/" + file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static JsonNode json(String file) {
        return MAPPER.readTree(text(file));
    }

    /** One JSON value a line. */
    public static List<JsonNode> lines(String file) {
        return text(file).lines().map(MAPPER::readTree).toList();
    }

    /** Blocks of {@code name = value}; each block has all values given before it in the file. */
    public static List<Function<String, String>> blocks(String file, String last) {
        var all = new ArrayList<Function<String, String>>();
        var block = new LinkedHashMap<String, String>();
        text(file).lines().filter(line -> line.contains(" =")).forEach(line -> {
            var parts = line.split(" =", 2);
            block.put(parts[0].strip(), parts[1].strip());
            if (parts[0].strip().equals(last)) {
                var copy = Map.copyOf(block);
                all.add(name -> Objects.requireNonNull(copy.get(name), name));
            }
        });
        return all;
    }

    public static byte[] base64(JsonNode text) {
        return Base64.getDecoder().decode(text.asString());
    }

    /** The hashes of a proof, none for null. */
    public static List<byte[]> proof(JsonNode proof) {
        var all = new ArrayList<byte[]>();
        proof.forEach(one -> all.add(base64(one)));
        return all;
    }
}
