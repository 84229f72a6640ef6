package jiheng.query.evaluation;

import static java.util.stream.Collectors.joining;
import static jiheng.query.evaluation.TextComparison.Fate.ADDED;
import static jiheng.query.evaluation.TextComparison.Fate.KEPT;
import static jiheng.query.evaluation.TextComparison.Fate.REMOVED;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import jiheng.query.evaluation.TextComparison.Segment;
import org.junit.jupiter.api.Test;

class TextComparisonTest {
    private static final List<String> PIECES =
            List.of("审", "计", "，", "𠮷", "𡋾", "😀", "12", "134.74%", "1,535", "union", " ", "\n", "A", "级");

    @Test
    void aChineseTextIsComparedCharacterByCharacter() {
        assertThat(TextComparison.between("工会经费审计", "工会经费抽查审计"))
                .containsExactly(new Segment(KEPT, "工会经费"), new Segment(ADDED, "抽查"), new Segment(KEPT, "审计"));
    }

    @Test
    void aNumberAndALatinWordAreOneWordEach() {
        assertThat(TextComparison.between("执行率134.74%。", "执行率134.75%。"))
                .containsExactly(
                        new Segment(KEPT, "执行率"),
                        new Segment(REMOVED, "134.74%"),
                        new Segment(ADDED, "134.75%"),
                        new Segment(KEPT, "。"));
        assertThat(TextComparison.between("union hall", "unit hall"))
                .containsExactly(new Segment(REMOVED, "union"), new Segment(ADDED, "unit"), new Segment(KEPT, " hall"));
    }

    @Test
    void aCharacterOutsideTheFirstPlaneIsNeverSplit() {
        // Both begin with the same half of a pair.
        assertThat("𠮷".charAt(0)).isEqualTo("𠮸".charAt(0));

        assertThat(TextComparison.between("𠮷", "𠮸"))
                .containsExactly(new Segment(REMOVED, "𠮷"), new Segment(ADDED, "𠮸"));
    }

    @Test
    void keptAndRemovedAreTheOldTextAndKeptAndAddedTheNew() {
        var random = new Random(20220307);
        for (var round = 0; round < 2_000; round++) {
            var from = text(random);
            var to = random.nextInt(4) == 0 ? from : text(random);

            var segments = TextComparison.between(from, to);

            assertThat(without(segments, ADDED)).isEqualTo(from);
            assertThat(without(segments, REMOVED)).isEqualTo(to);
            assertThat(segments).allMatch(one -> !one.text().isEmpty());
            assertThat(segments)
                    .allMatch(one -> StandardCharsets.UTF_8.newEncoder().canEncode(one.text()));
            assertThat(segments.stream().anyMatch(one -> one.fate() != KEPT)).isEqualTo(!from.equals(to));
        }
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(12), 0, PIECES.size())
                .mapToObj(PIECES::get)
                .collect(joining());
    }

    private static String without(List<Segment> segments, TextComparison.Fate fate) {
        return segments.stream()
                .filter(one -> one.fate() != fate)
                .map(Segment::text)
                .collect(joining());
    }
}
