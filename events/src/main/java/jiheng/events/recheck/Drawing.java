package jiheng.events.recheck;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import jiheng.events.evaluation.EvaluationId;

/**
 * Draws a sample so that anyone can draw it again with {@code sha256sum}: each form's number is the SHA-256, in lower-case
 * hex, of the UTF-8 bytes of {@code <seed>|<form's id>}; the forms with the lowest numbers are the sample, in that order.
 * Pure.
 */
public final class Drawing {
    public static final String METHOD = "sha256-order";
    public static final int VERSION = 1;

    private Drawing() {}

    /** The first {@code size} of the forms in the order of their numbers. */
    public static List<EvaluationId> draw(String seed, Collection<EvaluationId> population, int size) {
        return population.stream()
                .sorted(Comparator.comparing((EvaluationId form) -> number(seed, form))
                        .thenComparing(EvaluationId::value))
                .limit(size)
                .toList();
    }

    public static String number(String seed, EvaluationId form) {
        return sha256(seed + "|" + form);
    }

    /** One line a form in the order of the ids: id, version and digest of its content, apart by a blank. */
    public static String text(Collection<Member> population) {
        return population.stream()
                .sorted(Comparator.comparing(one -> one.evaluation().value()))
                .map(one -> one.evaluation() + " " + one.version() + " " + one.digest() + "\n")
                .collect(Collectors.joining());
    }

    /** SHA-256, in hex, of the {@link #text}. */
    public static String digest(Collection<Member> population) {
        return sha256(text(population));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every JDK has SHA-256", absent);
        }
    }
}
