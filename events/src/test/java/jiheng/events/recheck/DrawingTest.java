package jiheng.events.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import jiheng.events.evaluation.EvaluationId;
import jiheng.events.evaluation.Points;
import jiheng.events.organisation.UnitId;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawingTest {
    private static final List<Member> POPULATION = IntStream.range(0, 40)
            .mapToObj(number -> new Member(
                    EvaluationId.of("2022-unit" + number + "-department"),
                    UnitId.of("unit" + number),
                    "单位" + number,
                    1 + number % 3,
                    ("" + number % 10).repeat(64)))
            .toList();
    private static final List<EvaluationId> FORMS =
            POPULATION.stream().map(Member::evaluation).toList();

    /** Picks the lowest number that is left, again and again, by numbers and not by hex. */
    private static List<EvaluationId> naively(String seed, int size) throws NoSuchAlgorithmException {
        var left = new ArrayList<>(FORMS);
        var drawn = new ArrayList<EvaluationId>();
        while (drawn.size() < size) {
            var lowest = left.get(0);
            for (var form : left) {
                if (number(seed, form).compareTo(number(seed, lowest)) < 0) {
                    lowest = form;
                }
            }
            left.remove(lowest);
            drawn.add(lowest);
        }
        return drawn;
    }

    private static BigInteger number(String seed, EvaluationId form) throws NoSuchAlgorithmException {
        var sha = MessageDigest.getInstance("SHA-256");
        sha.update(seed.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        sha.update((byte) '|');
        return new BigInteger(1, sha.digest(form.value().getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    }

    @Test
    void aNaiveSecondDrawFindsTheSameFormsInTheSameOrder() throws NoSuchAlgorithmException {
        for (var seed : List.of("3087.53", "六 四 一 二", "a|b", "0")) {
            for (var size : new int[] {1, 7, 40}) {
                assertThat(Drawing.draw(seed, FORMS, size)).isEqualTo(naively(seed, size));
            }
        }
    }

    @Test
    void theOrderOfTheListChangesNothingAndTheSeedDoes() {
        var reversed = new ArrayList<>(FORMS);
        java.util.Collections.reverse(reversed);

        assertThat(Drawing.draw("3087.53", reversed, 5)).isEqualTo(Drawing.draw("3087.53", FORMS, 5));
        assertThat(Drawing.draw("3087.54", FORMS, 5)).isNotEqualTo(Drawing.draw("3087.53", FORMS, 5));
    }

    @Test
    void theRecipeInTheManualDrawsTheSame(@TempDir Path folder) throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/sha256sum")), "no sha256sum here");
        Files.writeString(folder.resolve("population.txt"), Drawing.text(POPULATION));
        var shell = new ProcessBuilder("sh", "-c", """
                sha256sum < population.txt | cut -d' ' -f1
                while read -r id rest; do
                  echo "$(printf '%s|%s' "$SEED" "$id" | sha256sum | cut -d' ' -f1) $id"
                done < population.txt | LC_ALL=C sort | head -n 7 | cut -d' ' -f2
                """).directory(folder.toFile());
        shell.environment().put("SEED", "3087.53");
        var process = shell.start();
        var lines = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                .lines()
                .toList();

        assertThat(process.waitFor()).isZero();
        assertThat(lines.get(0)).isEqualTo(Drawing.digest(POPULATION));
        assertThat(lines.subList(1, lines.size()))
                .isEqualTo(Drawing.draw("3087.53", FORMS, 7).stream()
                        .map(EvaluationId::value)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "94.53, 92.03, 2.72", // 2.50 of 92.03
        "94.53, 84.53, 11.83",
        "94.53, 98.00, -3.54", // 3.47 the other way
        "80.00, 80.00, 0.00",
        "0.00, 50.00, -100.00"
    })
    void aDeviationIsTheDifferenceOverTheReviewedTotal(String self, String reviewed, String percent) {
        assertThat(Deviation.between(Points.of(self), Points.of(reviewed))).contains(Deviation.of(percent));
    }

    @Test
    void nothingLeftOfATotalHasNoRatio() {
        assertThat(Deviation.between(Points.of("94.53"), Points.ZERO)).isEmpty();
    }
}
