package jiheng.events.evaluation;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256, in hex, of a content: UTF-8 lines of rows by id, cells by address and scores by row, then the totals
 * and, where there is any, the evidence by id and what was kept of earlier versions of the template by address.
 * Every part has its length in front and every list its size, so that no two contents share a text; rows are taken by
 * id, so that the order in which they were added does not matter.
 */
final class ContentDigest {
    private final StringBuilder text = new StringBuilder("jiheng-content-1\n");

    private ContentDigest() {}

    static String of(Content content) {
        return new ContentDigest().lines(content).sha256();
    }

    private ContentDigest lines(Content content) {
        content.indicators().stream()
                .sorted(Comparator.comparing(row -> row.id().value()))
                .forEach(row -> line(
                        List.of("row", row.id().value(), row.branch(), row.child(), String.valueOf(row.position()))));
        content.cells().forEach((cell, value) -> {
            var parts = new ArrayList<>(List.of("cell", cell.path()));
            add(parts, value);
            line(parts);
        });
        content.scores().forEach((row, score) -> {
            var parts = new ArrayList<>(List.of(
                    "score", row, score.score() == null ? "" : score.score().toString()));
            add(parts, score.derivation());
            line(parts);
        });
        var totals = content.totals();
        if (totals != null) {
            var parts = new ArrayList<>(List.of(
                    "totals",
                    totals.self().toString(),
                    totals.rule().toString(),
                    totals.grade().name()));
            add(parts, totals.derivation());
            line(parts);
        }
        content.evidence().stream()
                .sorted(Comparator.comparing(one -> one.id().value()))
                .forEach(one -> line(List.of(
                        "evidence",
                        one.id().value(),
                        one.row(),
                        one.file(),
                        one.mediaType(),
                        String.valueOf(one.size()),
                        one.sha256())));
        content.kept().stream()
                .sorted(Comparator.comparing(KeptCell::cell)
                        .thenComparing(one -> one.template().version()))
                .forEach(one -> {
                    var parts = new ArrayList<>(List.of(
                            "kept", one.cell().path(), "" + one.template().version()));
                    add(parts, one.value());
                    line(parts);
                });
        return this;
    }

    private static void add(List<String> parts, Value value) {
        if (value instanceof Value.Text it) {
            parts.addAll(List.of("text", it.text()));
        } else if (value instanceof Value.Number it) {
            parts.addAll(List.of("number", it.number().toPlainString()));
        } else if (value instanceof Value.Measures it) {
            parts.add("measures");
            it.measures()
                    .forEach(measure ->
                            parts.addAll(List.of(measure.operator().name(), figure(measure.number()), measure.unit())));
        } else if (value instanceof Value.Readings it) {
            parts.add("readings");
            it.readings().forEach(reading -> {
                var band = reading.band();
                parts.addAll(List.of(figure(reading.number()), reading.unit(), band == null ? "" : band.name()));
            });
        } else {
            throw new IllegalArgumentException("a value of no known kind");
        }
    }

    private static void add(List<String> parts, Derivation derivation) {
        parts.add(derivation.rule());
        parts.add(derivation.ruleSet().id());
        parts.add(String.valueOf(derivation.ruleSet().version()));
        parts.add(String.valueOf(derivation.inputs().size()));
        derivation.inputs().forEach((name, input) -> parts.addAll(List.of(name, input)));
        parts.add(String.valueOf(derivation.steps().size()));
        parts.addAll(derivation.steps());
        parts.add(derivation.sentence().zh());
        parts.add(derivation.sentence().en());
    }

    private static String figure(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }

    private void line(List<String> parts) {
        parts.forEach(
                part -> text.append(part.length()).append(':').append(part).append(' '));
        text.append('\n');
    }

    private String sha256() {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every JDK has SHA-256", absent);
        }
    }
}
