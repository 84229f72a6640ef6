package jiheng.query.audit.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import jiheng.query.audit.merkle.TreeHash;
import org.jspecify.annotations.Nullable;

/**
 * The digest of a form's content as submissions record it: SHA-256 of {@code jiheng-content-1} and a line for each row,
 * cell, score, for the totals, each piece of evidence and each cell kept of an earlier version, in which every part has its length in UTF-16 units before it.
 */
final class FormDigest {
    private final StringBuilder text = new StringBuilder("jiheng-content-1\n");

    private FormDigest() {}

    static String of(
            SortedMap<String, Json> rows,
            SortedMap<String, Json> cells,
            SortedMap<String, Json> scores,
            @Nullable Json totals,
            SortedMap<String, Json> evidence,
            List<Json> kept) {
        var digest = new FormDigest();
        rows.forEach((id, row) -> digest.line(List.of(
                "row",
                id,
                row.text("branch"),
                row.text("child"),
                "" + row.get("position").whole())));
        cells.forEach((cell, value) -> digest.line(and(List.of("cell", cell), parts(value))));
        scores.forEach((row, score) -> digest.line(
                and(List.of("score", row, score.optional("score").orElse("")), derivation(score.get("derivation")))));
        if (totals != null) {
            digest.line(and(
                    List.of("totals", totals.text("selfTotal"), totals.text("ruleTotal"), totals.text("grade")),
                    derivation(totals.get("total"))));
        }
        evidence.forEach((id, one) -> digest.line(List.of(
                "evidence",
                id,
                one.text("row"),
                one.text("file"),
                one.text("mediaType"),
                "" + one.get("size").whole(),
                one.text("sha256"))));
        kept.stream()
                .sorted(Comparator.comparing((Json one) -> one.text("cell")).thenComparing(one -> version(one)))
                .forEach(one -> digest.line(and(List.of("kept"), kept(one))));
        return HexFormat.of()
                .formatHex(TreeHash.sha256().of(digest.text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** A kept cell in parts. */
    static List<String> kept(Json one) {
        return and(List.of(one.text("cell"), "" + version(one)), parts(one.get("value")));
    }

    private static long version(Json kept) {
        return kept.get("template").get("version").whole();
    }

    /** A cell's value in parts; equal values have equal parts, an empty cell none. */
    static List<String> parts(Json value) {
        if (value.isNull()) {
            return List.of();
        }
        var all = new ArrayList<>(List.of(value.text("is")));
        switch (value.text("is")) {
            case "text" -> all.add(value.text("text"));
            case "number" -> all.add(value.get("number").figure());
            case "measures" ->
                value.get("measures").items().forEach(one -> {
                    all.add(one.text("operator"));
                    all.add(figure(one));
                    all.add(one.text("unit"));
                });
            case "readings" ->
                value.get("readings").items().forEach(one -> {
                    all.add(figure(one));
                    all.add(one.text("unit"));
                    all.add(one.optional("band").orElse(""));
                });
            default -> throw new UnreadableJson("a value of unknown kind");
        }
        return all;
    }

    private static String figure(Json one) {
        return one.get("number").isNull() ? "" : one.get("number").figure();
    }

    private static List<String> derivation(Json derivation) {
        var all = new ArrayList<String>();
        var rules = derivation.get("ruleSet");
        all.add(derivation.text("rule"));
        all.add(rules.text("id"));
        all.add("" + rules.get("version").whole());
        Map<String, Json> inputs = new TreeMap<>(derivation.get("inputs").members());
        all.add("" + inputs.size());
        inputs.forEach((name, input) -> {
            all.add(name);
            all.add(input.text());
        });
        var steps = derivation.get("steps").items();
        all.add("" + steps.size());
        steps.forEach(step -> all.add(step.text()));
        all.add(derivation.get("sentence").text("zh"));
        all.add(derivation.get("sentence").text("en"));
        return all;
    }

    private static List<String> and(List<String> first, List<String> rest) {
        var all = new ArrayList<>(first);
        all.addAll(rest);
        return all;
    }

    private void line(List<String> parts) {
        parts.forEach(
                part -> text.append(part.length()).append(':').append(part).append(' '));
        text.append('\n');
    }
}
